using QwenDocs.Documents;

namespace QwenDocs.Wolverine;

/// <summary>Finds documents in a folder: a location is a path in it.</summary>
public sealed class FolderDocumentSource : IDocumentSource
{
    private readonly string _folder;

    /// <summary>Initializes a new instance of the <see cref="FolderDocumentSource"/> class.</summary>
    /// <param name="folder">The folder, which every process of the queue sees under its own path.</param>
    public FolderDocumentSource(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        _folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;
    }

    /// <inheritdoc/>
    /// <exception cref="DocumentException">The location leads out of the folder.</exception>
    public ValueTask<Document> GetAsync(string location, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(location);
        string path = Path.GetFullPath(location, _folder);
        return path.StartsWith(_folder, StringComparison.Ordinal)
            ? ValueTask.FromResult(Document.FromFile(path))
            : throw new DocumentException(DocumentError.Unreadable, Path.GetFileName(path), "its location leads out of the queue's folder");
    }
}
