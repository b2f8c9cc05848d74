namespace QwenDocs.Extraction.ServerUsage;

/// <summary>What a server's count of prompt tokens says about a request.</summary>
internal enum ShortfallKind
{
    /// <summary>It read all that was sent, as far as counts tell.</summary>
    None,

    /// <summary>It read far less than was sent: it shrank the pages.</summary>
    ReadLess,

    /// <summary>It read so little, or so exactly some pages less, that pages must be missing.</summary>
    PagesMissing,
}
