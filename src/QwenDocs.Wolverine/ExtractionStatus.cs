using QwenDocs.Pipelines;

namespace QwenDocs.Wolverine;

/// <summary>What is known of a document of a queue.</summary>
/// <param name="Key">The work: document, schema, model and options.</param>
/// <param name="RecordType">The name of the record's schema; <c>split</c> for a file that is split.</param>
/// <param name="Location">Where the document lies, as it was submitted.</param>
/// <param name="DocumentName">Its name, for people.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Submitted">When it was submitted.</param>
public sealed record ExtractionStatus(
    WorkKey Key,
    string RecordType,
    string Location,
    string DocumentName,
    ExtractionState State,
    DateTimeOffset Submitted)
{
    /// <summary>Gets when the outcome was written; <see langword="null"/> where there is none yet.</summary>
    public DateTimeOffset? Completed { get; init; }

    /// <summary>Gets how often it was begun.</summary>
    public int Attempts { get; init; }

    /// <summary>Gets how many attempts ended without a word, such as by a crash: their requests may have been paid for nothing.</summary>
    public int InterruptedAttempts { get; init; }

    /// <summary>Gets the most that the interrupted attempts may have cost by their plans, in US dollars.</summary>
    public decimal InterruptedCostUsd { get; init; }

    /// <summary>Gets what the attempts that ended have cost, in US dollars, those that failed included; where the endpoint reports no cost, the highest price of the plan.</summary>
    public decimal CostUsd { get; init; }

    /// <summary>Gets the failure of the last attempt: for good where the document is extracted or done, else for the moment.</summary>
    public FailureInfo? Failure { get; init; }
}
