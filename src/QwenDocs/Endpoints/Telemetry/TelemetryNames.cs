namespace QwenDocs.Endpoints.Telemetry;

/// <summary>Enumerations as attribute values: lower case, words joined by underscores.</summary>
internal static class TelemetryNames
{
    public static string ToErrorType(this EndpointError fault) => fault switch
    {
        EndpointError.Unreachable => "unreachable",
        EndpointError.Timeout => "timeout",
        EndpointError.Interrupted => "interrupted",
        EndpointError.Unauthorized => "unauthorized",
        EndpointError.CreditExhausted => "credit_exhausted",
        EndpointError.Forbidden => "forbidden",
        EndpointError.NotFound => "not_found",
        EndpointError.BadRequest => "bad_request",
        EndpointError.ContextExceeded => "context_exceeded",
        EndpointError.TooLarge => "too_large",
        EndpointError.RateLimited => "rate_limited",
        EndpointError.ServerFailure => "server_failure",
        EndpointError.InvalidResponse => "invalid_response",
        EndpointError.NoImageInput => "no_image_input",
        EndpointError.HedgeLost => "hedge_lost",
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
