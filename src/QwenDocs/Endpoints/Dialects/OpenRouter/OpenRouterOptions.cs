namespace QwenDocs.Endpoints;

/// <summary>How OpenRouter chooses what runs a request.</summary>
public sealed class OpenRouterOptions
{
    /// <summary>Gets or sets which providers may be chosen.</summary>
    /// <value>The default leaves the choice to OpenRouter.</value>
    public OpenRouterProviderRouting Providers { get; set; } = new();

    /// <summary>Gets or sets the models to try when the request's own model cannot be had, in order.</summary>
    /// <value>The default is none.</value>
    public IList<string> FallbackModels { get; set; } = [];

    /// <summary>Gets or sets what providers may do with the documents.</summary>
    /// <value>The default is <see cref="OpenRouterDataPolicy.NoCollection"/>.</value>
    public OpenRouterDataPolicy DataPolicy { get; set; }

    /// <summary>Gets or sets a value indicating whether only providers are used that know every parameter of the request.</summary>
    /// <value>The default is <see langword="true"/>. Without it a provider may be chosen that ignores the schema.</value>
    public bool RequireParameters { get; set; } = true;

    /// <summary>Gets or sets where requests are received and routed (<c>https://eu.openrouter.ai</c>, <c>https://us.openrouter.ai</c>: business plans). <see cref="EndpointOptions.BaseAddress"/> goes before it.</summary>
    /// <value>The default is <see cref="OpenRouterRegion.Global"/>.</value>
    public OpenRouterRegion Region { get; set; }

    /// <summary>Gets or sets a value indicating whether the instructions and the schema are marked for the prompt cache of providers that keep only what is marked (<c>cache_control</c>), such as Alibaba.</summary>
    /// <value>The default is <see langword="false"/>: writing to such a cache is dearer (a quarter more), reading from it cheaper (a tenth); it pays from the second document on.</value>
    public bool CacheInstructions { get; set; }

    /// <summary>Gets or sets how the application names itself.</summary>
    /// <value>The default is none: no attribution headers are sent.</value>
    public OpenRouterAppAttribution? App { get; set; }

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Providers);
        ArgumentNullException.ThrowIfNull(FallbackModels);
        if (!Enum.IsDefined(DataPolicy))
            throw new ArgumentException($"There is no data policy {(int)DataPolicy}.");
        if (Providers.Sort is { } sort && !Enum.IsDefined(sort))
            throw new ArgumentException($"There is no order {(int)sort} of providers.");
        if (Providers.MaxPrice is { } price && (price.PromptPerMillion < 0 || price.CompletionPerMillion < 0))
            throw new ArgumentException("MaxPrice must be 0 or above, in US dollars for a million tokens.");
        if (!Providers.AllowOthers && Providers.Order.Count == 0 && Providers.Only.Count == 0)
            throw new ArgumentException("AllowOthers is false, and Order and Only name no provider.");
        if (!Enum.IsDefined(Region))
            throw new ArgumentException($"There is no region {(int)Region}.");
        if (Providers.SortAcrossModels && Providers.Sort is null)
            throw new ArgumentException("SortAcrossModels is set, and Sort does not say by what.");
        if (Providers.PreferredMinThroughput is { } throughput && !(throughput > 0 && double.IsFinite(throughput)))
            throw new ArgumentException("PreferredMinThroughput must be above 0, in tokens a second.");
        if (Providers.PreferredMaxLatency is { } latency && !(latency > 0 && double.IsFinite(latency)))
            throw new ArgumentException("PreferredMaxLatency must be above 0, in seconds.");
        if (App?.Title is { } title && title.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            throw new ArgumentException("App.Title must be printable ASCII: it travels as a header.");
    }
}
