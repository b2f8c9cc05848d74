using QwenDocs.Documents;
using QwenDocs.Rendering;

namespace QwenDocs.Review;

/// <summary>How a <see cref="ReviewPage"/> is made.</summary>
public sealed class ReviewOptions
{
    /// <summary>Gets or sets the width of the page pictures, in pixels; a scan with fewer is not enlarged. A dense page of text takes 0.07 bytes a pixel.</summary>
    /// <value>The default is 1240: 150 dots an inch on A4. Range: 200 to 4000.</value>
    public int PageWidth { get; set; } = 1240;

    /// <summary>Gets or sets the title in the browser's tab and above the pages.</summary>
    /// <value>The default is <c>Review</c>.</value>
    public string Title { get; set; } = "Review";

    /// <summary>Gets the limits under which documents are opened.</summary>
    public DocumentOptions Documents { get; init; } = new();

    /// <summary>Gets the limits under which pages are drawn.</summary>
    public RenderingOptions Rendering { get; init; } = new();

    internal ReviewOptions Validated()
    {
        if (PageWidth is < 200 or > 4000)
            throw new ArgumentException("ReviewOptions.PageWidth must be 200 to 4000.", nameof(PageWidth));
        if (string.IsNullOrWhiteSpace(Title))
            throw new ArgumentException("ReviewOptions.Title must not be empty.", nameof(Title));
        return this;
    }
}
