using QwenDocs.Endpoints;
using QwenDocs.Extraction;

namespace QwenDocs.DependencyInjection;

/// <summary>What an application configures: the section <c>QwenDocs</c> of its settings.</summary>
public sealed class QwenDocsOptions
{
    /// <summary>Gets or sets where the model is served.</summary>
    public EndpointOptions Endpoint { get; set; } = new();

    /// <summary>Gets or sets a value indicating whether the application's own <c>IChatClient</c> is asked, and not <see cref="Endpoint"/>.</summary>
    /// <value>The default is <see langword="false"/>. <see cref="EndpointOptions.Model"/> and <see cref="EndpointOptions.Resilience"/> apply to it too.</value>
    public bool UseChatClient { get; set; }

    /// <summary>Gets or sets the endpoints that are asked in order when the first one fails.</summary>
    /// <value>The default is none.</value>
    public IList<EndpointOptions> Fallbacks { get; set; } = [];

    /// <summary>Gets or sets when an endpoint is left alone, and whether a slow one is overtaken by the next. It matters where there are <see cref="Fallbacks"/>.</summary>
    public FallbackOptions Fallback { get; set; } = new();

    /// <summary>Gets or sets how many requests and tokens each endpoint is sent.</summary>
    /// <value>The default is <see langword="null"/>: as many as there are documents under way.</value>
    public ThrottlingOptions? Throttling { get; set; }

    /// <summary>Gets or sets how long answers are kept in the application's <c>HybridCache</c>, or in its <c>IDistributedCache</c> where no hybrid one is registered.</summary>
    /// <value>The default is <see langword="null"/>: not at all. Answers hold document content.</value>
    public TimeSpan? CacheLifetime { get; set; }

    /// <summary>Gets or sets how documents are read.</summary>
    public ExtractorOptions Extractor { get; set; } = new();
}
