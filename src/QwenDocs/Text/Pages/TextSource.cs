namespace QwenDocs.Text;

/// <summary>Where the text of a page comes from.</summary>
public enum TextSource
{
    /// <summary>The text layer of the file: the characters are those that the file names.</summary>
    TextLayer,

    /// <summary>Characters that were recognised on a picture of the page; they may be wrong.</summary>
    Recognized,
}
