namespace QwenDocs.Extraction.Merging;

/// <summary>Codes of what is found where the parts of a record are put together.</summary>
internal static class MergeCodes
{
    /// <summary>Pages of one request say something else than those of another; the first clear value was taken.</summary>
    public const string Contradiction = "merge.contradiction";

    /// <summary>The row that ends the pages of one request begins those of the next one: it was read twice, or goes on there.</summary>
    public const string RepeatedRow = "merge.repeatedRow";
}
