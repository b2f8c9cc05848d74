using QwenDocs.Options;

namespace QwenDocs.Planning;

/// <summary>Whether a long document is looked over in small pictures first, so that only the pages that matter are read in full; and how large the small pictures are.</summary>
/// <remarks>The size also holds for the classification by which a file is split, whether or not screening is on.</remarks>
public sealed class ScreeningOptions
{
    /// <summary>Gets or sets a value indicating whether documents are looked over first where that can save tokens.</summary>
    /// <value>The default is <see langword="false"/>: every page is read in full.</value>
    public bool IsEnabled { get; set; }

    /// <summary>Gets or sets the fewest pages for which a screening can pay.</summary>
    /// <value>The default is 8. Range: 2 to 100,000.</value>
    public int MinPages { get; set; } = 8;

    /// <summary>Gets or sets the share of pages that is expected to matter. The screening is skipped where it and this share would cost as much as reading all pages.</summary>
    /// <value>The default is 0.5. Range: 0 to 1.</value>
    public double ExpectedKeptRatio { get; set; } = 0.5;

    /// <summary>Gets or sets how large the small pictures are: the height in pixels of a capital letter of a headline, which is 14-point type on an ISO A4 page and in proportion on others.</summary>
    /// <value>The default is 10: an A4 page has 588×840 pixels, 630 tokens of Qwen2.5-VL. Range: 4 to 64.</value>
    public double MinHeadingHeight { get; set; } = 10;

    internal void Validate()
    {
        OptionRange.Check(MinPages, 2, 100_000);
        OptionRange.Check(ExpectedKeptRatio, 0, 1);
        OptionRange.Check(MinHeadingHeight, 4, 64);
    }
}
