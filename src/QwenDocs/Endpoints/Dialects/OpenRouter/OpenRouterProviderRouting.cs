using QwenDocs.Tokens;

namespace QwenDocs.Endpoints;

/// <summary>Which providers OpenRouter may choose, and in which order it tries them.</summary>
/// <remarks>Source: OpenRouter's documentation, "Provider Selection" (the <c>provider</c> object). Providers are named by their slugs, such as <c>deepinfra</c>.</remarks>
public sealed class OpenRouterProviderRouting
{
    /// <summary>Gets or sets the providers to try first, in order.</summary>
    /// <value>The default is none: OpenRouter chooses by price and uptime.</value>
    public IList<string> Order { get; set; } = [];

    /// <summary>Gets or sets the only providers that may be used.</summary>
    /// <value>The default is none: all may.</value>
    public IList<string> Only { get; set; } = [];

    /// <summary>Gets or sets the providers that are never used.</summary>
    /// <value>The default is none.</value>
    public IList<string> Ignored { get; set; } = [];

    /// <summary>Gets or sets a value indicating whether others than those of <see cref="Order"/> are used when these cannot answer (<c>allow_fallbacks</c>).</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool AllowOthers { get; set; } = true;

    /// <summary>Gets or sets the precisions of weights that are accepted, such as <c>fp8</c> or <c>bf16</c>.</summary>
    /// <value>The default is none: all are.</value>
    public IList<string> Quantizations { get; set; } = [];

    /// <summary>Gets or sets what providers are ordered by.</summary>
    /// <value>The default is <see langword="null"/>: OpenRouter goes by the effective price.</value>
    public OpenRouterProviderSort? Sort { get; set; }

    /// <summary>Gets or sets a value indicating whether the providers of all models are ordered together, instead of all those of the first model before those of <see cref="OpenRouterOptions.FallbackModels"/> (<c>sort.partition: none</c>).</summary>
    /// <value>The default is <see langword="false"/>. It needs <see cref="Sort"/>.</value>
    public bool SortAcrossModels { get; set; }

    /// <summary>Gets or sets the output, in tokens a second, under which a provider is tried last (<c>preferred_min_throughput</c>).</summary>
    /// <value>The default is <see langword="null"/>: any. Range: above 0.</value>
    public double? PreferredMinThroughput { get; set; }

    /// <summary>Gets or sets the wait for the first token, in seconds, above which a provider is tried last (<c>preferred_max_latency</c>).</summary>
    /// <value>The default is <see langword="null"/>: any. Range: above 0.</value>
    public double? PreferredMaxLatency { get; set; }

    /// <summary>Gets or sets the highest price that is accepted; a dearer provider is not used.</summary>
    /// <value>The default is <see langword="null"/>: any price.</value>
    public TokenPrice? MaxPrice { get; set; }
}
