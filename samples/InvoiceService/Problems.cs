using Microsoft.AspNetCore.Mvc;
using QwenDocs;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Planning;

namespace InvoiceService;

/// <summary>Problem details (RFC 9457) of everything that can go wrong. The texts of the library's exceptions hold no key and nothing of the document.</summary>
internal static class Problems
{
    private const string Readme = "https://github.com/qwendocs/qwendocs/blob/main/samples/InvoiceService/README.md";

    /// <summary>Says what went wrong.</summary>
    public static ProblemDetails Of(Exception exception) => exception switch
    {
        UploadException upload => New(upload.Status, "upload-refused", "The upload is refused", upload.Message, upload.Code),
        // Kestrel's own limit, and clients that end in the middle of their body.
        BadHttpRequestException request => New(request.StatusCode, "upload-refused", "The upload is refused", request.Message, "upload.body"),
        DocumentException document => New(StatusOf(document.ErrorCode), "document-refused", "The document is refused", document.Message, document.Code),
        PlanningException plan => New(StatusCodes.Status422UnprocessableEntity, "document-refused", "The document does not fit the context window or the price cap", plan.Message, plan.Code),
        AnswerException answer => New(StatusCodes.Status422UnprocessableEntity, "no-record", "No invoice was found", answer.Message, answer.Code),
        CostBudgetExceededException budget => New(StatusCodes.Status503ServiceUnavailable, "busy", "The budget is spent", budget.Message, budget.Code),
        // Which server, and what it said, is for the log.
        EndpointException endpoint => New(endpoint.IsTransient ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status502BadGateway, "reader-failed", "The model could not be asked", null, endpoint.Code),
        QwenDocsException other => New(StatusCodes.Status500InternalServerError, "failed", "The document could not be worked on", other.Message, other.Code),
        OperationCanceledException => New(StatusCodes.Status504GatewayTimeout, "time-limit", "The document took too long", null, "upload.timeLimit"),
        _ => New(StatusCodes.Status500InternalServerError, "failed", "Something failed", null, "internal"),
    };

    /// <summary>Says that too many documents are being worked on.</summary>
    public static ProblemDetails Busy { get; } = New(StatusCodes.Status503ServiceUnavailable, "busy", "Too many documents are being worked on", "Try again in a moment.", "upload.busy");

    private static int StatusOf(DocumentError error) => error switch
    {
        DocumentError.TooManyBytes or DocumentError.TooManyPages or DocumentError.PageTooLarge or DocumentError.MemoryLimit or DocumentError.TimeLimit => StatusCodes.Status413PayloadTooLarge,
        DocumentError.UnsupportedFormat or DocumentError.Unsupported => StatusCodes.Status415UnsupportedMediaType,
        DocumentError.Empty => StatusCodes.Status400BadRequest,
        DocumentError.ParserUnavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    private static ProblemDetails New(
        int status,
        string anchor,
        string title,
        string? detail,
        string code) => new()
        {
            Type = $"{Readme}#{anchor}",
            Status = status,
            Title = title,
            Detail = detail,
            Extensions = { ["code"] = code },
        };
}
