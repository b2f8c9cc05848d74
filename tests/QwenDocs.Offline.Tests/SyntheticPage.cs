using QwenDocs.Imaging;
using SkiaSharp;

namespace QwenDocs.Offline.Tests;

/// <summary>A page drawn for a test, at 150 dots an inch.</summary>
internal sealed class SyntheticPage : IDisposable
{
    private static readonly string[] LatinFonts = ["DejaVuSans.ttf", "arial.ttf", "Arial.ttf", "LiberationSans-Regular.ttf"];
    private static readonly string[] ChineseFonts = ["wqy-microhei.ttc", "msyh.ttc", "NotoSansCJK-Regular.ttc", "PingFang.ttc"];

    private readonly SKBitmap _bitmap = new(1240, 1754, SKColorType.Bgra8888, SKAlphaType.Opaque);
    private readonly SKCanvas _canvas;
    private readonly SKTypeface _typeface;

    public SyntheticPage(double degrees = 0, bool chinese = false)
    {
        _typeface = Typeface(chinese);
        _canvas = new SKCanvas(_bitmap);
        _canvas.Clear(SKColors.White);
        _canvas.RotateDegrees((float)degrees, 620, 877);
    }

    /// <summary>Returns a font of the machine; the test is skipped where it has none.</summary>
    public static SKTypeface Typeface(bool chinese)
    {
        string? font = FontFile(chinese ? ChineseFonts : LatinFonts);
        Assert.SkipWhen(font is null, "No font to draw pages with: install DejaVu Sans, or WenQuanYi Micro Hei for Chinese.");
        return SKTypeface.FromFile(font);
    }

    public SyntheticPage Write(float x, float y, string text, float size = 24)
    {
        using var font = new SKFont(_typeface, size);
        using var paint = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        _canvas.DrawText(text, x, y, SKTextAlign.Left, font, paint);
        return this;
    }

    public PageImage Image(int number = 1)
    {
        using SKData data = _bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return new PageImage(number, new PixelSize(_bitmap.Width, _bitmap.Height), "image/png", data.ToArray());
    }

    // SkiaSharp's package for Linux without dependencies knows no system fonts: they are looked for as files.
    private static string? FontFile(string[] names) =>
        ((string[])["/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", "/Library/Fonts", Environment.GetFolderPath(Environment.SpecialFolder.Fonts)])
            .Where(folder => folder.Length > 0 && Directory.Exists(folder))
            .SelectMany(folder => names.SelectMany(name => Directory.EnumerateFiles(folder, name, SearchOption.AllDirectories)))
            .FirstOrDefault();

    public void Dispose()
    {
        _canvas.Dispose();
        _bitmap.Dispose();
        _typeface.Dispose();
    }
}
