namespace QwenDocs.Endpoints;

/// <summary>How an application names itself to OpenRouter's public rankings.</summary>
public sealed class OpenRouterAppAttribution
{
    /// <summary>Gets or sets the application's address, sent as <c>HTTP-Referer</c>. Without it a title counts for nothing.</summary>
    /// <value>The default is none.</value>
    public Uri? Address { get; set; }

    /// <summary>Gets or sets the application's title, sent as <c>X-OpenRouter-Title</c>.</summary>
    /// <value>The default is none. Range: printable ASCII.</value>
    public string? Title { get; set; }
}
