using System.Collections.Concurrent;
using Wolverine;

namespace QwenDocs.Wolverine.Tests;

/// <summary>What a second type of document holds.</summary>
public sealed record Receipt(string? Number);

/// <summary>Takes receipts, and the files that documents were split from.</summary>
internal sealed class ReceiptSink : IOutcomeSink<Receipt>, ISplitSink
{
    public ConcurrentQueue<ExtractedDocument<Receipt>> Documents { get; } = [];

    public ConcurrentQueue<SplitFile> Files { get; } = [];

    public Task WriteAsync(ExtractedDocument<Receipt> document, IMessageContext messages, CancellationToken cancellationToken)
    {
        Documents.Enqueue(document);
        return Task.CompletedTask;
    }

    public Task WriteAsync(SplitFile file, IMessageContext messages, CancellationToken cancellationToken)
    {
        Files.Enqueue(file);
        return Task.CompletedTask;
    }
}
