using SkiaSharp;

namespace QwenDocs.Wolverine.Tests;

/// <summary>Small pictures, the cheapest documents there are: nothing of them is parsed or drawn.</summary>
internal static class TestPicture
{
    /// <summary>Makes a picture that differs from those of other numbers in its width.</summary>
    public static byte[] Png(int number)
    {
        using SKBitmap bitmap = new(28 * (2 + number), 56);
        bitmap.Erase(SKColors.White);
        return bitmap.Encode(SKEncodedImageFormat.Png, 100).ToArray();
    }
}
