using QwenDocs.Imaging;

namespace QwenDocs.Grounding;

/// <summary>A piece of print on a page.</summary>
/// <param name="PageNumber">The number of the page, counted from 1.</param>
/// <param name="Box">Where it stands, in the unit of the page as displayed: points for PDF pages, pixels for pictures; the origin is the top left corner.</param>
/// <param name="PrintedText">The characters as printed, or as the recogniser read them.</param>
public readonly record struct EvidenceSpan(int PageNumber, PageBox Box, string PrintedText)
{
    /// <summary>Returns the print and its place, such as <c>page 1 (410, 702): 1.234,56</c>.</summary>
    /// <returns>Page, left and top edge, and print.</returns>
    public override string ToString() => FormattableString.Invariant($"page {PageNumber} ({Box.Left:0}, {Box.Top:0}): {PrintedText}");
}
