using QwenDocs.Options;
using QwenDocs.Tokens;

namespace QwenDocs.Planning;

/// <summary>What tokens cost, and what a document and a day may cost at most. A plan above a cap is refused before anything is sent.</summary>
public sealed class CostOptions
{
    /// <summary>Gets or sets the price of tokens, where the endpoint names none.</summary>
    /// <value>The default is <see cref="TokenPrice.Qwen25VL72B"/>.</value>
    public TokenPrice Price { get; set; } = TokenPrice.Qwen25VL72B;

    /// <summary>Gets or sets the most that a plan may cost (its high estimate), in US dollars.</summary>
    /// <value>The default is <see langword="null"/>: no cap. Range: 0 and above; it needs a price above 0.</value>
    public decimal? MaxCostUsd { get; set; }

    /// <summary>Gets or sets the most prompt tokens that a plan may have.</summary>
    /// <value>The default is <see langword="null"/>: no cap. Range: 1 and above.</value>
    public long? MaxPromptTokens { get; set; }

    /// <summary>Gets or sets what the extractor may spend in a day (UTC), in US dollars. A document that may cost more than what is left is refused.</summary>
    /// <value>The default is <see langword="null"/>: no limit. Range: 0 and above.</value>
    public decimal? DailyBudgetUsd { get; set; }

    /// <summary>Returns a copy with another price.</summary>
    internal CostOptions With(TokenPrice price)
    {
        var copy = (CostOptions)MemberwiseClone();
        copy.Price = price;
        return copy;
    }

    /// <summary>Tells whether an amount is within the cap.</summary>
    internal bool Allows(decimal costUsd, long promptTokens) => !(costUsd > MaxCostUsd) && !(promptTokens > MaxPromptTokens);

    /// <summary>Refuses what exceeds the cap. Every plan is checked here, and once.</summary>
    /// <param name="documentName">The document.</param>
    /// <param name="costUsd">What is planned may cost so much, in US dollars.</param>
    /// <param name="promptTokens">What is planned takes so many prompt tokens.</param>
    /// <param name="subject">What is planned, as the start of a sentence.</param>
    /// <param name="advice">What would make it smaller, besides a higher cap.</param>
    /// <exception cref="PlanningException">It exceeds the cap.</exception>
    internal void Check(string documentName, decimal costUsd, long promptTokens, string subject = "it", string? advice = null)
    {
        if (costUsd > MaxCostUsd)
            throw new PlanningException(documentName, FormattableString.Invariant($"{subject} may cost ${costUsd:0.0000}, over the cap of ${MaxCostUsd:0.0000}; raise the cap, or {advice ?? "lower the resolution or the tokens kept for the answer"}"));
        if (promptTokens > MaxPromptTokens)
            throw new PlanningException(documentName, FormattableString.Invariant($"{subject} takes {promptTokens:#,0} prompt tokens, over the cap of {MaxPromptTokens:#,0}; raise the cap, or {advice ?? "lower the resolution"}"));
    }

    /// <summary>Checks every range.</summary>
    internal void Validate()
    {
        if (Price.PromptPerMillion < 0 || Price.CompletionPerMillion < 0)
            throw new ArgumentOutOfRangeException(nameof(Price), Price, "A price is 0 or above, in US dollars for a million tokens; use TokenPrice.Free for a server of your own.");
        if (MaxCostUsd < 0)
            throw new ArgumentException("MaxCostUsd is 0 or above, in US dollars; use null for no cap.");
        if (MaxPromptTokens < 1)
            throw new ArgumentException("MaxPromptTokens is 1 or above; use null for no cap.");
        if (MaxCostUsd is not null && Price == TokenPrice.Free)
            throw new ArgumentException("MaxCostUsd refuses nothing where tokens cost nothing; give the price of tokens (CostOptions.Price), or cap MaxPromptTokens instead.");
        OptionRange.Check(DailyBudgetUsd ?? 0, 0, decimal.MaxValue, nameof(DailyBudgetUsd));
    }
}
