using Wolverine;

namespace QwenDocs.Wolverine;

/// <summary>Takes what came of the documents of a record type. Register one: <c>services.AddScoped&lt;IOutcomeSink&lt;Invoice&gt;, SaveInvoice&gt;()</c>.</summary>
/// <typeparam name="T">The record type.</typeparam>
public interface IOutcomeSink<T>
{
    /// <summary>Takes the result of a document, or why there is none for good. The result is in the database already; a sink that throws is asked again later, and costs nothing more.</summary>
    /// <param name="document">The document with its outcome.</param>
    /// <param name="messages">Sends messages: they leave if, and only if, the document is marked as done, in one transaction.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The task of it.</returns>
    /// <remarks>It is called at least once for each document, and again where a process dies in it: write by <see cref="ExtractedDocument{T}.Key"/>, for parts of split files together with their pages, so that a second call changes nothing.</remarks>
    Task WriteAsync(ExtractedDocument<T> document, IMessageContext messages, CancellationToken cancellationToken);
}
