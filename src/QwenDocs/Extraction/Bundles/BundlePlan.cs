using System.Globalization;
using QwenDocs.Planning;

namespace QwenDocs.Extraction;

/// <summary>What a bundle will cost, as far as it is known before the look that divides it: the look exactly, the documents by bounds.</summary>
public sealed class BundlePlan
{
    private readonly TokenPrice _price;

    internal BundlePlan(ScreeningPlan look, TokenPrice price, long mostPromptTokens, long mostAnswerTokens)
    {
        Look = look;
        _price = price;
        MostPromptTokens = mostPromptTokens;
        MostAnswerTokens = mostAnswerTokens;
    }

    /// <summary>Gets the look over small pictures that divides the bundle.</summary>
    public ScreeningPlan Look { get; }

    /// <summary>Gets the most prompt tokens that the documents can take: every page one of its own, with the longest schema of all kinds.</summary>
    public long MostPromptTokens { get; }

    /// <summary>Gets the most tokens that can be kept free for the answers of the documents.</summary>
    public long MostAnswerTokens { get; }

    /// <summary>Gets the price of the look's requests alone, in US dollars: what is paid if no page is of a kind that was asked for.</summary>
    public decimal LowPriceUsd => Look.LowPriceUsd;

    /// <summary>Gets the price if every page is a document of its own, and every answer fills the room kept for it, in US dollars. Bundles of longer documents cost much less.</summary>
    public decimal HighPriceUsd => Look.HighPriceUsd + _price.Of(MostPromptTokens, MostAnswerTokens);

    /// <summary>Returns the plan as stable text.</summary>
    /// <returns>A line for the whole, one for each request of the look and one for the documents; <c>\n</c> line ends, invariant culture.</returns>
    public override string ToString()
    {
        IEnumerable<string> lines =
        [
            string.Create(CultureInfo.InvariantCulture, $"{Look.DocumentName} for {Look.Model.Name}: ${LowPriceUsd:0.0000} to ${HighPriceUsd:0.0000}"),
            .. Look.Requests.Select(request => string.Create(
                CultureInfo.InvariantCulture,
                $"look {request.Number}: {request.PromptTokens:#,0} tokens, pages {request.Pages[0].Number} to {request.Pages[^1].Number}, {request.AnswerTokens:#,0} kept for the answer")),
            string.Create(CultureInfo.InvariantCulture, $"documents: at most {MostPromptTokens:#,0} tokens, {MostAnswerTokens:#,0} kept for the answers"),
        ];
        return string.Concat(lines.Select(line => line + "\n"));
    }
}
