using System.Globalization;

namespace QwenDocs.Planning;

/// <summary>Thrown before sending when a request may cost more than is left in a budget.</summary>
public sealed class CostBudgetExceededException : QwenDocsException
{
    internal CostBudgetExceededException(string documentName, decimal neededUsd, decimal leftUsd, decimal limitUsd, bool isDaily)
        : base(
            string.Create(CultureInfo.InvariantCulture, $"{documentName}: it may cost ${neededUsd:0.0000}, and ${leftUsd:0.0000} are left of the {(isDaily ? "day's " : string.Empty)}budget of ${limitUsd:0.0000}. Nothing was sent for it."),
            documentName,
            null,
            null)
    {
        RequiredUsd = neededUsd;
        RemainingUsd = leftUsd;
    }

    /// <summary>Gets the highest price of what was to be sent, in US dollars.</summary>
    public decimal RequiredUsd { get; }

    /// <summary>Gets what was left, in US dollars.</summary>
    public decimal RemainingUsd { get; }
}
