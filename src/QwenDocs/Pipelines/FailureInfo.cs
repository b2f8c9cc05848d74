using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Planning;

namespace QwenDocs.Pipelines;

/// <summary>Why a file failed, as values that can be written, counted and read again.</summary>
/// <param name="Code">What kind of failure it is: <c>document.</c> or <c>endpoint.</c> with the name of the <see cref="DocumentError"/> or <see cref="EndpointError"/> in camel case, <c>answer.noRecord</c>, <c>budget.exceeded</c>, <c>plan.refused</c>, <c>journal.</c> with the name of the <see cref="JournalError"/>, <c>cancelled</c>, or <c>unexpected</c>.</param>
/// <param name="Message">What happened, for people. Of an exception that is not the library's own, its type: its text might hold content.</param>
/// <param name="IsTransient">Whether the same file may go through later.</param>
public sealed record FailureInfo(string Code, string Message, bool IsTransient)
{
    /// <summary>Describes an exception.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>Its description.</returns>
    public static FailureInfo FromException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception switch
        {
            EndpointException endpoint => new($"endpoint.{EnumNames.Of(endpoint.ErrorCode)}", endpoint.Message, endpoint.IsTransient),
            DocumentException document => new($"document.{EnumNames.Of(document.ErrorCode)}", document.Message, IsTransient: false),
            RecordedFailureException recorded => recorded.Failure,
            JournalException journal => new($"journal.{EnumNames.Of(journal.ErrorCode)}", journal.Message, IsTransient: true),
            AnswerException answer => new("answer.noRecord", answer.Message, IsTransient: false),
            CostBudgetExceededException budget => new("budget.exceeded", budget.Message, IsTransient: true),
            PlanningException plan => new("plan.refused", plan.Message, IsTransient: false),
            QwenDocsException other => new("unexpected", other.Message, IsTransient: false),
            OperationCanceledException => new("cancelled", exception.GetType().Name, IsTransient: true),
            _ => new("unexpected", exception.GetType().Name, IsTransient: false),
        };
    }
}
