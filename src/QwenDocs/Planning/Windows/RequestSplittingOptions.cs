using QwenDocs.Options;

namespace QwenDocs.Planning;

/// <summary>What the second and later requests of a document carry besides their own pages.</summary>
public sealed class RequestSplittingOptions
{
    /// <summary>Gets or sets how many pages of the request before are sent again, so that an entry cut by the page break is seen whole.</summary>
    /// <value>The default is 0. Range: 0 to 8.</value>
    public int OverlapPages { get; set; }

    /// <summary>Gets or sets the tokens kept for the header fields that earlier requests have read; 0 sends none.</summary>
    /// <value>The default is 0. Range: 0 to 16,384.</value>
    public int KnownFieldsTokens { get; set; }

    /// <summary>Gets or sets the most pages in one request, for hosts that take so many pictures and no more. A host that refuses more is believed at once: this spares the first refusal.</summary>
    /// <value>The default is <see langword="null"/>: as many as the window holds. Range: 1 to 10,000.</value>
    public int? MaxPages { get; set; }

    internal RequestSplittingOptions With(int? maxPages)
    {
        var copy = (RequestSplittingOptions)MemberwiseClone();
        copy.MaxPages = maxPages;
        return copy;
    }

    internal void Validate()
    {
        if (MaxPages is { } pages)
            OptionRange.Check(pages, 1, 10_000, nameof(MaxPages));
        OptionRange.Check(OverlapPages, 0, 8);
        OptionRange.Check(KnownFieldsTokens, 0, 16_384);
    }
}
