using System.Text;
using QwenDocs.Imaging;
using QwenDocs.Ocr.Layout;
using QwenDocs.Schemas.Labels;
using QwenDocs.Text;

namespace QwenDocs.Offline.Print;

/// <summary>A line of print on a page, such as the cell of a table; folded for comparison.</summary>
internal sealed class PrintedCell
{
    public PrintedCell(int page, RecognizedLine line)
    {
        Page = page;
        Box = line.Box;
        Text = Normalize(line.Text).Trim();
        Folded = FieldVocabulary.Recognized.Map(Text);
    }

    public int Page { get; }

    public PageBox Box { get; }

    public string Text { get; }

    public FoldedText Folded { get; }

    public double Middle => (Box.Top + Box.Bottom) / 2;

    public bool IsOnRowOf(PrintedCell other) =>
        Page == other.Page && Math.Min(Box.Bottom, other.Box.Bottom) - Math.Max(Box.Top, other.Box.Top) > 0.55 * Math.Min(Box.Height, other.Box.Height);

    public double Overlap(PrintedCell other) => Math.Min(Box.Right, other.Box.Right) - Math.Max(Box.Left, other.Box.Left);

    // Powers stay: 1.5 mm² is not 1.5 mm2.
    private static string Normalize(string text) =>
        string.Join('²', text.Split('²').Select(part => string.Join('³', part.Split('³').Select(plain => plain.Normalize(NormalizationForm.FormKC)))));
}
