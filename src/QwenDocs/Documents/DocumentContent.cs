namespace QwenDocs.Documents;

/// <summary>An open document: its kind, its pages and its attachments. Its members may be used from several threads at once.</summary>
public sealed class DocumentContent : IDisposable
{
    internal DocumentContent(string name, DocumentKind kind, ReadOnlyMemory<byte> bytes, string? password)
    {
        Name = name;
        Kind = kind;
        Bytes = bytes;
        Password = password;
    }

    /// <summary>Gets the name of the document.</summary>
    public string Name { get; }

    /// <summary>Gets what the document is, told by its content.</summary>
    public DocumentKind Kind { get; }

    /// <summary>Gets the pages, in order. Asking for one decodes nothing.</summary>
    public IReadOnlyList<DocumentPage> Pages => throw new NotImplementedException();

    /// <summary>Gets the files that are attached to or embedded in a PDF; empty for every other kind.</summary>
    public IReadOnlyList<DocumentAttachment> Attachments => throw new NotImplementedException();

    /// <summary>Gets the file's bytes.</summary>
    internal ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Gets the password that opened the document, if it took one.</summary>
    internal string? Password { get; }

    /// <summary>Closes the document.</summary>
    public void Dispose() => throw new NotImplementedException();
}
