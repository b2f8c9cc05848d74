using QwenDocs.Endpoints;

namespace QwenDocs.Testing;

/// <summary>What a recorded endpoint said of itself: all that plans are made by.</summary>
public sealed class CassetteEndpointInfo
{
    /// <summary>Gets or sets the kind of server or service.</summary>
    public string? ProviderName { get; set; }

    /// <summary>Gets or sets the model that the endpoint asked for whatever a request named.</summary>
    public string? Model { get; set; }

    /// <summary>Gets or sets a value indicating whether the endpoint could be told what was wrong.</summary>
    public bool SupportsCorrection { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether the endpoint could read the text of pages.</summary>
    public bool SupportsPageText { get; set; } = true;

    /// <summary>Gets or sets the limits by the model that was asked for.</summary>
    public IDictionary<string, ModelLimits> Limits { get; set; } = new Dictionary<string, ModelLimits>();

    /// <summary>Gets or sets the words that the endpoint adds to the system message, by the SHA-256 of the schema.</summary>
    public IDictionary<string, string> SchemaPrompts { get; set; } = new Dictionary<string, string>();
}
