using QwenDocs.Tokens;

namespace QwenDocs.Planning;

/// <summary>The most that a second look at values in doubt can take: what will be in doubt is known after the extraction alone, and is nothing at all for most documents.</summary>
/// <remarks>It is no part of the tokens of the plan. It is asked for only within the document's caps and budgets, and left out where they do not allow it.</remarks>
public sealed class SecondLookPlan
{
    private readonly TokenPrice _price;

    internal SecondLookPlan(
        TokenPrice price,
        int maxPlaces,
        int maxRequests,
        long maxPromptTokens,
        long maxCompletionTokens)
    {
        _price = price;
        MaxPlaces = maxPlaces;
        MaxRequests = maxRequests;
        MaxPromptTokens = maxPromptTokens;
        MaxCompletionTokens = maxCompletionTokens;
    }

    /// <summary>Gets how many places are shown to the model at most.</summary>
    public int MaxPlaces { get; }

    /// <summary>Gets how many requests that takes at most.</summary>
    public int MaxRequests { get; }

    /// <summary>Gets the tokens of these requests, if every place is as large as one may be.</summary>
    public long MaxPromptTokens { get; }

    /// <summary>Gets the tokens kept free for the answers.</summary>
    public long MaxCompletionTokens { get; }

    /// <summary>Gets the price of all of it, in US dollars.</summary>
    public decimal MaxCostUsd => _price.GetCost(MaxPromptTokens, MaxCompletionTokens);
}
