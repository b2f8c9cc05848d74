using System.Globalization;
using Polly.CircuitBreaker;
using QwenDocs.Endpoints.Telemetry;

namespace QwenDocs.Endpoints.Resilience;

/// <summary>Leaves an endpoint alone that fails too often, and can say until when.</summary>
internal sealed class CircuitBreaker(double failureRatio, int minimumThroughput, TimeSpan samplingDuration, TimeSpan breakDuration, Func<EndpointException, bool> counts, TimeProvider timeProvider, string endpointName, EndpointTelemetry telemetry)
{
    private long _openUntil;

    /// <summary>Gets the options of the strategy that this circuit watches.</summary>
    public CircuitBreakerStrategyOptions<ModelResponse> ToStrategy() => new()
    {
        FailureRatio = failureRatio,
        MinimumThroughput = minimumThroughput,
        SamplingDuration = samplingDuration,
        BreakDuration = breakDuration,
        ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception switch
        {
            EndpointException failure => counts(failure),
            Polly.Timeout.TimeoutRejectedException => true,
            _ => false,
        }),
        OnOpened = arguments =>
        {
            Volatile.Write(ref _openUntil, (timeProvider.GetUtcNow() + arguments.BreakDuration).UtcTicks);
            telemetry.CircuitOpened(endpointName, arguments.BreakDuration);
            return ValueTask.CompletedTask;
        },
        OnClosed = _ =>
        {
            telemetry.CircuitClosed(endpointName);
            return ValueTask.CompletedTask;
        },
    };

    /// <summary>Gets the time for which the endpoint is still left alone; nothing when another request is just trying it.</summary>
    public TimeSpan? Remaining => TimeSpan.FromTicks(Volatile.Read(ref _openUntil) - timeProvider.GetUtcNow().UtcTicks) is { Ticks: > 0 } remaining ? remaining : null;

    public EndpointException Refuse(string endpointName, Exception cause) => new(endpointName, Explain(), null, true, cause)
    {
        ErrorCode = EndpointError.Unreachable,
        RetryAfter = Remaining,
    };

    private string Explain() => Remaining is { } remaining
        ? string.Create(CultureInfo.InvariantCulture, $"it failed too often and is left alone for another {remaining.TotalSeconds:0.#} seconds, until {timeProvider.GetUtcNow() + remaining:HH:mm:ss} UTC. Then one request tries it again")
        : "it failed too often and is left alone while one request tries it again";
}
