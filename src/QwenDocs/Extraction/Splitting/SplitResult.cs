using QwenDocs.Tokens;
using QwenDocs.Validation;

namespace QwenDocs.Extraction;

/// <summary>The documents that a bundle held, each extracted as its kind.</summary>
public sealed class SplitResult
{
    internal SplitResult()
    {
    }

    /// <summary>Gets the name of the file.</summary>
    public required string DocumentName { get; init; }

    /// <summary>Gets the plan of the look that divided the bundle, and the bounds that were known before it.</summary>
    public required SplitPlan Plan { get; init; }

    /// <summary>Gets the documents, in the order of their first pages.</summary>
    public required IReadOnlyList<SplitDocument> Documents { get; init; }

    /// <summary>Gets every page as the look saw it, in order.</summary>
    public required IReadOnlyList<ClassifiedPage> Pages { get; init; }

    /// <summary>Gets the pages that belong to no document: blank, of no kind that was asked for, or not known.</summary>
    public required IReadOnlyList<ClassifiedPage> Unassigned { get; init; }

    /// <summary>Gets what a person should look at in the bundle as a whole: pages without a document, doubtful boundaries, documents that failed. What was found in a record stands in its part.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Gets the requests of the look with their answers.</summary>
    public required IReadOnlyList<AnsweredRequest> Requests { get; init; }

    /// <summary>Gets every question of the look, in order.</summary>
    public required IReadOnlyList<ModelCall> ModelCalls { get; init; }

    /// <summary>Gets the tokens and the price of the look and of all documents together, failed ones too.</summary>
    public required TokenUsage Usage { get; init; }

    /// <summary>Gets the time from the call to the last record.</summary>
    public required TimeSpan Time { get; init; }

    /// <summary>Gets the records of a type, in the order of their pages.</summary>
    /// <typeparam name="T">A record type or a base type of several.</typeparam>
    /// <returns>The records of all parts that hold one of the type.</returns>
    public IEnumerable<T> RecordsOf<T>() => Documents.Select(part => part.Record).OfType<T>();
}
