using QwenDocs.Documents;

namespace QwenDocs.Wolverine;

/// <summary>Finds the documents of a queue. Messages carry where a document lies, never what it holds; implement it for wherever your documents are.</summary>
public interface IDocumentSource
{
    /// <summary>Describes the document at a location, such as a path, a key of an object store or an identifier in a database. Called by the process that submits it, and by each that works on it.</summary>
    /// <param name="location">The location, as it was submitted. It is written to the database, and must hold no secret.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The document; its bytes may be read later.</returns>
    /// <remarks>What it throws is tried again later. A <see cref="DocumentException"/>, such as that of a file that is not there, is the outcome of the document.</remarks>
    ValueTask<Document> GetAsync(string location, CancellationToken cancellationToken);
}
