using System.Diagnostics.CodeAnalysis;
using QwenDocs.Documents;
using QwenDocs.Extraction.Splitting;
using QwenDocs.Tokens;
using QwenDocs.Validation;

namespace QwenDocs.Extraction;

/// <summary>One document of a bundle, and what was extracted from it.</summary>
public sealed class SplitDocument
{
    internal SplitDocument(PageSegment section)
    {
        DocumentType = section.Kind;
        Pages = section.Pages;
        DocumentNumber = section.DocumentNumber;
        Findings = section.Doubts;
    }

    /// <summary>Gets the kind of paper, by its name in the <see cref="DocumentTypes"/>.</summary>
    public string DocumentType { get; }

    /// <summary>Gets the pages of the file that the document stands on.</summary>
    public PageSelection Pages { get; }

    /// <summary>Gets the number of the document as it was read in the small pictures, or <see langword="null"/> for none. The record's own number is the one to rely on.</summary>
    public string? DocumentNumber { get; }

    /// <summary>Gets a value indicating whether there is a result: see <see cref="As"/>. What a person should look at stands in its findings.</summary>
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsSuccess => Result is not null;

    /// <summary>Gets why there is no result: usually a <see cref="QwenDocsException"/>. The other documents of the bundle are extracted all the same.</summary>
    public Exception? Failure { get; internal init; }

    /// <summary>Gets the record, or <see langword="null"/> when the answer held none or the extraction failed.</summary>
    public object? Record { get; internal init; }

    /// <summary>Gets the JSON that the record was read from, or <see langword="null"/> for none.</summary>
    public string? Json { get; internal init; }

    /// <summary>Gets what a person should look at: first where the boundaries of the document are doubtful, then what was found in the record.</summary>
    public IReadOnlyList<Finding> Findings { get; internal init; }

    /// <summary>Gets the tokens and the price of this document, the look over the bundle not included.</summary>
    public TokenUsage Usage { get; internal init; } = TokenUsage.Zero;

    internal object? Result { get; init; }

    /// <summary>Gets the result with its type.</summary>
    /// <typeparam name="T">The record type of the kind.</typeparam>
    /// <returns>The result.</returns>
    /// <exception cref="InvalidOperationException">The document is of another type, or its extraction failed; then the failure is the inner exception.</exception>
    public ExtractionResult<T> As<T>() => TryGet(out ExtractionResult<T>? result)
        ? result
        : throw new InvalidOperationException(Failure is null ? $"The {DocumentType} on pages {Pages} is no {typeof(T).Name}." : $"The {DocumentType} on pages {Pages} was not extracted.", Failure);

    /// <summary>Gets the result, if there is one of a type.</summary>
    /// <typeparam name="T">The record type of the kind.</typeparam>
    /// <param name="result">The result.</param>
    /// <returns><see langword="true"/> if the document is of the type and was extracted.</returns>
    public bool TryGet<T>([NotNullWhen(true)] out ExtractionResult<T>? result)
    {
        result = Result as ExtractionResult<T>;
        return result is not null;
    }

    /// <summary>Returns what the part is.</summary>
    /// <returns>Such as <c>packing-list on pages 3-4</c>; nothing of the record.</returns>
    public override string ToString() => $"{DocumentType} on pages {Pages}";
}
