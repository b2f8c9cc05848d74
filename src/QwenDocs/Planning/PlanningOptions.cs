namespace QwenDocs.Planning;

/// <summary>How pages are sized and what a plan may cost.</summary>
public sealed class PlanningOptions
{
    /// <summary>Gets or sets the resolution at which PDF pages are rendered, in dots an inch. Pictures keep their own pixels.</summary>
    /// <value>The default is 150. Range: 36 to 600.</value>
    public double Dpi { get; set; } = 150;

    /// <summary>Gets or sets the most image tokens that one page may take; a larger page is made smaller.</summary>
    /// <value>The default is 6,144, an ISO A3 page at 150 dpi. Range: 4 to 16,384.</value>
    public int MaxPageTokens { get; set; } = 6_144;

    /// <summary>Gets or sets the tokens kept free for the answer.</summary>
    /// <value>The default is 8,192. Range: 64 to 131,072.</value>
    public int AnswerTokens { get; set; } = 8_192;

    /// <summary>Gets or sets the tokens kept free for differences between servers.</summary>
    /// <value>The default is 512. Range: 0 to 65,536.</value>
    public int MarginTokens { get; set; } = 512;

    /// <summary>Gets or sets the price of tokens.</summary>
    /// <value>The default is <see cref="TokenPrice.Qwen25VL72B"/>.</value>
    public TokenPrice Price { get; set; } = TokenPrice.Qwen25VL72B;

    /// <summary>Gets or sets the highest price that a plan may have (its high estimate), in US dollars. A dearer plan is refused.</summary>
    /// <value>The default is <see langword="null"/>: no cap. Range: 0 and above.</value>
    public decimal? MaxPriceUsd { get; set; }

    /// <summary>Gets or sets the most prompt tokens that a plan may have. A larger plan is refused.</summary>
    /// <value>The default is <see langword="null"/>: no cap. Range: 1 and above.</value>
    public long? MaxPromptTokens { get; set; }
}
