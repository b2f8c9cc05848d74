using SkiaSharp;

namespace QwenDocs.SampleMaker.Photos;

/// <summary>What things lie on in a photo: the colour of each point.</summary>
internal static class Surface
{
    /// <summary>Boards of a table, their grain from left to right.</summary>
    public static Func<int, int, SKColor> Wood(int seed, SKColor dark, SKColor light, float board = 230)
    {
        ValueNoise noise = new(seed);
        return (x, y) =>
        {
            int number = (int)MathF.Floor(y / board);
            float bend = noise.At(x / 210f, (y / 60f) + (number * 17), 2);
            float rings = 0.5f + (0.5f * MathF.Sin((bend * 26) + (y / 9f) + (number * 5)));
            float grain = noise.At(x / 90f, (y / 2.2f) + (number * 31), 2);
            float tone = Math.Clamp((0.38f * rings) + (0.42f * grain) + (0.2f * noise.At(number * 7.7f, 3, 1)), 0, 1);
            float seam = (y % board) < 2.2f ? 0.45f : 1;
            return Scale(Mix(dark, light, tone), seam);
        };
    }

    /// <summary>A plain wall, desk or floor: a colour with cloudy shades.</summary>
    public static Func<int, int, SKColor> Plain(int seed, SKColor colour, float contrast = 0.1f, float size = 70)
    {
        ValueNoise noise = new(seed);
        return (x, y) => Scale(colour, 1 - contrast + (contrast * 2 * noise.At(x / size, y / size, 4)));
    }

    /// <summary>A metal sheet that was brushed from left to right.</summary>
    public static Func<int, int, SKColor> BrushedMetal(int seed, SKColor colour)
    {
        ValueNoise noise = new(seed);
        return (x, y) => Scale(colour, 0.9f + (0.14f * noise.At(x / 160f, y / 1.6f, 2)) + (0.06f * noise.At(x / 300f, y / 260f, 1)));
    }

    /// <summary>Woven cloth.</summary>
    public static Func<int, int, SKColor> Cloth(int seed, SKColor colour)
    {
        ValueNoise noise = new(seed);
        return (x, y) => Scale(colour, 0.86f + (0.1f * MathF.Abs(MathF.Sin(x / 2.1f) * MathF.Sin(y / 2.1f))) + (0.22f * noise.At(x / 130f, y / 110f, 3)));
    }

    public static SKColor Mix(SKColor from, SKColor to, float share) => new(
        (byte)(from.Red + ((to.Red - from.Red) * share)),
        (byte)(from.Green + ((to.Green - from.Green) * share)),
        (byte)(from.Blue + ((to.Blue - from.Blue) * share)));

    private static SKColor Scale(SKColor colour, float factor) => new(
        (byte)Math.Clamp(colour.Red * factor, 0, 255),
        (byte)Math.Clamp(colour.Green * factor, 0, 255),
        (byte)Math.Clamp(colour.Blue * factor, 0, 255));
}
