using QwenDocs.SampleMaker.Photos;
using SkiaSharp;

namespace QwenDocs.SampleMaker.Identity;

/// <summary>Both sides of an identity card.</summary>
internal sealed class IdentityCard(Lettering lettering)
{
    public const int Width = 1000;
    public const int Height = 630;

    private static readonly SKColor Ink = new(24, 26, 40);
    private static readonly SKColor Label = new(60, 90, 84);

    private static readonly Specimen Holder = Specimen.Card;

    public void DrawFront(SKCanvas canvas)
    {
        Base(canvas);
        lettering.Draw(canvas, "ANTARCTICA", 44, 66, new LetterStyle(38, new SKColor(12, 84, 80), Bold: true));
        lettering.Draw(canvas, "IDENTITY CARD", 956, 66, new LetterStyle(32, new SKColor(12, 84, 80), Bold: true, SKTextAlign.Right));
        SecurityPrint.Portrait(canvas, new SKRect(44, 106, 330, 490), new SKColor(40, 74, 60), new SKColor(30, 26, 24));
        Field(canvas, 370, 140, "Surname", Holder.Surname);
        Field(canvas, 370, 222, "Given names", Holder.GivenNames);
        Field(canvas, 370, 304, "Date of birth", "15 SEP 1987");
        Field(canvas, 700, 304, "Sex", "M");
        Field(canvas, 370, 386, "Nationality", Specimen.State);
        Field(canvas, 700, 386, "Date of expiry", "30 JUN 2031");
        Field(canvas, 370, 468, "Document No.", Holder.Number);
        lettering.Draw(canvas, "Specimen, identifies nobody", 44, 590, new LetterStyle(22, new SKColor(180, 30, 46)));
        SecurityPrint.Mark(canvas, lettering, 520, 380, 150, -20);
    }

    public void DrawBack(SKCanvas canvas)
    {
        Base(canvas);
        Field(canvas, 44, 64, "Place of birth", "SCOTT BASE");
        Field(canvas, 500, 64, "Date of issue", "01 JUL 2021");
        Field(canvas, 44, 150, "Authority", "SPECIMEN OFFICE");
        Brush.Gradient(canvas, new SKRect(700, 130, 900, 290), [new(206, 172, 92), new(240, 214, 150), new(190, 150, 70)], radius: 18);
        Brush.Line(canvas, 700, 210, 900, 210, new SKColor(120, 90, 40), 2);
        Brush.Line(canvas, 766, 130, 766, 290, new SKColor(120, 90, 40), 2);
        Brush.Line(canvas, 834, 130, 834, 290, new SKColor(120, 90, 40), 2);
        SecurityPrint.Mark(canvas, lettering, 380, 300, 110, -14);
        Brush.Box(canvas, new SKRect(0, 396, Width, Height - 24), new SKColor(244, 246, 240, 220));
        string[] zone = MrzLines.Card(Holder);
        for (int line = 0; line < zone.Length; line++)
            lettering.Draw(canvas, zone[line], Width / 2f, 456 + (line * 58), new LetterStyle(49, Ink, Bold: true, SKTextAlign.Center, Face.Mono));
    }

    private static void Base(SKCanvas canvas)
    {
        Brush.Gradient(canvas, new SKRect(0, 0, Width, Height), [new(212, 232, 224), new(240, 244, 232), new(206, 226, 230)], radius: 30);
        SecurityPrint.Waves(canvas, new SKRect(20, 20, Width - 20, Height - 20), new SKColor(60, 140, 120, 62));
        Brush.Outline(canvas, new SKRect(1, 1, Width - 1, Height - 1), new SKColor(255, 255, 255, 160), 3, 30);
    }

    private void Field(SKCanvas canvas, float x, float y, string label, string value)
    {
        lettering.Draw(canvas, label, x, y, new LetterStyle(20, Label));
        lettering.Draw(canvas, value, x, y + 36, new LetterStyle(32, Ink, Bold: true));
    }
}
