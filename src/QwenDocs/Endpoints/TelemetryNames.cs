namespace QwenDocs.Endpoints;

/// <summary>Enumerations as attribute values: lower case, words joined by underscores.</summary>
internal static class TelemetryNames
{
    public static string ToErrorType(this EndpointFault fault) => fault switch
    {
        EndpointFault.Unreachable => "unreachable",
        EndpointFault.Timeout => "timeout",
        EndpointFault.Interrupted => "interrupted",
        EndpointFault.Unauthorized => "unauthorized",
        EndpointFault.CreditExhausted => "credit_exhausted",
        EndpointFault.Forbidden => "forbidden",
        EndpointFault.NotFound => "not_found",
        EndpointFault.BadRequest => "bad_request",
        EndpointFault.ContextExceeded => "context_exceeded",
        EndpointFault.TooLarge => "too_large",
        EndpointFault.RateLimited => "rate_limited",
        EndpointFault.ServerFailure => "server_failure",
        EndpointFault.InvalidAnswer => "invalid_answer",
        // The convention's word for what is none of the others.
        _ => "_OTHER",
    };

    public static string ToSnakeCase(this FinishReason reason) => reason switch
    {
        FinishReason.Stop => "stop",
        FinishReason.Length => "length",
        FinishReason.ContentFilter => "content_filter",
        FinishReason.Refusal => "refusal",
        FinishReason.Repetition => "repetition",
        _ => "unknown",
    };
}
