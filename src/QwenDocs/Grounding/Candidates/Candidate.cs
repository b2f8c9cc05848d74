using QwenDocs.Grounding.Print;
using QwenDocs.Imaging;

namespace QwenDocs.Grounding.Candidates;

/// <summary>A place where a value may stand.</summary>
/// <param name="Spans">The print.</param>
/// <param name="Quality">How well the print says the value, 0 to 1, without regard to where it stands.</param>
/// <param name="Match">How close it comes to the value.</param>
/// <param name="Page">The index of the page.</param>
/// <param name="Row">The row where it begins.</param>
/// <param name="LastRow">The row where it ends.</param>
/// <param name="Box">The box about the print on that page.</param>
internal sealed record Candidate(
    IReadOnlyList<PrintSpan> Spans,
    double Quality,
    EvidenceMatch Match,
    int Page,
    int Row,
    int LastRow,
    PageBox Box)
{
    public PrintSpan First => Spans[0];

    public static Candidate Of(PrintIndex print, IReadOnlyList<PrintSpan> spans, double quality, EvidenceMatch match)
    {
        int page = print.PageOf(spans[0]), row = int.MaxValue, last = 0;
        PageBox? box = null;
        foreach (PrintSpan span in spans)
        {
            row = Math.Min(row, print.RowOf(span));
            last = Math.Max(last, print.RowOf(span));
            if (print.PageOf(span) == page)
                box = box?.Union(print.BoxOf(span)) ?? print.BoxOf(span);
        }

        return new Candidate(spans, quality, match, page, row, last, box!.Value);
    }
}
