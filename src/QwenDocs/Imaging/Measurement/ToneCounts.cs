namespace QwenDocs.Imaging.Measurement;

/// <summary>How many pixels of a gray picture have each tone.</summary>
internal static class ToneCounts
{
    /// <summary>Counts into 256 places.</summary>
    public static void Of(ReadOnlySpan<byte> gray, int stride, PixelSize size, Span<int> counts)
    {
        counts.Clear();
        for (int y = 0; y < size.Height; y++)
        {
            foreach (byte value in gray.Slice(y * stride, size.Width))
                counts[value]++;
        }
    }

    /// <summary>Returns the tone of most pixels, the lighter of two: the paper.</summary>
    public static int MostFrequent(ReadOnlySpan<int> counts)
    {
        int paper = 0;
        for (int value = 1; value < counts.Length; value++)
            paper = counts[value] >= counts[paper] ? value : paper;
        return paper;
    }

    /// <summary>Returns the tone of most pixels of a picture.</summary>
    public static int MostFrequent(ReadOnlySpan<byte> gray, int stride, PixelSize size)
    {
        Span<int> counts = stackalloc int[256];
        Of(gray, stride, size, counts);
        return MostFrequent(counts);
    }
}
