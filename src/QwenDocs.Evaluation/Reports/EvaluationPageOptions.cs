using QwenDocs.Documents;
using QwenDocs.Rendering;

namespace QwenDocs.Evaluation;

/// <summary>How an <see cref="EvaluationPage"/> is made.</summary>
public sealed class EvaluationPageOptions
{
    /// <summary>Gets or sets the width of the page pictures, in pixels; a scan with fewer is not enlarged.</summary>
    /// <value>The default is 1000. Range: 200 to 4000.</value>
    public int PageWidth { get; set; } = 1000;

    /// <summary>Gets or sets how many pages are drawn at most; each takes some 100 KB. Only pages with a wrong or flagged value at a known place are drawn, in the order of the documents.</summary>
    /// <value>The default is 100. Range: 0 to 10,000.</value>
    public int MaxPages { get; set; } = 100;

    /// <summary>Gets or sets how many values of a document are listed at most; the report as JSON has all.</summary>
    /// <value>The default is 200. Range: 1 to 100,000.</value>
    public int MaxCells { get; set; } = 200;

    /// <summary>Gets the limits under which documents are opened.</summary>
    public DocumentOptions Documents { get; init; } = new();

    /// <summary>Gets the limits under which pages are drawn.</summary>
    public RenderingOptions Rendering { get; init; } = new();

    internal EvaluationPageOptions Validated()
    {
        if (PageWidth is < 200 or > 4000)
            throw new ArgumentOutOfRangeException(nameof(PageWidth), PageWidth, "PageWidth must be 200 to 4000.");
        if (MaxPages is < 0 or > 10_000)
            throw new ArgumentOutOfRangeException(nameof(MaxPages), MaxPages, "MaxPages must be 0 to 10,000.");
        if (MaxCells is < 1 or > 100_000)
            throw new ArgumentOutOfRangeException(nameof(MaxCells), MaxCells, "MaxCells must be 1 to 100,000.");
        return this;
    }
}
