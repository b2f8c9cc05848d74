namespace QwenDocs.SampleMaker.Photos;

/// <summary>Smooth noise between 0 and 1: random values at whole coordinates, blended between them. The same seed gives the same noise.</summary>
internal sealed class ValueNoise(int seed)
{
    /// <summary>Noise of several octaves, each half as large and twice as fine as the one before.</summary>
    public float At(float x, float y, int octaves = 3)
    {
        float sum = 0, weight = 0.5f, total = 0;
        for (int octave = 0; octave < octaves; octave++)
        {
            sum += weight * Blend(x, y);
            total += weight;
            (x, y, weight) = (x * 2, y * 2, weight / 2);
        }

        return sum / total;
    }

    private float Blend(float x, float y)
    {
        int left = (int)MathF.Floor(x), top = (int)MathF.Floor(y);
        float across = Smooth(x - left), down = Smooth(y - top);
        float upper = Corner(left, top) + (across * (Corner(left + 1, top) - Corner(left, top)));
        float lower = Corner(left, top + 1) + (across * (Corner(left + 1, top + 1) - Corner(left, top + 1)));
        return upper + (down * (lower - upper));
    }

    private float Corner(int x, int y)
    {
        // The mixing steps of a common integer hash (lowbias32).
        uint hash = unchecked((uint)((x * 374761393) + (y * 668265263) + (seed * 1442695041)));
        hash = unchecked((hash ^ (hash >> 16)) * 0x7FEB352Du);
        hash = unchecked((hash ^ (hash >> 15)) * 0x846CA68Bu);
        return ((hash ^ (hash >> 16)) & 0xFFFF) / 65535f;
    }

    private static float Smooth(float share) => share * share * (3 - (2 * share));
}
