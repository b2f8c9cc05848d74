using System.Globalization;
using QwenDocs.Planning;
using QwenDocs.Tokens;

namespace QwenDocs.Extraction;

/// <summary>What a bundle will cost, as far as it is known before the look that divides it: the look exactly, the documents by bounds.</summary>
public sealed class SplitPlan
{
    private readonly TokenPrice _price;

    internal SplitPlan(ScreeningPlan look, TokenPrice price, long mostPromptTokens, long mostAnswerTokens)
    {
        Classification = look;
        _price = price;
        MaxPromptTokens = mostPromptTokens;
        MaxCompletionTokens = mostAnswerTokens;
    }

    /// <summary>Gets the look over small pictures that divides the bundle.</summary>
    public ScreeningPlan Classification { get; }

    /// <summary>Gets the most prompt tokens that the documents can take: every page one of its own, with the longest schema of all kinds.</summary>
    public long MaxPromptTokens { get; }

    /// <summary>Gets the most tokens that can be kept free for the answers of the documents.</summary>
    public long MaxCompletionTokens { get; }

    /// <summary>Gets the price of the look's requests alone, in US dollars: what is paid if no page is of a kind that was asked for.</summary>
    public decimal MinCostUsd => Classification.MinCostUsd;

    /// <summary>Gets the price if every page is a document of its own, and every answer fills the room kept for it, in US dollars. Bundles of longer documents cost much less.</summary>
    public decimal MaxCostUsd => Classification.MaxCostUsd + _price.GetCost(MaxPromptTokens, MaxCompletionTokens);

    /// <summary>Returns the plan as stable text.</summary>
    /// <returns>A line for the whole, one for each request of the look and one for the documents; <c>\n</c> line ends, invariant culture.</returns>
    public override string ToString()
    {
        IEnumerable<string> lines =
        [
            string.Create(CultureInfo.InvariantCulture, $"{Classification.DocumentName} for {Classification.Profile.Name}: ${MinCostUsd:0.0000} to ${MaxCostUsd:0.0000}"),
            .. Classification.Requests.Select(request => string.Create(
                CultureInfo.InvariantCulture,
                $"look {request.Number}: {request.PromptTokens:#,0} tokens, pages {request.Pages[0].Number} to {request.Pages[^1].Number}, {request.CompletionTokens:#,0} kept for the answer")),
            string.Create(CultureInfo.InvariantCulture, $"documents: at most {MaxPromptTokens:#,0} tokens, {MaxCompletionTokens:#,0} kept for the answers"),
        ];
        return string.Concat(lines.Select(line => line + "\n"));
    }
}
