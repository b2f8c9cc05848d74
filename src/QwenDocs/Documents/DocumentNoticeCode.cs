namespace QwenDocs.Documents;

/// <summary>What a <see cref="DocumentNotice"/> is about.</summary>
public enum DocumentNoticeCode
{
    /// <summary>The PDF is a dynamic XFA form: its pages are a placeholder, and the form itself is in a part that is not drawn.</summary>
    DynamicForm,

    /// <summary>The PDF is a portfolio: its pages are a cover, and the documents are its attachments.</summary>
    Portfolio,

    /// <summary>The end of the PDF was missing; it was rebuilt from the objects that are there.</summary>
    CutOff,

    /// <summary>Words of a page could not be drawn, for their font is neither embedded nor on this machine.</summary>
    MissingFont,

    /// <summary>Words of a page's text layer are not shown: white on white, under a picture, switched off or invisible. They were not sent as text.</summary>
    HiddenText,
}
