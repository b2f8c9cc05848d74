namespace QwenDocs.Extraction;

/// <summary>A page of a file as the model saw it in a small picture.</summary>
/// <param name="Number">The number of the page in the file, counted from 1.</param>
/// <param name="DocumentType">The type of document by its name, or <see langword="null"/> where it is none of those asked for, or not known.</param>
public sealed record ClassifiedPage(int Number, string? DocumentType)
{
    /// <summary>Gets a value indicating whether nothing is printed on the page.</summary>
    public bool IsBlank { get; init; }

    /// <summary>Gets a value indicating whether the classification said nothing usable of the page.</summary>
    public bool IsUnclear { get; init; }

    /// <summary>Gets a value indicating whether the model took the page for the first of a document.</summary>
    public bool StartsDocument { get; init; }

    /// <summary>Gets the number of the document, as the model read it on the page, or <see langword="null"/> for none.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>Gets the number that the page has within its own document, as printed (2 in <c>Page 2 of 3</c>), or <see langword="null"/> for none.</summary>
    public int? PrintedNumber { get; init; }
}
