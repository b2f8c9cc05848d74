using System.Net;
using QwenDocs.Tokens;

namespace QwenDocs.Endpoints;

/// <summary>An attempt that gave no answer.</summary>
/// <param name="EndpointName">The endpoint that was asked.</param>
/// <param name="ErrorCode">What went wrong.</param>
/// <param name="StatusCode">The HTTP status, or the error's own code; <see langword="null"/> when none came.</param>
/// <param name="Message">What went wrong, in words, without document content.</param>
/// <param name="Usage">The tokens and the price, where the endpoint tells them although the attempt failed.</param>
public sealed record FailedAttempt(
    string EndpointName,
    EndpointError ErrorCode,
    HttpStatusCode? StatusCode,
    string Message,
    TokenUsage? Usage = null)
{
    internal static FailedAttempt From(EndpointException exception) =>
        new(exception.EndpointName, exception.ErrorCode, exception.StatusCode, exception.Message, exception.Usage);
}
