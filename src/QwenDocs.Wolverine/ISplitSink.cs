using Wolverine;

namespace QwenDocs.Wolverine;

/// <summary>Takes what came of files that were split, each as a whole: pages without a document, and files that could not be split. Register one: <c>services.AddScoped&lt;ISplitSink, SaveScan&gt;()</c>.</summary>
/// <remarks>The documents of a file go to the <see cref="IOutcomeSink{T}"/> of their types, before the file comes here.</remarks>
public interface ISplitSink
{
    /// <summary>Takes what came of a file. It is in the database already; a sink that throws is asked again later, and so are those of the file's documents.</summary>
    /// <param name="file">The file with its outcome.</param>
    /// <param name="messages">Sends messages: they leave if, and only if, the file is marked as done, in one transaction.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The task of it.</returns>
    /// <remarks>It is called at least once for each file: write by <see cref="SplitFile.Key"/>, so that a second call changes nothing.</remarks>
    Task WriteAsync(SplitFile file, IMessageContext messages, CancellationToken cancellationToken);
}
