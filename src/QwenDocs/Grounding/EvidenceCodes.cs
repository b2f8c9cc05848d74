namespace QwenDocs.Grounding;

/// <summary>Codes of what the print of the pages says against a record.</summary>
internal static class EvidenceCodes
{
    /// <summary>A value is printed in several places, none of which its label names.</summary>
    public const string Ambiguous = "evidence.ambiguous";

    /// <summary>Something else is printed in the place of a value: the message says what and where.</summary>
    public const string Contradicted = "evidence.contradicted";

    /// <summary>The record was not compared with the print of its pages, for the recogniser failed.</summary>
    public const string Failed = "evidence.failed";

    /// <summary>The text layer of a page says other than the page shows; what it shows was compared.</summary>
    public const string HiddenText = "evidence.hiddenText";

    /// <summary>Nothing stands at the label of a value, or in its row and column, and it is printed nowhere, or as something else.</summary>
    public const string Invented = "evidence.invented";

    /// <summary>An entry of a list is printed in no row of the pages.</summary>
    public const string InventedRow = "evidence.inventedRow";

    /// <summary>A mark is said to be there, and its box, line or cell is empty.</summary>
    public const string InventedMark = "evidence.inventedMark";

    /// <summary>The record has no value, but one stands at a label of the field.</summary>
    public const string Missed = "evidence.missed";

    /// <summary>A mark is said to be absent, and a ticked box, a signature or a stamp stands in its place.</summary>
    public const string MissedMark = "evidence.missedMark";

    /// <summary>A row of a printed table is in no entry of the list.</summary>
    public const string MissedRow = "evidence.missedRow";

    /// <summary>A value is nothing but a label that is printed.</summary>
    public const string Label = "evidence.label";

    /// <summary>Pages print a numbering of which other pages are missing: the message says which.</summary>
    public const string MissingPage = "evidence.missingPage";

    /// <summary>A value is not printed on the pages.</summary>
    public const string NotFound = "evidence.notFound";

    /// <summary>Few of the values are printed: the record may be of other pages.</summary>
    public const string OtherPages = "evidence.otherPages";

    /// <summary>Values are not printed where there is text, and pages or parts of them have none: they may stand there, and nobody looked.</summary>
    public const string PagesWithoutText = "evidence.pagesWithoutText";

    /// <summary>The first reading of a place doubted a value, and a second one says it.</summary>
    public const string ReadAgain = "evidence.readAgain";

    /// <summary>The time for comparing the record with the print ran out; what was not judged has no evidence.</summary>
    public const string TimeLimit = "evidence.timeLimit";
}
