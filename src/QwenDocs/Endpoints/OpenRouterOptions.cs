namespace QwenDocs.Endpoints;

/// <summary>How OpenRouter chooses the host that runs the model.</summary>
/// <remarks>Source: the <c>provider</c> object of OpenRouter's API. Providers are named by their slugs, such as <c>deepinfra</c>.</remarks>
public sealed class OpenRouterOptions
{
    /// <summary>Gets or sets the providers to try first, in order.</summary>
    /// <value>The default is none: OpenRouter chooses by price and uptime.</value>
    public IList<string> ProviderOrder { get; set; } = [];

    /// <summary>Gets or sets the only providers that may be used.</summary>
    /// <value>The default is none: all may.</value>
    public IList<string> OnlyProviders { get; set; } = [];

    /// <summary>Gets or sets the providers that are never used.</summary>
    /// <value>The default is none.</value>
    public IList<string> IgnoredProviders { get; set; } = [];

    /// <summary>Gets or sets the models to try when the request's own model cannot be had, in order.</summary>
    /// <value>The default is none.</value>
    public IList<string> FallbackModels { get; set; } = [];

    /// <summary>Gets or sets what providers may do with the documents.</summary>
    /// <value>The default is <see cref="OpenRouterDataPolicy.NoCollection"/>.</value>
    public OpenRouterDataPolicy DataPolicy { get; set; }

    /// <summary>Gets or sets a value indicating whether only providers are used that know every parameter of the request.</summary>
    /// <value>The default is <see langword="true"/>. Without it a provider may be chosen that ignores the schema.</value>
    public bool RequireParameters { get; set; } = true;

    /// <summary>Gets or sets how the application names itself.</summary>
    /// <value>The default is none: no attribution headers are sent.</value>
    public OpenRouterApp? App { get; set; }
}
