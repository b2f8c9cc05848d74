using System.Diagnostics.CodeAnalysis;
using QwenDocs.Documents;
using QwenDocs.Tokens;
using QwenDocs.Validation;

namespace QwenDocs.Extraction;

/// <summary>One document of a file that was split, and what was extracted from it.</summary>
public sealed class SplitDocument
{
    /// <summary>Gets the type of document, by its name in the <see cref="DocumentTypes"/>.</summary>
    public required string DocumentType { get; init; }

    /// <summary>Gets the pages of the file that the document stands on.</summary>
    public required PageSelection Pages { get; init; }

    /// <summary>Gets the number of the document as it was read in the small pictures, or <see langword="null"/> for none. The record's own number is the one to rely on.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>Gets a value indicating whether there is a result. What a person should look at stands in its findings.</summary>
    [MemberNotNullWhen(true, nameof(Result))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsSuccess => Result is not null;

    /// <summary>Gets the result, or <see langword="null"/> when the extraction failed. Match its type: <c>document.Result is ExtractionResult&lt;Invoice&gt; invoice</c>.</summary>
    public ExtractionResult? Result { get; init; }

    /// <summary>Gets why there is no result: usually a <see cref="QwenDocsException"/>. The other documents of the file are extracted all the same.</summary>
    public Exception? Failure { get; init; }

    /// <summary>Gets the record, or <see langword="null"/> when the answer held none or the extraction failed.</summary>
    public object? Record => Result?.UntypedRecord;

    /// <summary>Gets the JSON that the record was read from, or <see langword="null"/> for none.</summary>
    public string? Json => Result?.Json;

    /// <summary>Gets what a person should look at: first where the boundaries of the document are doubtful, then what was found in the record.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Gets the tokens and the cost of this document, the classification of the file's pages not included.</summary>
    public TokenUsage Usage { get; init; } = TokenUsage.Zero;

    /// <summary>Returns what the document is.</summary>
    /// <returns>Such as <c>packing-list on pages 3-4</c>; nothing of the record.</returns>
    public override string ToString() => $"{DocumentType} on pages {Pages}";
}
