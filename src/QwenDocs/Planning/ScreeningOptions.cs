namespace QwenDocs.Planning;

/// <summary>A first, cheap look at small pages, which says what each page is and whether the record needs it; then only those are read in full.</summary>
public sealed class ScreeningOptions
{
    /// <summary>Gets or sets a value indicating whether documents are screened. Even then, only those are for which it can pay.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool IsEnabled { get; set; }

    /// <summary>Gets or sets the most image tokens of a page in the first look.</summary>
    /// <value>The default is 320, an ISO A4 page at 50 dpi. Range: 4 to 4,096.</value>
    public int PageTokens { get; set; } = 320;

    internal void Validate() => OptionRange.Check(PageTokens, 4, 4_096);
}
