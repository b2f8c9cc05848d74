using System.Globalization;
using Polly.CircuitBreaker;

namespace QwenDocs.Endpoints.Resilience;

/// <summary>Leaves an endpoint alone that fails too often, and can say until when.</summary>
internal sealed class CircuitBreaker(CircuitBreakerRule rule, EndpointServices services)
{
    private long _openUntil;

    /// <summary>Gets the options of the strategy that this circuit watches.</summary>
    public CircuitBreakerStrategyOptions<ModelResponse> ToStrategy() => new()
    {
        FailureRatio = rule.FailureRatio,
        MinimumThroughput = rule.MinimumThroughput,
        SamplingDuration = rule.SamplingDuration,
        BreakDuration = rule.BreakDuration,
        ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception switch
        {
            EndpointException failure => rule.Counts(failure),
            Polly.Timeout.TimeoutRejectedException => true,
            _ => false,
        }),
        OnOpened = arguments =>
        {
            Volatile.Write(ref _openUntil, (services.Time.GetUtcNow() + arguments.BreakDuration).UtcTicks);
            services.Telemetry.CircuitOpened(services.EndpointName, arguments.BreakDuration);
            return ValueTask.CompletedTask;
        },
        OnClosed = _ =>
        {
            services.Telemetry.CircuitClosed(services.EndpointName);
            return ValueTask.CompletedTask;
        },
    };

    /// <summary>Gets the time for which the endpoint is still left alone; nothing when another request is just trying it.</summary>
    public TimeSpan? Remaining => TimeSpan.FromTicks(Volatile.Read(ref _openUntil) - services.Time.GetUtcNow().UtcTicks) is { Ticks: > 0 } remaining ? remaining : null;

    public EndpointException Refuse(Exception cause) => new(EndpointError.Unreachable, services.EndpointName, Explain(), null, true, cause)
    {
        RetryAfter = Remaining,
    };

    private string Explain() => Remaining is { } remaining
        ? string.Create(CultureInfo.InvariantCulture, $"it failed too often and is left alone for another {remaining.TotalSeconds:0.#} seconds, until {services.Time.GetUtcNow() + remaining:HH:mm:ss} UTC. Then one request tries it again")
        : "it failed too often and is left alone while one request tries it again";
}
