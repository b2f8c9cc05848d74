using Polly;

namespace QwenDocs.Endpoints.Resilience;

/// <summary>How long one request may take: an attempt, and all of them.</summary>
internal readonly record struct RequestTimeouts(TimeSpan Attempt, TimeSpan Total)
{
    public static readonly ResiliencePropertyKey<RequestTimeouts> Key = new("QwenDocs.RequestTimeouts");
}
