using QwenDocs.Endpoints;
using QwenDocs.Extraction;

namespace QwenDocs.DependencyInjection;

/// <summary>What an application configures: the section <c>QwenDocs</c> of its settings.</summary>
public sealed class QwenDocsOptions
{
    /// <summary>Gets or sets where the model is served.</summary>
    public EndpointOptions Endpoint { get; set; } = new();

    /// <summary>Gets or sets how documents are read.</summary>
    public ExtractorOptions Extraction { get; set; } = new();
}
