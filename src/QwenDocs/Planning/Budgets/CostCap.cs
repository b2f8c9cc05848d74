using QwenDocs.Tokens;

namespace QwenDocs.Planning;

/// <summary>What a plan may cost at most.</summary>
public sealed class CostCap
{
    /// <summary>Gets or sets the highest price that a plan may have (its high estimate), in US dollars.</summary>
    /// <value>The default is <see langword="null"/>: no cap. Range: 0 and above; it needs a price above 0.</value>
    public decimal? MaxCostUsd { get; set; }

    /// <summary>Gets or sets the most prompt tokens that a plan may have.</summary>
    /// <value>The default is <see langword="null"/>: no cap. Range: 1 and above.</value>
    public long? MaxPromptTokens { get; set; }

    internal void Validate(TokenPrice price)
    {
        if (MaxCostUsd < 0)
            throw new ArgumentException("MaxPriceUsd is 0 or above, in US dollars; use null for no cap.");
        if (MaxPromptTokens < 1)
            throw new ArgumentException("MaxPromptTokens is 1 or above; use null for no cap.");
        if (MaxCostUsd is not null && price == TokenPrice.Free)
            throw new ArgumentException("MaxPriceUsd refuses nothing where tokens cost nothing; give the price of tokens (PlanningOptions.Price), or cap MaxPromptTokens instead.");
    }
}
