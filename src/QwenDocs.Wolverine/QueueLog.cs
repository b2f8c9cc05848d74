using Microsoft.Extensions.Logging;
using QwenDocs.Pipelines;

namespace QwenDocs.Wolverine;

/// <summary>What a queue logs: no content, no keys of services.</summary>
internal static partial class QueueLog
{
    [LoggerMessage(401, LogLevel.Warning, "The queue's database is gone ({ErrorType}); it is asked again in {Seconds:0.0} s")]
    public static partial void WaitingForDatabase(this ILogger logger, double seconds, string errorType);

    [LoggerMessage(402, LogLevel.Warning, "{Work}: another worker has taken the document over meanwhile; the late result of attempt {Attempt} was refused")]
    public static partial void LateWriteRefused(this ILogger logger, WorkKey work, int? attempt);

    [LoggerMessage(403, LogLevel.Information, "{Work}: another worker is at the document; it is looked at again in {Seconds:0.0} s")]
    public static partial void InProgressElsewhere(this ILogger logger, WorkKey work, double seconds);

    [LoggerMessage(404, LogLevel.Warning, "{Work}: attempt {Attempt} failed and is tried again later ({Code}). {Reason}")]
    public static partial void TriedAgainLater(this ILogger logger, WorkKey work, int attempt, string code, string reason);

    [LoggerMessage(405, LogLevel.Error, "{Work}: attempt {Attempt} failed and was the last one; the document is a dead letter ({Code}). {Reason}")]
    public static partial void DeadLettered(this ILogger logger, WorkKey work, int attempt, string code, string reason);
}
