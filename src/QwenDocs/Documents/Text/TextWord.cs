namespace QwenDocs.Documents;

/// <summary>A word of a page's text layer.</summary>
/// <param name="Text">The characters, in reading order, without spaces.</param>
/// <param name="Box">Where the word stands on the displayed page, in the page's unit.</param>
public readonly record struct TextWord(string Text, PageBox Box);
