using System.Diagnostics;
using QwenDocs.Tokens;

namespace QwenDocs.Extraction.Telemetry;

/// <summary>One split file as its span and its measurements; its documents have their own.</summary>
internal sealed class SplitTrace(
    ExtractionTelemetry telemetry,
    Activity? activity,
    TimeProvider timeProvider,
    string documentName,
    long started) : IDisposable
{
    public SplitResult Complete(SplitResult result)
    {
        string outcome = result.Documents.All(document => document.IsSuccess) ? "split" : "incomplete";
        TimeSpan elapsed = timeProvider.GetElapsedTime(started);
        telemetry.CountSplit(outcome, elapsed);
        telemetry.Logger.FileSplit(
            documentName,
            result.Documents.Count,
            result.Pages.Count,
            result.Usage.PromptTokens,
            result.Usage.CompletionTokens,
            ExtractionLog.Cost(result.Usage.CostUsd),
            elapsed.TotalSeconds);
        End(outcome, result.Usage);
        activity?.SetTag("qwendocs.pages", result.Pages.Count);
        activity?.SetTag("qwendocs.documents", result.Documents.Count);
        activity?.SetTag("qwendocs.pages.unassigned", result.Unassigned.Count);
        return result;
    }

    public void Failed(Exception exception, TokenUsage usage)
    {
        string outcome = exception is OperationCanceledException ? "cancelled" : "failed";
        TimeSpan elapsed = timeProvider.GetElapsedTime(started);
        telemetry.CountSplit(outcome, elapsed);
        if (exception is not OperationCanceledException)
            telemetry.Logger.DocumentFailed(documentName, exception, usage, elapsed);
        End(outcome, usage);
        activity?.SetTag("error.type", ExtractionTrace.ErrorType(exception));
        activity?.SetStatus(ActivityStatusCode.Error, ExtractionTrace.Reason(exception));
    }

    public void Dispose() => activity?.Dispose();

    private void End(string outcome, TokenUsage usage)
    {
        activity?.SetTag("qwendocs.outcome", outcome);
        activity?.SetTag("gen_ai.usage.input_tokens", usage.PromptTokens);
        activity?.SetTag("gen_ai.usage.output_tokens", usage.CompletionTokens);
        activity?.SetTag("qwendocs.cost", (double?)usage.CostUsd);
    }
}
