using Microsoft.Extensions.Logging;
using QwenDocs.Documents;
using QwenDocs.Tokens;

namespace QwenDocs.Extraction.Telemetry;

/// <summary>What extractions log: no content, no keys.</summary>
internal static partial class ExtractionLog
{
    [LoggerMessage(201, LogLevel.Information, "{Document}: {Outcome}; {Pages} page(s), {PromptTokens} + {CompletionTokens} tokens, USD {CostUsd}, {Seconds:0.0} s, {Errors} error(s), {Warnings} warning(s), {Questions} question(s)")]
    public static partial void DocumentDone(
        this ILogger logger,
        string document,
        string outcome,
        int pages,
        int promptTokens,
        int completionTokens,
        IConvertible costUsd,
        double seconds,
        int errors,
        int warnings,
        int questions);

    [LoggerMessage(203, LogLevel.Information, "{Document}: split into {Documents} document(s); {Pages} page(s), {PromptTokens} + {CompletionTokens} tokens, USD {CostUsd}, {Seconds:0.0} s")]
    public static partial void FileSplit(
        this ILogger logger,
        string document,
        int documents,
        int pages,
        int promptTokens,
        int completionTokens,
        IConvertible costUsd,
        double seconds);

    /// <summary>Logs a failure: as a warning where a document was refused, which is a matter for whoever sent it and not for whoever runs the process.</summary>
    public static void DocumentFailed(this ILogger logger, string document, Exception exception, TokenUsage usage, TimeSpan elapsed)
    {
        LogLevel level = exception is DocumentException ? LogLevel.Warning : LogLevel.Error;
        if (!logger.IsEnabled(level))
            return;
        string errorType = ExtractionTrace.ErrorType(exception), reason = ExtractionTrace.Reason(exception);
        logger.DocumentFailed(level, document, errorType, usage.PromptTokens, usage.CompletionTokens, Cost(usage.CostUsd), elapsed.TotalSeconds, reason);
    }

    /// <summary>A number, or the word for a cost that no endpoint told.</summary>
    public static IConvertible Cost(decimal? usd) => usd is { } known ? known : "unknown";

    [LoggerMessage(EventId = 202, Message = "{Document} failed ({ErrorType}) after {PromptTokens} + {CompletionTokens} tokens, USD {CostUsd}, {Seconds:0.0} s. {Reason}")]
    private static partial void DocumentFailed(
        this ILogger logger,
        LogLevel level,
        string document,
        string errorType,
        int promptTokens,
        int completionTokens,
        IConvertible costUsd,
        double seconds,
        string reason);
}
