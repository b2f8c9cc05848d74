namespace QwenDocs.Extraction.Splitting;

/// <summary>Codes of what is found where a file is split into its documents.</summary>
internal static class SplitCodes
{
    /// <summary>The classification said nothing usable of some pages; they were not extracted.</summary>
    public const string UnclassifiedPages = "split.unclassifiedPages";

    /// <summary>Some pages are of no type that was asked for; they were not extracted.</summary>
    public const string OtherPages = "split.otherPages";

    /// <summary>Some pages are blank.</summary>
    public const string BlankPages = "split.blankPages";

    /// <summary>It is not sure where a document of the file begins or ends.</summary>
    public const string Boundary = "split.boundary";

    /// <summary>Two requests saw a page as two different types; the first one was taken.</summary>
    public const string Contradiction = "split.contradiction";

    /// <summary>A document of the file was not extracted: the message says why.</summary>
    public const string Failed = "split.failed";
}
