namespace QwenDocs.Endpoints;

/// <summary>Why an endpoint gave no completion, in the terms in which a caller can act.</summary>
public enum EndpointError
{
    /// <summary>A cause that is none of the others.</summary>
    Unknown,

    /// <summary>No connection: name not found, refused, TLS failure.</summary>
    Unreachable,

    /// <summary>No answer in time.</summary>
    Timeout,

    /// <summary>The connection broke before the answer was complete.</summary>
    Interrupted,

    /// <summary>The key is missing or wrong (401).</summary>
    Unauthorized,

    /// <summary>The account has no credit left (402).</summary>
    CreditExhausted,

    /// <summary>The endpoint refuses this content or this account (403).</summary>
    Forbidden,

    /// <summary>No such model or address (404).</summary>
    NotFound,

    /// <summary>The request is malformed or uses something that the endpoint does not know (400, 422).</summary>
    BadRequest,

    /// <summary>The request does not fit the model's context window.</summary>
    ContextExceeded,

    /// <summary>The request's body is too large (413).</summary>
    TooLarge,

    /// <summary>Too many requests or tokens a minute (429).</summary>
    RateLimited,

    /// <summary>The server failed or is overloaded (5xx).</summary>
    ServerFailure,

    /// <summary>The answer is no completion: not JSON, without choices, or empty.</summary>
    InvalidResponse,

    /// <summary>The model, as it is served there, takes no pictures.</summary>
    NoImageInput,

    /// <summary>Nothing failed: another endpoint answered the same request first, and this one was ended.</summary>
    HedgeLost,
}
