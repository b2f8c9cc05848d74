using System.Collections.Concurrent;
using Wolverine;

namespace QwenDocs.Wolverine.Tests;

/// <summary>Takes outcomes, and sends a message for each.</summary>
internal sealed class NoteSink : IOutcomeSink<Note>
{
    public ConcurrentQueue<ExtractedDocument<Note>> Documents { get; } = [];

    public int Failures { get; set; }

    public async Task WriteAsync(ExtractedDocument<Note> document, IMessageContext messages, CancellationToken cancellationToken)
    {
        Documents.Enqueue(document);
        await messages.PublishAsync(new NoteTaken(document.Key.ToString()));
        if (Documents.Count <= Failures)
            throw new IOException("The shop is closed.");
    }
}
