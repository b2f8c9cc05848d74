using QwenDocs.Ocr.Detection;
using SkiaSharp;

namespace QwenDocs.Ocr.Recognition;

/// <summary>Cuts a region out of a page at the height that a network wants.</summary>
internal static class LineCrop
{
    public static SKBitmap Cut(SKBitmap page, TextRegion region, int width, int height)
    {
        var crop = new SKBitmap(width, height, SKColorType.Bgra8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(crop);
        canvas.Clear(SKColors.White);
        var source = new SKRect((float)region.Left, (float)region.Top, (float)region.Right, (float)region.Bottom);
        using SKImage image = SKImage.FromPixels(page.PeekPixels());
        canvas.DrawImage(image, source, new SKRect(0, 0, width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.None));
        return crop;
    }

    /// <summary>Writes a crop as planes of values from −1 to 1 into one item of a batch; the rest of the width stays 0.</summary>
    public static void Fill(SKBitmap crop, Span<float> item, int batchWidth)
    {
        ReadOnlySpan<byte> pixels = crop.GetPixelSpan();
        int width = Math.Min(crop.Width, batchWidth), height = crop.Height;
        item.Clear();
        for (int channel = 0; channel < 3; channel++)
        {
            for (int y = 0; y < height; y++)
            {
                Span<float> row = item.Slice(((channel * height) + y) * batchWidth, width);
                ReadOnlySpan<byte> source = pixels[(y * crop.RowBytes)..];
                for (int x = 0; x < row.Length; x++)
                    row[x] = (source[(x * 4) + channel] / 127.5f) - 1;
            }
        }
    }
}
