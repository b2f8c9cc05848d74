using System.Text.Json.Serialization;

namespace QwenDocs.Tokens;

/// <summary>What an answer cost, as the endpoint counts it.</summary>
/// <param name="PromptTokens">The tokens of the request: text and pictures.</param>
/// <param name="CompletionTokens">The tokens of the answer.</param>
/// <param name="CostUsd">The price in US dollars, where the endpoint tells it.</param>
public readonly record struct TokenUsage(int PromptTokens, int CompletionTokens, decimal? CostUsd = null)
{
    /// <summary>Gets a value indicating whether the tokens were counted here, because the answer was stopped before the endpoint told its own count, or the endpoint told none.</summary>
    public bool IsEstimated { get; init; }

    /// <summary>Gets the tokens that the model thought in before it answered; they are part of <see cref="CompletionTokens"/> and paid like them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int ReasoningTokens { get; init; }

    /// <summary>Gets the tokens of the request that the endpoint found in its prompt cache; they are part of <see cref="PromptTokens"/>. 0 where it tells none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int CachedTokens { get; init; }

    /// <summary>Gets the tokens of the request that the endpoint wrote to its prompt cache, which some providers charge for; they are part of <see cref="PromptTokens"/>. 0 where it tells none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int CacheWriteTokens { get; init; }

    /// <summary>Gets the usage of what cost nothing: no tokens, no price.</summary>
    public static TokenUsage Zero { get; } = new(0, 0, 0m);

    /// <summary>Gets the tokens of request and answer together.</summary>
    public int TotalTokens => PromptTokens + CompletionTokens;

    /// <summary>Adds two usages; a price is known only where both are.</summary>
    /// <param name="left">One usage.</param>
    /// <param name="right">The other usage.</param>
    /// <returns>The sum.</returns>
    public static TokenUsage operator +(TokenUsage left, TokenUsage right) => left.Add(right);

    /// <summary>Adds another usage; a price is known only where both are.</summary>
    /// <param name="other">The other usage.</param>
    /// <returns>The sum.</returns>
    public TokenUsage Add(TokenUsage other) =>
        new(PromptTokens + other.PromptTokens, CompletionTokens + other.CompletionTokens, CostUsd + other.CostUsd)
        {
            IsEstimated = IsEstimated || other.IsEstimated,
            ReasoningTokens = ReasoningTokens + other.ReasoningTokens,
            CachedTokens = CachedTokens + other.CachedTokens,
            CacheWriteTokens = CacheWriteTokens + other.CacheWriteTokens,
        };
}
