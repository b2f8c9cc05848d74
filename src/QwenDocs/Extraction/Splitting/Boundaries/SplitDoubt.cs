namespace QwenDocs.Extraction.Splitting.Boundaries;

/// <summary>What is doubtful about where a page belongs.</summary>
internal enum SplitDoubt
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is of another type, and belongs to the document by its numbers.</summary>
    OtherType,

    /// <summary>It is the first page of its type, and prints a page number above 1.</summary>
    LateFirstPage,

    /// <summary>It prints page number 1, and the document's number.</summary>
    FirstPageNumber,

    /// <summary>It prints another document number, and continues the page numbers.</summary>
    OtherNumber,

    /// <summary>The model took it for a first page, and it prints a page number above 1.</summary>
    TakenForFirst,
}
