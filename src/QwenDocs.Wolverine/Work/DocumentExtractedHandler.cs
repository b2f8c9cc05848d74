using Microsoft.Extensions.DependencyInjection;
using QwenDocs.Pipelines;
using QwenDocs.Wolverine.Messages;
using QwenDocs.Wolverine.Storage;
using Wolverine.Runtime;
using Wolverine.Runtime.Handlers;

namespace QwenDocs.Wolverine.Work;

/// <summary>Hands the outcome of a document to the application's sink, and marks the document as done together with the messages that the sink sends.</summary>
internal sealed class DocumentExtractedHandler(ExtractionQueueOptions options) : MessageHandler<DocumentExtracted>
{
    public override void ConfigureChain(HandlerChain chain)
    {
        ArgumentNullException.ThrowIfNull(chain);
        chain.UseAttemptRules(options);
    }

    protected override async Task HandleAsync(DocumentExtracted message, MessageContext context, CancellationToken cancellation)
    {
        IServiceProvider services = context.Runtime.Services;
        WorkStore store = services.GetRequiredService<WorkStore>();
        var key = WorkKey.Parse(message.Key);
        if (await store.FindAsync(key, cancellation).ConfigureAwait(false) is not { State: ExtractionState.Extracted } row)
            return;
        WorkType type = options.FindWorkType(message.RecordType)
            ?? throw new InvalidOperationException($"This worker does not know the record type '{message.RecordType}'.");
        await type.WriteToSinkAsync(services, row, context, cancellation).ConfigureAwait(false);
        if (!await store.MarkDoneAsync(key, context, cancellation).ConfigureAwait(false))
            await context.ClearAllAsync().ConfigureAwait(false);
    }
}
