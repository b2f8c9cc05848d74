namespace QwenDocs.Extraction.Results;

/// <summary>Codes of what is wrong with a document itself, so that its record may be read from less than the whole.</summary>
internal static class DocumentCodes
{
    /// <summary>The pages of the PDF are the placeholder of a dynamic XFA form, which is not drawn.</summary>
    public const string DynamicForm = "document.dynamicForm";

    /// <summary>The PDF is a portfolio: its pages are a cover, and the documents are its attachments.</summary>
    public const string Portfolio = "document.portfolio";

    /// <summary>The end of the file is missing; pages may be lost.</summary>
    public const string CutOff = "document.cutOff";

    /// <summary>Pages are blank and were not read.</summary>
    public const string BlankPages = "document.blankPages";

    /// <summary>Text of a page could not be drawn, for its font is neither embedded nor on the machine.</summary>
    public const string MissingFont = "document.missingFont";

    /// <summary>The text layer of a page has words that the page does not show; they were not sent to the model.</summary>
    public const string HiddenText = "document.hiddenText";
}
