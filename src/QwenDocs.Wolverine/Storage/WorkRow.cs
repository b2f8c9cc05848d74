using QwenDocs.Pipelines;

namespace QwenDocs.Wolverine.Storage;

/// <summary>A piece of work as its row in the database.</summary>
internal sealed record WorkRow(
    WorkKey Key,
    string RecordType,
    string Location,
    string DocumentName,
    ExtractionState State,
    DateTimeOffset Submitted)
{
    /// <summary>Gets who is at it, or was when it was last heard of; <see langword="null"/> for nobody.</summary>
    public string? Owner { get; init; }

    /// <summary>Gets the time that is left of the owner's lease, by the database's clock; negative where it has run out.</summary>
    public TimeSpan LeaseLeft { get; init; }

    public int Attempts { get; init; }

    public int Interrupted { get; init; }

    public decimal InterruptedUsd { get; init; }

    /// <summary>Gets what is reserved for the attempt that is under way.</summary>
    public decimal PlannedUsd { get; init; }

    /// <summary>Gets the day of whose budget it is reserved.</summary>
    public string? BudgetDay { get; init; }

    public decimal CostUsd { get; init; }

    public DateTimeOffset? Completed { get; init; }

    public FailureInfo? Failure { get; init; }

    /// <summary>Gets the outcome as JSON.</summary>
    public string? Outcome { get; init; }

    public ExtractionStatus ToStatus() => new(Key, RecordType, Location, DocumentName, State, Submitted)
    {
        Completed = Completed,
        Attempts = Attempts,
        InterruptedAttempts = Interrupted,
        InterruptedCostUsd = InterruptedUsd,
        CostUsd = CostUsd,
        Failure = Failure,
    };
}
