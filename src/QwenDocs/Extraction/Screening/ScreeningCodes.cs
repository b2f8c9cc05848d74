namespace QwenDocs.Extraction.Screening;

/// <summary>Codes of what is found where pages are screened before they are read.</summary>
internal static class ScreeningCodes
{
    /// <summary>Some pages were not read, because the screening saw nothing of the record on them.</summary>
    public const string SkippedPages = "screening.skippedPages";

    /// <summary>The screening said nothing usable of some pages; they were read.</summary>
    public const string UnclearPages = "screening.unclearPages";
}
