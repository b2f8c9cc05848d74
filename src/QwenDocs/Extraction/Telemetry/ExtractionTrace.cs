using System.Diagnostics;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Endpoints.Telemetry;
using QwenDocs.Grounding;
using QwenDocs.Planning;
using QwenDocs.Tokens;
using QwenDocs.Validation;

namespace QwenDocs.Extraction.Telemetry;

/// <summary>One extraction as its span, its measurements and its line in the log.</summary>
internal sealed class ExtractionTrace(
    ExtractionTelemetry telemetry,
    Activity? activity,
    TimeProvider timeProvider,
    string documentName,
    string record,
    long started) : IDisposable
{
    public ExtractionResult Complete(ExtractionResult result)
    {
        int errors = Count(result.Findings, FindingSeverity.Error), warnings = Count(result.Findings, FindingSeverity.Warning), infos = Count(result.Findings, FindingSeverity.Info);
        string outcome = !result.HasRecord ? "no_record" : errors + warnings > 0 ? "findings" : "right";
        int pages = result.Plan.Pages.Count();
        TimeSpan elapsed = timeProvider.GetElapsedTime(started);
        telemetry.CountDocument(record, outcome, elapsed, pages);
        telemetry.CountFindings(record, FindingSeverity.Error, errors);
        telemetry.CountFindings(record, FindingSeverity.Warning, warnings);
        telemetry.CountFindings(record, FindingSeverity.Info, infos);
        telemetry.Logger.DocumentDone(documentName, outcome, pages, result.Usage.PromptTokens, result.Usage.CompletionTokens, ExtractionLog.Cost(result.Usage.CostUsd), elapsed.TotalSeconds, errors, warnings, result.ModelCalls.Count);
        if (activity is null)
            return result;

        End(outcome, result.Usage);
        activity.SetTag("qwendocs.pages", pages);
        activity.SetTag("qwendocs.requests", result.Plan.Requests.Count);
        activity.SetTag("qwendocs.questions", result.ModelCalls.Count);
        activity.SetTag("qwendocs.attempts.failed", result.ModelCalls.Sum(call => call.Response?.Metadata.FailedAttempts.Count ?? 0));
        activity.SetTag("qwendocs.findings.error", errors);
        activity.SetTag("qwendocs.findings.warning", warnings);
        activity.SetTag("qwendocs.findings.info", infos);
        SetEvidence(result.Evidence);
        activity.SetTag("gen_ai.response.model", result.Response.Model);
        return result;
    }

    public void Failed(Exception exception, TokenUsage usage)
    {
        TimeSpan elapsed = timeProvider.GetElapsedTime(started);
        bool isCancelled = exception is OperationCanceledException;
        telemetry.CountDocument(record, isCancelled ? "cancelled" : "failed", elapsed, 0);
        if (!isCancelled)
            telemetry.Logger.DocumentFailed(documentName, exception, usage, elapsed);
        End(isCancelled ? "cancelled" : "failed", usage);
        activity?.SetTag("error.type", ErrorType(exception));
        activity?.SetStatus(ActivityStatusCode.Error, Reason(exception));
    }

    public void Dispose() => activity?.Dispose();

    public static string NameOf(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "info",
    };

    public static string ErrorType(Exception exception) => exception switch
    {
        EndpointException endpoint => endpoint.ErrorCode.ToErrorType(),
        DocumentException => "document_refused",
        CostBudgetExceededException => "budget_exceeded",
        PlanningException => "plan_refused",
        OperationCanceledException => "cancelled",
        _ => exception.GetType().FullName!,
    };

    // Only our own exceptions are known to hold neither content nor keys.
    public static string Reason(Exception exception) => exception is QwenDocsException known ? known.Message : exception.GetType().Name;

    private static int Count(IReadOnlyList<Finding> findings, FindingSeverity severity) => findings.Count(finding => finding.Severity == severity);

    /// <summary>Counts alone: what is printed where is the document's.</summary>
    private void SetEvidence(RecordEvidence? evidence)
    {
        if (evidence is null)
            return;
        foreach (EvidenceVerdict verdict in Enum.GetValues<EvidenceVerdict>())
            activity?.SetTag($"qwendocs.evidence.{NameOf(verdict)}", evidence.CountOf(verdict));
        activity?.SetTag("qwendocs.evidence.complete", evidence.IsComplete);
    }

    private static string NameOf(EvidenceVerdict verdict) => verdict switch
    {
        EvidenceVerdict.Supported => "supported",
        EvidenceVerdict.Unplaced => "unplaced",
        EvidenceVerdict.Derived => "derived",
        EvidenceVerdict.Contradicted => "contradicted",
        EvidenceVerdict.NotFound => "not_found",
        _ => "absent",
    };

    private void End(string outcome, TokenUsage usage)
    {
        activity?.SetTag("qwendocs.outcome", outcome);
        activity?.SetTag("gen_ai.usage.input_tokens", usage.PromptTokens);
        activity?.SetTag("gen_ai.usage.output_tokens", usage.CompletionTokens);
        activity?.SetTag("qwendocs.cost", (double?)usage.CostUsd);
    }
}
