namespace QwenDocs.Extraction.Splitting.Boundaries;

/// <summary>The page number that a page prints, seen from the document before it.</summary>
internal enum PageNumbering
{
    /// <summary>None.</summary>
    None,

    /// <summary>Number 1.</summary>
    First,

    /// <summary>The number that follows those of the document.</summary>
    Next,

    /// <summary>Another number above 1.</summary>
    Later,
}
