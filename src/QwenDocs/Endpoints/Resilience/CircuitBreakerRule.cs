namespace QwenDocs.Endpoints.Resilience;

/// <summary>When a circuit opens, for how long, and which failures count.</summary>
internal sealed record CircuitBreakerRule(
    double FailureRatio,
    int MinimumThroughput,
    TimeSpan SamplingDuration,
    TimeSpan BreakDuration,
    Func<EndpointException, bool> Counts);
