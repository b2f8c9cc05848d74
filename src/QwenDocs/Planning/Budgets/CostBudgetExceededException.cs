using System.Globalization;

namespace QwenDocs.Planning;

/// <summary>Thrown before sending when a request may cost more than is left in a budget.</summary>
public sealed class CostBudgetExceededException : QwenDocsException
{
    /// <summary>Initializes a new instance of the <see cref="CostBudgetExceededException"/> class.</summary>
    /// <param name="documentName">The name of the document.</param>
    /// <param name="requiredUsd">The highest price of what was to be sent, in US dollars.</param>
    /// <param name="remainingUsd">What was left, in US dollars.</param>
    /// <param name="limitUsd">The whole budget, in US dollars.</param>
    /// <param name="isDaily">Whether the budget is that of a day.</param>
    public CostBudgetExceededException(string documentName, decimal requiredUsd, decimal remainingUsd, decimal limitUsd, bool isDaily)
        : base(
            string.Create(CultureInfo.InvariantCulture, $"{documentName}: it may cost ${requiredUsd:0.0000}, and ${remainingUsd:0.0000} are left of the {(isDaily ? "day's " : string.Empty)}budget of ${limitUsd:0.0000}. Nothing was sent for it."),
            documentName,
            null,
            null)
    {
        RequiredUsd = requiredUsd;
        RemainingUsd = remainingUsd;
    }

    /// <inheritdoc />
    public override string Code => "budget.exceeded";

    /// <summary>Gets a value indicating whether the same work may go through later: always, when the budget is a new one.</summary>
    public override bool IsTransient => true;

    /// <summary>Gets the highest price of what was to be sent, in US dollars.</summary>
    public decimal RequiredUsd { get; }

    /// <summary>Gets what was left, in US dollars.</summary>
    public decimal RemainingUsd { get; }
}
