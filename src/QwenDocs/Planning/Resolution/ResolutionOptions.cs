using QwenDocs.Options;

namespace QwenDocs.Planning;

/// <summary>How many pixels a page gets: up to a full size where the window allows it, down to a legible one where it does not.</summary>
public sealed class ResolutionOptions
{
    /// <summary>Gets or sets the full size of PDF pages, in dots an inch. Pictures, and PDF pages that are scans, never get more pixels than they hold.</summary>
    /// <value>The default is 150. Range: 36 to 600.</value>
    public double Dpi { get; set; } = 150;

    /// <summary>Gets or sets the smallest print that is legible, as the height of a capital letter in pixels. Pages that must be made smaller to share a window stop there.</summary>
    /// <value>The default is 10: 10-point type at 100 dpi. Range: 4 to 64.</value>
    public double MinTextHeight { get; set; } = 10;

    /// <summary>Gets or sets the most image tokens that one page may take; a larger page is made smaller.</summary>
    /// <value>The default is 6,144, an ISO A3 page at 150 dpi. Range: 4 to 16,384.</value>
    public int MaxPageTokens { get; set; } = 6_144;

    /// <summary>Gets or sets the size of the pictures of PDF pages whose text is sent along, in dots an inch: see <see cref="PlanningOptions.PageInput"/>. They show how the text stands.</summary>
    /// <value>The default is 75. Range: 36 to 600; above <see cref="Dpi"/> it counts as that.</value>
    public double DpiBesideText { get; set; } = 75;

    /// <summary>Returns the options for a page whose text is sent along.</summary>
    internal ResolutionOptions BesideText()
    {
        var copy = (ResolutionOptions)MemberwiseClone();
        copy.Dpi = Math.Min(Dpi, DpiBesideText);
        return copy;
    }

    internal void Validate()
    {
        OptionRange.Check(DpiBesideText, 36, 600);
        OptionRange.Check(Dpi, 36, 600);
        OptionRange.Check(MinTextHeight, 4, 64);
        OptionRange.Check(MaxPageTokens, 4, 16_384);
    }
}
