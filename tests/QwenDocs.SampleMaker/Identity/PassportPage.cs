using QwenDocs.SampleMaker.Photos;
using SkiaSharp;

namespace QwenDocs.SampleMaker.Identity;

/// <summary>The page of a passport that has the photo.</summary>
internal sealed class PassportPage(Lettering lettering)
{
    public const int Width = 1250;
    public const int Height = 880;

    private static readonly SKColor Ink = new(24, 26, 40);
    private static readonly SKColor Label = new(70, 84, 120);

    public void Draw(SKCanvas canvas)
    {
        Brush.Gradient(canvas, new SKRect(0, 0, Width, Height), [new(226, 236, 242), new(242, 240, 232), new(222, 232, 226)], radius: 20);
        SecurityPrint.Waves(canvas, new SKRect(10, 10, Width - 10, 700), new SKColor(90, 140, 170, 60));
        Brush.Gradient(canvas, new SKRect(0, 0, Width, 16), [new(0, 0, 0, 70), new(0, 0, 0, 0)], down: true);
        lettering.Draw(canvas, "ANTARCTICA", 60, 76, new LetterStyle(44, new SKColor(20, 50, 110), Bold: true, Face: Face.Serif));
        lettering.Draw(canvas, "PASSPORT", 1190, 76, new LetterStyle(40, new SKColor(20, 50, 110), Bold: true, SKTextAlign.Right, Face.Serif));
        lettering.Draw(canvas, "Specimen, not valid for travel", 1190, 108, new LetterStyle(20, new SKColor(180, 30, 46), Align: SKTextAlign.Right));
        SecurityPrint.Portrait(canvas, new SKRect(60, 130, 390, 560), new SKColor(52, 66, 96), new SKColor(70, 46, 34));
        Specimen holder = Specimen.Passport;
        Field(canvas, 430, 160, "Type / Type", "P");
        Field(canvas, 560, 160, "Code / Code", Specimen.State);
        Field(canvas, 860, 160, "Passport No. / N° du passeport", holder.Number);
        Field(canvas, 430, 240, "Surname / Nom", holder.Surname);
        Field(canvas, 430, 320, "Given names / Prénoms", holder.GivenNames);
        Field(canvas, 430, 400, "Nationality / Nationalité", "ANTARCTICA");
        Field(canvas, 860, 400, "Place of birth / Lieu de naissance", "PORT LOCKROY");
        Field(canvas, 430, 480, "Date of birth / Date de naissance", "28 APR 1991");
        Field(canvas, 860, 480, "Sex / Sexe", "F");
        Field(canvas, 430, 560, "Date of issue / Date de délivrance", "12 MAR 2024");
        Field(canvas, 860, 560, "Date of expiry / Date d'expiration", "12 MAR 2034");
        lettering.Draw(canvas, "Authority / Autorité", 430, 632, new LetterStyle(19, Label));
        lettering.Draw(canvas, "SPECIMEN OFFICE", 430, 662, new LetterStyle(28, Ink, Bold: true));
        canvas.Save();
        canvas.Translate(80, 600);
        Signature.Draw(canvas, 0, 0);
        canvas.Restore();
        SecurityPrint.Mark(canvas, lettering, 640, 470, 190, -24);
        Brush.Box(canvas, new SKRect(0, 714, Width, Height), new SKColor(246, 246, 240), 0);
        Brush.Line(canvas, 0, 714, Width, 714, new SKColor(150, 160, 170), 1.5f);
        string[] zone = MrzLines.Passport(holder);
        for (int line = 0; line < zone.Length; line++)
            lettering.Draw(canvas, zone[line], Width / 2f, 782 + (line * 58), new LetterStyle(42, Ink, Bold: true, SKTextAlign.Center, Face.Mono));
    }

    private void Field(SKCanvas canvas, float x, float y, string label, string value)
    {
        lettering.Draw(canvas, label, x, y, new LetterStyle(19, Label));
        lettering.Draw(canvas, value, x, y + 32, new LetterStyle(29, Ink, Bold: true));
    }
}
