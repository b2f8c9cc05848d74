using QwenDocs.Schemas;

namespace QwenDocs.Validation.Lists;

/// <summary>Rows that a document has, by what is printed in it, and a list of its record lacks.</summary>
/// <param name="List">The path of the list in the record.</param>
/// <param name="Code">What told of them.</param>
/// <param name="Position">The number of entries of the list that stand before the missing ones.</param>
/// <param name="Count">How many rows are missing; <see langword="null"/> where it is not known.</param>
internal sealed record MissingRows(FieldPath List, string Code, int Position, int? Count)
{
    /// <summary>Gets the stretches of printed row numbers that are missing, in order; empty where rows are not numbered.</summary>
    public IReadOnlyList<RowNumberRange> Ranges { get; init; } = [];

    /// <summary>Gets the property that holds the row number; <see langword="null"/> where rows are not numbered.</summary>
    public string? NumberProperty { get; init; }

    /// <summary>Gets what the document says, in words that a model can act on.</summary>
    public required string Message { get; init; }

    public Finding ToFinding() => Finding.Error(List, Message, "all rows of the document", Code);
}
