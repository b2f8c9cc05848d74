using QwenDocs.SampleMaker.Photos;
using SkiaSharp;

namespace QwenDocs.SampleMaker.DocsPictures;

/// <summary>Draws what a sample writes to a terminal, for the docs.</summary>
internal sealed class TerminalPicture(Lettering lettering, string monoFolder) : IDisposable
{
    private const float FontSize = 15;
    private const int CellWidth = 9;
    private const int CellHeight = 18;
    private const int Margin = 18;
    private const int TitleHeight = 30;
    private const int Colours = 96;

    private static readonly SKColor Background = new(24, 27, 34);

    private readonly SKTypeface _regular = SKTypeface.FromFile(Path.Combine(monoFolder, "DejaVuSansMono.ttf"))!;
    private readonly SKTypeface _bold = SKTypeface.FromFile(Path.Combine(monoFolder, "DejaVuSansMono-Bold.ttf"))!;

    public void Write(string title, string text, string png)
    {
        List<TerminalCell> cells = TerminalText.Read(text.TrimEnd());
        int columns = cells.Where(cell => cell.Text != " " || cell.Style.Background is not null).Max(cell => cell.Column + cell.Width);
        using SKBitmap bitmap = new((columns * CellWidth) + (2 * Margin), ((cells.Max(cell => cell.Row) + 1) * CellHeight) + (2 * Margin) + TitleHeight, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using SKCanvas canvas = new(bitmap);
        canvas.Clear(Background);
        Brush.Box(canvas, new SKRect(0, 0, bitmap.Width, TitleHeight), new SKColor(44, 49, 60));
        SKColor[] buttons = [new(236, 95, 90), new(238, 190, 76), new(98, 196, 84)];
        for (int index = 0; index < buttons.Length; index++)
            Brush.Disc(canvas, 18 + (index * 20), TitleHeight / 2f, 6, buttons[index]);
        Draw(canvas, $"$ {title}", 90, 20, new TerminalStyle(new SKColor(170, 178, 192), null, false));
        foreach (TerminalCell cell in cells)
        {
            float x = Margin + (cell.Column * CellWidth), y = TitleHeight + Margin + (cell.Row * CellHeight);
            if (cell.Style.Background is { } background)
                Brush.Box(canvas, new SKRect(x, y, x + (cell.Width * CellWidth), y + CellHeight), background);
        }

        foreach (TerminalCell cell in cells.Where(cell => cell.Text != " "))
            Draw(canvas, cell.Text, Margin + (cell.Column * CellWidth), TitleHeight + Margin + (cell.Row * CellHeight) + 14, cell.Style);
        PalettePng.Write(bitmap, png, Colours);
    }

    public void Dispose()
    {
        _regular.Dispose();
        _bold.Dispose();
    }

    private void Draw(SKCanvas canvas, string text, float x, float y, TerminalStyle style)
    {
        using SKFont font = new(style.Bold ? _bold : _regular, FontSize) { Subpixel = true, Hinting = SKFontHinting.None };
        // What the terminal's font lacks comes from others, as in a terminal: Thai, Chinese, Vietnamese letters.
        if (!font.ContainsGlyph(text[0]))
        {
            (float size, float middle) = text[0] switch { >= '\u0E00' and <= '\u0E7F' => (FontSize * 0.92f, CellWidth / 2f), >= '\u2E80' => (FontSize * 1.12f, CellWidth), _ => (FontSize, CellWidth / 2f) };
            lettering.Draw(canvas, text, x + middle, y, new LetterStyle(size, style.Foreground, style.Bold, SKTextAlign.Center));
            return;
        }

        using SKPaint paint = new() { Color = style.Foreground, IsAntialias = true };
        canvas.DrawText(text, x, y, SKTextAlign.Left, font, paint);
    }
}
