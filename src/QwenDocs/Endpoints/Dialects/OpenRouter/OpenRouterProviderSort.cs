namespace QwenDocs.Endpoints;

/// <summary>What OpenRouter's providers are ordered by.</summary>
public enum OpenRouterProviderSort
{
    /// <summary>The cheapest first.</summary>
    Price,

    /// <summary>The one first that writes the most tokens a second.</summary>
    Throughput,

    /// <summary>The one first that begins to answer the soonest.</summary>
    Latency,
}
