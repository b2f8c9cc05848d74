using QwenDocs.Tokens;
using QwenDocs.Validation;

namespace QwenDocs.Extraction;

/// <summary>The documents that a file held, each extracted as its type.</summary>
public sealed class SplitResult
{
    private readonly int? _modelCallCount;

    /// <summary>Gets the name of the file.</summary>
    public required string DocumentName { get; init; }

    /// <summary>Gets the plan of the classification by which the file was split, and the bounds that were known before it.</summary>
    public required SplitPlan Plan { get; init; }

    /// <summary>Gets the documents, in the order of their first pages.</summary>
    public required IReadOnlyList<SplitDocument> Documents { get; init; }

    /// <summary>Gets every page as it was classified, in order.</summary>
    public required IReadOnlyList<ClassifiedPage> Pages { get; init; }

    /// <summary>Gets the pages that belong to no document: blank, of no type that was asked for, or not known.</summary>
    public required IReadOnlyList<ClassifiedPage> Unassigned { get; init; }

    /// <summary>Gets what a person should look at in the file as a whole: pages without a document, doubtful boundaries, documents that failed. What was found in a record stands in its document.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Gets the requests of the classification with their answers.</summary>
    public required IReadOnlyList<AnsweredRequest> Requests { get; init; }

    /// <summary>Gets every model call of the classification, in the order of the requests.</summary>
    public required IReadOnlyList<ModelCall> ModelCalls { get; init; }

    /// <summary>Gets the number of model calls of the classification; also of a result from a journal, which does not have the calls.</summary>
    internal int ModelCallCount
    {
        get => _modelCallCount ?? ModelCalls.Count;
        init => _modelCallCount = value;
    }

    /// <summary>Gets the tokens and the cost of the classification and of all documents together, failed ones too.</summary>
    public required TokenUsage Usage { get; init; }

    /// <summary>Gets the time from the call to the last record.</summary>
    public required TimeSpan Time { get; init; }

    /// <summary>Gets the records of a type, in the order of their pages.</summary>
    /// <typeparam name="T">A record type or a base type of several.</typeparam>
    /// <returns>The records of all documents that hold one of the type.</returns>
    public IEnumerable<T> RecordsOf<T>() => Documents.Select(document => document.Record).OfType<T>();
}
