using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using QwenDocs.Endpoints.Telemetry;

namespace QwenDocs.Endpoints.Resilience;

/// <summary>Builds what stands around the attempts of one request: total timeout, retries, circuit breaker, timeout of an attempt.</summary>
/// <remarks>
/// It stands around whole attempts, the reading of the answer included: many errors come inside an answer with status 200, after
/// the headers, where a handler of <see cref="HttpClient"/> no longer sees them.
/// </remarks>
internal static class ResiliencePipelines
{
    // Questions about models are small, and answered from memory.
    private static readonly TimeSpan QueryTimeout = TimeSpan.FromSeconds(30);

    // Weights of some dozens of gigabytes take minutes to load.
    private static readonly TimeSpan LoadingDelay = TimeSpan.FromSeconds(30);

    /// <summary>Builds the pipeline of completions. Without a circuit, a failing endpoint is asked again and again.</summary>
    public static ResiliencePipeline<ModelResponse> Build(ResilienceOptions options, CircuitBreaker? circuit, EndpointServices services)
    {
        var builder = new ResiliencePipelineBuilder<ModelResponse> { TimeProvider = services.Time };
        builder.AddTimeout(Timeout(static timeouts => timeouts.Total));
        if (options.MaxRetries > 0)
            builder.AddRetry(Retries(options, circuit, services.Telemetry));
        if (circuit is not null)
            builder.AddCircuitBreaker(circuit.ToStrategy());
        return builder.AddTimeout(Timeout(static timeouts => timeouts.Attempt)).Build();
    }

    /// <summary>Builds the pipeline of questions about models and keys.</summary>
    public static ResiliencePipeline BuildQueries(ResilienceOptions options, int maxRetries, TimeProvider timeProvider)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = timeProvider };
        if (maxRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = maxRetries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.BaseDelay,
                MaxDelay = options.MaxDelay,
                ShouldHandle = static arguments => ValueTask.FromResult(arguments.Outcome.Exception is EndpointException { IsTransient: true } or TimeoutRejectedException),
            });
        }

        return builder.AddTimeout(QueryTimeout).Build();
    }

    private static TimeoutStrategyOptions Timeout(Func<RequestTimeouts, TimeSpan> which) => new()
    {
        TimeoutGenerator = arguments => ValueTask.FromResult(which(arguments.Context.Properties.GetValue(RequestTimeouts.Key, default))),
    };

    private static RetryStrategyOptions<ModelResponse> Retries(ResilienceOptions options, CircuitBreaker? circuit, EndpointTelemetry telemetry) => new()
    {
        MaxRetryAttempts = options.MaxRetries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = options.BaseDelay,
        MaxDelay = options.MaxDelay,
        ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception switch
        {
            EndpointException failure => failure.IsTransient && !(failure.RetryAfter > options.MaxDelay),
            TimeoutRejectedException => true,
            BrokenCircuitException => !(circuit?.Remaining > options.MaxDelay),
            _ => false,
        }),
        DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Exception switch
        {
            BrokenCircuitException => circuit?.Remaining,
            EndpointException { IsLoading: true, RetryAfter: null } => options.MaxDelay < LoadingDelay ? options.MaxDelay : LoadingDelay,
            EndpointException failure => failure.RetryAfter,
            _ => null,
        }),
        OnRetry = arguments =>
        {
            telemetry.Retrying(arguments.AttemptNumber + 1, arguments.RetryDelay, arguments.Outcome.Exception);
            return ValueTask.CompletedTask;
        },
    };
}
