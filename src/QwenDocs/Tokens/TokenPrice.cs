namespace QwenDocs.Tokens;

/// <summary>What tokens cost.</summary>
/// <param name="PromptPerMillion">US dollars for a million tokens of a request, text and pictures alike.</param>
/// <param name="CompletionPerMillion">US dollars for a million tokens of an answer.</param>
public readonly record struct TokenPrice(decimal PromptPerMillion, decimal CompletionPerMillion)
{
    /// <summary>Gets the list price of <c>qwen/qwen2.5-vl-72b-instruct</c> on OpenRouter when this version was made: $0.25 and $0.75. Prices change; the endpoint's own accounting is the truth.</summary>
    public static TokenPrice Qwen25VL72B { get; } = new(0.25m, 0.75m);

    /// <summary>Gets a price of nothing, for servers of one's own.</summary>
    public static TokenPrice Free { get; }

    /// <summary>Computes what tokens cost.</summary>
    /// <param name="promptTokens">The tokens of requests.</param>
    /// <param name="completionTokens">The tokens of answers.</param>
    /// <returns>US dollars.</returns>
    public decimal GetCost(long promptTokens, long completionTokens) =>
        ((promptTokens * PromptPerMillion) + (completionTokens * CompletionPerMillion)) / 1_000_000m;
}
