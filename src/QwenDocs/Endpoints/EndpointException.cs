using System.Net;
using QwenDocs.Endpoints.Errors;
using QwenDocs.Tokens;

namespace QwenDocs.Endpoints;

/// <summary>Thrown when an endpoint cannot be reached, refuses a request, or answers something that is no completion.</summary>
public sealed class EndpointException : QwenDocsException
{
    /// <summary>Initializes a new instance of the <see cref="EndpointException"/> class.</summary>
    /// <param name="errorCode">What went wrong.</param>
    /// <param name="endpointName">The name of the endpoint.</param>
    /// <param name="reason">One or two sentences without a last full stop: what happened and what to do.</param>
    /// <param name="statusCode">The HTTP status, if there was an answer; for an error inside a 200, the error's own code.</param>
    /// <param name="isTransient">Whether the same request may succeed later.</param>
    /// <param name="innerException">The cause, if another exception was it.</param>
    public EndpointException(
        EndpointError errorCode,
        string endpointName,
        string reason,
        HttpStatusCode? statusCode = null,
        bool isTransient = false,
        Exception? innerException = null)
        : base($"{endpointName}: {reason}.", null, null, innerException)
    {
        ErrorCode = errorCode;
        EndpointName = endpointName;
        Reason = reason;
        StatusCode = statusCode;
        IsTransient = isTransient;
    }

    /// <summary>Gets what went wrong.</summary>
    public EndpointError ErrorCode { get; }

    /// <summary>Gets the name of the endpoint.</summary>
    public string EndpointName { get; }

    /// <summary>Gets what happened and what to do, in words: the message without the endpoint's name and the last full stop.</summary>
    public string Reason { get; }

    /// <summary>Gets the HTTP status of the answer, or of the error inside it; <see langword="null"/> when none came.</summary>
    public HttpStatusCode? StatusCode { get; }

    /// <summary>Gets a value indicating whether the same request may succeed later.</summary>
    public override bool IsTransient { get; }

    /// <inheritdoc />
    public override string Code => $"endpoint.{EnumNames.Of(ErrorCode)}";

    /// <summary>Gets the time after which the endpoint asks to be tried again, if it named one (<c>Retry-After</c>).</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets the context window that the endpoint named when it refused a request as too long, in tokens.</summary>
    public int? ContextLimit { get; init; }

    /// <summary>Gets the host behind the endpoint that failed, where the endpoint tells it.</summary>
    public string? Provider { get; init; }

    /// <summary>Gets the tokens and the price of the failed attempt, where the endpoint tells them.</summary>
    public TokenUsage? Usage { get; init; }

    /// <summary>Gets all attempts that were made for the request, the last one included, in order; empty where none was made.</summary>
    public IReadOnlyList<FailedAttempt> FailedAttempts { get; init; } = [];

    /// <summary>Gets a value indicating whether it is the model that the endpoint does not know, so that its list of models would help.</summary>
    internal bool IsUnknownModel { get; init; }

    /// <summary>Gets a value indicating whether the server is still loading its model, which can last minutes.</summary>
    internal bool IsLoading { get; init; }

    /// <summary>Gets what of the request was too large for the endpoint.</summary>
    internal RefusedSize Refused { get; init; }

    /// <summary>Gets the number that the endpoint named beside what was too large: pictures, or tokens of one picture.</summary>
    internal int? RefusedLimit { get; init; }

    /// <summary>Returns the same failure with the attempts that led to it.</summary>
    internal EndpointException WithAttempts(IReadOnlyList<FailedAttempt> attempts) => Copy(Reason, InnerException, attempts);

    /// <summary>Returns the same failure with more to say about it.</summary>
    internal EndpointException WithReason(string reason) => Copy(reason, this, FailedAttempts);

    private EndpointException Copy(string reason, Exception? innerException, IReadOnlyList<FailedAttempt> attempts) =>
        new(ErrorCode, EndpointName, reason, StatusCode, IsTransient, innerException)
        {
            RetryAfter = RetryAfter,
            ContextLimit = ContextLimit,
            Provider = Provider,
            Usage = Usage,
            FailedAttempts = attempts,
            IsUnknownModel = IsUnknownModel,
            IsLoading = IsLoading,
            Refused = Refused,
            RefusedLimit = RefusedLimit,
        };
}
