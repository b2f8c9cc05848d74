using QwenDocs.Imaging;
using SkiaSharp;

namespace QwenDocs.Tests.Rendering;

internal static class Pixels
{
    public static SKBitmap Decode(this PageImage image) => SKBitmap.Decode(image.Bytes.Span);

    /// <summary>Checks a pixel, given in shares of the sides, with room for what JPEG changes.</summary>
    public static void ShouldShow(this SKBitmap bitmap, double x, double y, SKColor expected, int tolerance = 12)
    {
        SKColor actual = bitmap.GetPixel((int)(x * bitmap.Width), (int)(y * bitmap.Height));
        int difference = Math.Max(Math.Abs(actual.Red - expected.Red), Math.Max(Math.Abs(actual.Green - expected.Green), Math.Abs(actual.Blue - expected.Blue)));
        difference.ShouldBeLessThanOrEqualTo(tolerance, $"{actual} at {x}, {y} instead of {expected}");
    }

    public static double Ink(this SKBitmap bitmap) => bitmap.Pixels.Average(pixel => (255 - pixel.Green) / 255.0);
}
