namespace QwenDocs.Documents;

/// <summary>Why a document or a page of it was refused.</summary>
public enum DocumentError
{
    /// <summary>The file cannot be read: missing, locked, or its stream failed.</summary>
    Unreadable,

    /// <summary>The file has no bytes.</summary>
    Empty,

    /// <summary>The content is none of the supported kinds, whatever the extension says.</summary>
    UnsupportedFormat,

    /// <summary>The content starts as a supported kind and then breaks its rules, or stops too early.</summary>
    Damaged,

    /// <summary>The content is of a known kind, in a form of it that is not supported, such as a TIFF compressed with Zstandard. The message names it.</summary>
    Unsupported,

    /// <summary>The PDF is encrypted, and no password or a wrong one was given.</summary>
    Encrypted,

    /// <summary>The document has no page.</summary>
    NoPages,

    /// <summary>The document has more pages than <see cref="DocumentOptions.MaxPages"/>.</summary>
    TooManyPages,

    /// <summary>The file has more bytes than <see cref="DocumentOptions.MaxBytes"/>.</summary>
    TooManyBytes,

    /// <summary>A page or picture is larger than the limits of <see cref="DocumentOptions"/>.</summary>
    PageTooLarge,

    /// <summary>Decoding took more memory than the limit: a decompression bomb, or a very large picture.</summary>
    MemoryLimit,

    /// <summary>Decoding took longer than the limit.</summary>
    TimeLimit,

    /// <summary>A page was asked for that the document does not have.</summary>
    PageNotFound,

    /// <summary>
    /// Reading PDFs is refused for now: so many files before this one have made their parser run on that no further one is started. It says
    /// nothing about this file.
    /// </summary>
    ParserUnavailable,
}
