using QwenDocs.SampleMaker.Photos;
using SkiaSharp;

namespace QwenDocs.SampleMaker.Diagrams;

/// <summary>The written procedure beside the diagram. It lacks the venting, names another pressure, and has a step that the diagram does not show.</summary>
internal sealed class PumpProcedure(Lettering lettering)
{
    private static readonly SKColor Ink = new(24, 26, 32);

    private static readonly string[][] Steps =
    [
        ["Open suction valve V-101 fully."],
        ["Close discharge valve V-102."],
        ["Start pump P-101 at the local panel."],
        ["Open V-102 slowly until PI-1 shows", "8.0 bar."],
        ["Close bypass valve V-103."],
        ["Switch on trace heating H-3."],
    ];

    public void Draw(SKCanvas canvas)
    {
        lettering.Draw(canvas, "Work instruction WI-27", 840, 92, new LetterStyle(34, Ink, Bold: true, Face: Face.Serif));
        lettering.Draw(canvas, "Starting pump P-101, issue 5 of 2026-01-19", 840, 126, new LetterStyle(22, Ink, Face: Face.Serif));
        Brush.Line(canvas, 840, 146, 1410, 146, Ink, 1.5f);
        float y = 210;
        for (int index = 0; index < Steps.Length; index++)
        {
            lettering.Draw(canvas, $"{index + 1}.", 844, y, new LetterStyle(28, Ink, Bold: true, Face: Face.Serif));
            foreach (string line in Steps[index])
            {
                lettering.Draw(canvas, line, 892, y, new LetterStyle(28, Ink, Face: Face.Serif));
                y += 40;
            }

            y += 34;
        }

        Brush.Outline(canvas, new SKRect(840, 740, 1410, 846), new SKColor(180, 40, 30), 3);
        lettering.Draw(canvas, "Wear goggles. Never run the pump dry.", 1125, 804, new LetterStyle(27, new SKColor(180, 40, 30), Bold: true, SKTextAlign.Center));
        lettering.Draw(canvas, "Approved: H. Virtanen", 844, 930, new LetterStyle(22, Ink, Face: Face.Serif));
        canvas.Save();
        canvas.Translate(1130, 884);
        Signature.Draw(canvas, 0, 0);
        canvas.Restore();
    }
}
