using Wolverine.ErrorHandling;
using Wolverine.Runtime.Handlers;

namespace QwenDocs.Wolverine.Work;

/// <summary>How long an attempt may take and when it is tried again: the same for every message of the queue.</summary>
internal static class AttemptRules
{
    public static void UseAttemptRules(this HandlerChain chain, ExtractionQueueOptions options)
    {
        chain.ExecutionTimeoutInSeconds = (int)options.AttemptTimeout.TotalSeconds;
        if (options.RetryDelays.Count > 0)
            chain.OnAnyException().ScheduleRetry([.. options.RetryDelays]);
    }
}
