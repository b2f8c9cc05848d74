namespace QwenDocs.Documents;

/// <summary>What a file is, told by its content and never by its extension.</summary>
public enum DocumentFormat
{
    /// <summary>Portable Document Format.</summary>
    Pdf,

    /// <summary>Portable Network Graphics.</summary>
    Png,

    /// <summary>JPEG.</summary>
    Jpeg,

    /// <summary>WebP, still pictures.</summary>
    WebP,

    /// <summary>Windows bitmap.</summary>
    Bmp,

    /// <summary>GIF; its first frame is the page.</summary>
    Gif,

    /// <summary>TIFF, one page for each directory that holds a picture.</summary>
    Tiff,
}
