using QwenDocs.Endpoints;
using QwenDocs.Extraction;

namespace QwenDocs.DependencyInjection;

/// <summary>What an application configures: a section of its settings, such as <c>QwenDocs</c>.</summary>
public sealed class QwenDocsOptions
{
    /// <summary>Gets or sets where the model is served.</summary>
    public EndpointOptions Endpoint { get; set; } = new();

    /// <summary>Gets or sets the endpoints that are asked in order when the first one fails.</summary>
    /// <value>The default is none.</value>
    public IList<EndpointOptions> Fallbacks { get; set; } = [];

    /// <summary>Gets or sets when a failing endpoint is skipped, and whether the next one is asked while a slow one still works. It matters where there are <see cref="Fallbacks"/>.</summary>
    public FallbackOptions Fallback { get; set; } = new();

    /// <summary>Gets or sets how many requests and tokens each endpoint is sent.</summary>
    /// <value>The default is <see langword="null"/>: as many as there are documents under way.</value>
    public ThrottlingOptions? Throttling { get; set; }

    /// <summary>Gets or sets how answers are kept in the application's <c>HybridCache</c>, or in its <c>IDistributedCache</c> where no hybrid one is registered.</summary>
    /// <value>The default is <see langword="null"/>: not at all. Answers hold document content.</value>
    public CachingOptions? Caching { get; set; }

    /// <summary>Gets or sets how documents are read.</summary>
    public ExtractorOptions Extractor { get; set; } = new();
}
