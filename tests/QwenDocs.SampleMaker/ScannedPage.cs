using SkiaSharp;

namespace QwenDocs.SampleMaker;

/// <summary>Makes of a drawn page what a flatbed scanner makes of a document: 200 dpi, a little turned, shaded, noisy, JPEG.</summary>
internal static class ScannedPage
{
    private const float Dpi = 200;
    private const float PointsPerInch = 72;
    private const float Skew = 0.85f;
    private const int Quality = 52;
    private const int Seed = 200;

    public static SKImage Make(Action<SKCanvas> draw)
    {
        using SKData jpeg = MakeJpeg(draw, SampleDocument.Width, SampleDocument.Height);
        return SKImage.FromEncodedData(jpeg)!;
    }

    /// <summary>Makes the scan of a page whose size is in points; returns it as the file that the scanner writes.</summary>
    public static SKData MakeJpeg(Action<SKCanvas> draw, float pageWidth, float pageHeight)
    {
        int width = (int)MathF.Round(pageWidth * Dpi / PointsPerInch);
        int height = (int)MathF.Round(pageHeight * Dpi / PointsPerInch);
        using SKBitmap bitmap = new(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using (SKCanvas canvas = new(bitmap))
        {
            canvas.Clear(new SKColor(196, 194, 188));
            canvas.Save();
            canvas.RotateDegrees(Skew, width / 2f, height / 2f);
            using SKPaint paper = new() { Color = new SKColor(247, 245, 239), IsAntialias = true };
            canvas.DrawRect(new SKRect(9, 12, width - 8, height - 10), paper);
            canvas.Scale(Dpi / PointsPerInch);
            draw(canvas);
            DrawHoles(canvas, pageHeight / 2);
            canvas.Restore();
            DrawShadow(canvas, width, height);
        }

        AddNoise(bitmap.GetPixelSpan());
        return bitmap.Encode(SKEncodedImageFormat.Jpeg, Quality)!;
    }

    private static void DrawHoles(SKCanvas canvas, float middle)
    {
        // Two holes of a ring binder, 80 mm apart.
        using SKPaint hole = new() { Color = new SKColor(120, 118, 114), IsAntialias = true };
        canvas.DrawCircle(20, middle - 113.4f, 8, hole);
        canvas.DrawCircle(20, middle + 113.4f, 8, hole);
    }

    private static void DrawShadow(SKCanvas canvas, int width, int height)
    {
        using SKPaint shadow = new() { BlendMode = SKBlendMode.Multiply };
        using SKShader shader = SKShader.CreateLinearGradient(
            new SKPoint(width, 0),
            new SKPoint(width * 0.62f, height * 0.2f),
            [new SKColor(176, 174, 170), new SKColor(228, 226, 222), SKColors.White],
            [0, 0.35f, 1],
            SKShaderTileMode.Clamp)!;
        shadow.Shader = shader;
        canvas.DrawRect(new SKRect(0, 0, width, height), shadow);
        using SKPaint fold = new() { Color = new SKColor(0, 0, 0, 22), StrokeWidth = 3, MaskFilter = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, 2.5f) };
        canvas.DrawLine(0, (height / 2f) - 6, width, (height / 2f) + 14, fold);
    }

    private static void AddNoise(Span<byte> pixels)
    {
        Random random = new(Seed);
        for (int at = 0; at < pixels.Length; at += 4)
        {
            int noise = random.Next(-5, 6) + random.Next(-5, 6);
            if (random.Next(9_000) == 0)
                noise -= 90;
            for (int channel = 0; channel < 3; channel++)
                pixels[at + channel] = (byte)Math.Clamp(pixels[at + channel] + noise, 0, 255);
        }
    }
}
