using System.Globalization;
using QwenDocs.Planning;
using QwenDocs.Tokens;

namespace QwenDocs.Extraction;

/// <summary>What splitting a file and extracting its documents will cost, as far as it is known before its pages are classified: the classification exactly, the documents by bounds.</summary>
public sealed class SplitPlan
{
    private readonly TokenPrice _price;

    internal SplitPlan(ScreeningPlan classification, TokenPrice price, long maxPromptTokens, long maxCompletionTokens)
    {
        Classification = classification;
        _price = price;
        MaxPromptTokens = maxPromptTokens;
        MaxCompletionTokens = maxCompletionTokens;
    }

    /// <summary>Gets the classification of the pages, in small pictures, by which the file is split.</summary>
    public ScreeningPlan Classification { get; }

    /// <summary>Gets the most prompt tokens that the documents can take: every page one of its own, with the longest schema of all types.</summary>
    public long MaxPromptTokens { get; }

    /// <summary>Gets the most tokens that can be kept free for the answers of the documents.</summary>
    public long MaxCompletionTokens { get; }

    /// <summary>Gets the cost of the classification's requests alone, in US dollars: what is paid if no page is of a type that was asked for.</summary>
    public decimal MinCostUsd => Classification.MinCostUsd;

    /// <summary>Gets the cost if every page is a document of its own, and every answer takes all tokens kept for it, in US dollars. Files of longer documents cost much less.</summary>
    public decimal MaxCostUsd => Classification.MaxCostUsd + _price.GetCost(MaxPromptTokens, MaxCompletionTokens);

    /// <summary>Returns the plan as stable text.</summary>
    /// <returns>A line for the whole, one for each request of the classification and one for the documents; <c>\n</c> line ends, invariant culture.</returns>
    public override string ToString()
    {
        IEnumerable<string> lines =
        [
            string.Create(CultureInfo.InvariantCulture, $"{Classification.DocumentName} for {Classification.Profile.Name}: ${MinCostUsd:0.0000} to ${MaxCostUsd:0.0000}"),
            .. Classification.Requests.Select(request => string.Create(
                CultureInfo.InvariantCulture,
                $"classification {request.Number}: {request.PromptTokens:#,0} tokens, pages {request.Pages[0].Number} to {request.Pages[^1].Number}, {request.CompletionTokens:#,0} kept for the answer")),
            string.Create(CultureInfo.InvariantCulture, $"documents: at most {MaxPromptTokens:#,0} tokens, {MaxCompletionTokens:#,0} kept for the answers"),
        ];
        return string.Concat(lines.Select(line => line + "\n"));
    }
}
