using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QwenDocs.Pipelines;
using QwenDocs.Wolverine.Messages;
using QwenDocs.Wolverine.Storage;
using Wolverine.Runtime;
using Wolverine.Runtime.Handlers;

namespace QwenDocs.Wolverine.Work;

/// <summary>Extracts the document of a message.</summary>
internal sealed class ExtractDocumentHandler(ExtractionQueueOptions options, FetchLimit fetchLimit) : MessageHandler<ExtractDocument>
{
    public override void ConfigureChain(HandlerChain chain)
    {
        ArgumentNullException.ThrowIfNull(chain);
        chain.UseAttemptRules(options);
    }

    protected override async Task HandleAsync(ExtractDocument message, MessageContext context, CancellationToken cancellation)
    {
        fetchLimit.Begin(context.Envelope!.Id);
        try
        {
            await ExtractAsync(message, context, cancellation).ConfigureAwait(false);
        }
        finally
        {
            fetchLimit.End();
        }
    }

    private async Task ExtractAsync(ExtractDocument message, MessageContext context, CancellationToken cancellation)
    {
        IServiceProvider services = context.Runtime.Services;
        WorkStore store = services.GetRequiredService<WorkStore>();
        ILogger logger = services.GetRequiredService<ILogger<ExtractionQueue>>();
        var key = WorkKey.Parse(message.Key);
        WorkRow? row = await store.FindAsync(key, cancellation).ConfigureAwait(false);
        if (row is not { State: ExtractionState.Received or ExtractionState.DeadLettered })
            return;
        if (row.Owner is not null && row.LeaseLeft > TimeSpan.Zero)
        {
            await WaitAsync(context, key, row.LeaseLeft, services, logger).ConfigureAwait(false);
            return;
        }

        bool isLast = context.Envelope!.Attempts > options.RetryDelays.Count;
        AttemptEnd end;
        if (options.FindWorkType(message.RecordType) is { } type)
        {
            end = await type.ExtractAsync(services, message, isLast, cancellation).ConfigureAwait(false);
        }
        else
        {
            FailureInfo unknown = new("queue.unknownRecordType", $"This worker does not know the record type '{message.RecordType}'.", IsTransient: true);
            await store.FailAsync(key, null, unknown, null, isLast, cancellation).ConfigureAwait(false);
            end = new AttemptEnd { Failure = unknown };
        }

        if (end.Wait is { } wait)
        {
            await WaitAsync(context, key, wait, services, logger).ConfigureAwait(false);
        }
        else if (end.IsRefused)
        {
            logger.LateWriteRefused(key, end.Attempt);
        }
        else if (end.Failure is { } failure)
        {
            if (isLast)
                logger.DeadLettered(key, context.Envelope.Attempts, failure.Code, failure.Message);
            else
                logger.TriedAgainLater(key, context.Envelope.Attempts, failure.Code, failure.Message);
            throw new RecordedFailureException(failure, row.DocumentName);
        }
    }

    // Waiting for another worker is no failed attempt.
    private static async Task WaitAsync(
        MessageContext context,
        WorkKey key,
        TimeSpan wait,
        IServiceProvider services,
        ILogger logger)
    {
        logger.InProgressElsewhere(key, wait.TotalSeconds);
        context.Envelope!.Attempts--;
        await context.ReScheduleCurrentAsync(services.GetRequiredService<TimeProvider>().GetUtcNow() + wait).ConfigureAwait(false);
    }
}
