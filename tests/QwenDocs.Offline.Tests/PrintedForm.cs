using QwenDocs.Documents;
using SkiaSharp;

namespace QwenDocs.Offline.Tests;

/// <summary>A page of A4 with a text layer, made for a test.</summary>
internal static class PrintedForm
{
    /// <summary>Prints texts at places in points from the top left corner.</summary>
    public static Document Of(params (float X, float Y, string Text)[] print)
    {
        using MemoryStream stream = new();
        using (var pdf = SKDocument.CreatePdf(stream))
        using (SKTypeface typeface = SyntheticPage.Typeface(chinese: print.Any(line => line.Text.Any(letter => letter >= 0x2E80))))
        using (SKFont font = new(typeface, 10))
        using (SKPaint paint = new() { Color = SKColors.Black })
        {
            SKCanvas canvas = pdf.BeginPage(595, 842);
            foreach ((float x, float y, string text) in print)
                canvas.DrawText(text, x, y, SKTextAlign.Left, font, paint);
            pdf.EndPage();
        }

        return Document.FromBytes(stream.ToArray(), "form.pdf");
    }
}
