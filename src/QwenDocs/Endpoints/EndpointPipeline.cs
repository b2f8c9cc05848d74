using Polly;
using Polly.Retry;

namespace QwenDocs.Endpoints;

/// <summary>Builds what stands around the attempts of one request: total timeout, retries, timeout of an attempt.</summary>
/// <remarks>
/// It stands around whole attempts, the reading of the answer included: many errors come inside an answer with status 200, after
/// the headers, where a handler of <see cref="HttpClient"/> no longer sees them.
/// </remarks>
internal static class EndpointPipeline
{
    public static ResiliencePipeline<ChatCompletion> Build(EndpointResilienceOptions options, TimeProvider timeProvider, EndpointTelemetry telemetry)
    {
        var builder = new ResiliencePipelineBuilder<ChatCompletion> { TimeProvider = timeProvider };
        builder.AddTimeout(options.TotalTimeout);
        if (options.MaxRetries > 0)
            builder.AddRetry(Retries(options, telemetry));
        return builder.AddTimeout(options.AttemptTimeout).Build();
    }

    private static RetryStrategyOptions<ChatCompletion> Retries(EndpointResilienceOptions options, EndpointTelemetry telemetry) => new()
    {
        MaxRetryAttempts = options.MaxRetries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = options.BaseDelay,
        MaxDelay = options.MaxDelay,
        ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception switch
        {
            EndpointException failure => failure.IsTransient && !(failure.RetryAfter > options.MaxDelay),
            Polly.Timeout.TimeoutRejectedException => true,
            _ => false,
        }),
        DelayGenerator = static arguments => ValueTask.FromResult((arguments.Outcome.Exception as EndpointException)?.RetryAfter),
        OnRetry = arguments =>
        {
            telemetry.Retrying(arguments.AttemptNumber + 1, arguments.RetryDelay, arguments.Outcome.Exception);
            return ValueTask.CompletedTask;
        },
    };
}
