using Microsoft.Extensions.Logging;

namespace QwenDocs.Extraction.Telemetry;

/// <summary>What extractions log: no content, no keys.</summary>
internal static partial class ExtractionLog
{
    [LoggerMessage(201, LogLevel.Information, "{Document}: {Outcome}; {Pages} page(s), {PromptTokens} + {CompletionTokens} tokens, {CostUsd} USD, {Seconds:0.0} s, {Errors} error(s), {Warnings} warning(s), {Questions} question(s)")]
    public static partial void DocumentDone(
        this ILogger logger,
        string document,
        string outcome,
        int pages,
        int promptTokens,
        int completionTokens,
        decimal? costUsd,
        double seconds,
        int errors,
        int warnings,
        int questions);

    [LoggerMessage(203, LogLevel.Information, "{Document}: split into {Documents} document(s); {Pages} page(s), {PromptTokens} + {CompletionTokens} tokens, {CostUsd} USD, {Seconds:0.0} s")]
    public static partial void FileSplit(
        this ILogger logger,
        string document,
        int documents,
        int pages,
        int promptTokens,
        int completionTokens,
        decimal? costUsd,
        double seconds);

    [LoggerMessage(202, LogLevel.Error, "{Document} failed ({ErrorType}) after {PromptTokens} + {CompletionTokens} tokens, {CostUsd} USD, {Seconds:0.0} s. {Reason}")]
    public static partial void DocumentFailed(
        this ILogger logger,
        string document,
        string errorType,
        int promptTokens,
        int completionTokens,
        decimal? costUsd,
        double seconds,
        string reason);
}
