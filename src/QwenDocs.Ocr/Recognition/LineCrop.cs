using System.Numerics;
using QwenDocs.Ocr.Detection;

namespace QwenDocs.Ocr.Recognition;

/// <summary>Cuts a region out of a page at the height that a network wants.</summary>
internal static class LineCrop
{
    public static OcrBitmap Cut(OcrBitmap page, TextRegion region, int width, int height) => page.Map(
        width,
        height,
        new Matrix3x2((float)region.Width / width, 0, 0, (float)region.Height / height, (float)region.Left, (float)region.Top),
        isWhiteOutside: false);

    /// <summary>Writes a crop as planes of values from −1 to 1 into one item of a batch; the rest of the width stays 0.</summary>
    public static void Fill(OcrBitmap crop, Span<float> item, int batchWidth)
    {
        ReadOnlySpan<byte> pixels = crop.Pixels;
        int width = Math.Min(crop.Width, batchWidth), height = crop.Height;
        item.Clear();
        for (int channel = 0; channel < 3; channel++)
        {
            for (int y = 0; y < height; y++)
            {
                Span<float> row = item.Slice(((channel * height) + y) * batchWidth, width);
                ReadOnlySpan<byte> source = pixels[(y * crop.Stride)..];
                for (int x = 0; x < row.Length; x++)
                    row[x] = (source[(x * 4) + channel] / 127.5f) - 1;
            }
        }
    }
}
