using System.Collections.Concurrent;
using Wolverine.Runtime;
using Wolverine.Runtime.Handlers;

namespace QwenDocs.Wolverine.Tests;

/// <summary>Counts the application's own messages.</summary>
internal sealed class NoteTakenHandler : MessageHandler<NoteTaken>
{
    public ConcurrentQueue<string> Keys { get; } = [];

    protected override Task HandleAsync(NoteTaken message, MessageContext context, CancellationToken cancellation)
    {
        Keys.Enqueue(message.Key);
        return Task.CompletedTask;
    }
}
