namespace QwenDocs.Documents.Sources;

/// <summary>Bytes of a document that were read before it is opened, so that what was hashed is what is worked on, even where the file changes meanwhile.</summary>
internal sealed class PinnedBytes
{
    /// <summary>Gets or sets the bytes; <see langword="null"/> once they are no longer needed.</summary>
    public ReadOnlyMemory<byte>? Value { get; set; }
}
