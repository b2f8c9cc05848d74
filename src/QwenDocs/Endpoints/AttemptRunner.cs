using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace QwenDocs.Endpoints;

/// <summary>Runs the attempts of requests under one endpoint's timeouts, retries and circuit, and says in our exceptions how they ended.</summary>
internal sealed class AttemptRunner
{
    private readonly string _endpointName;
    private readonly EndpointResilienceOptions _options;
    private readonly EndpointFailures _failures;
    private readonly EndpointCircuit? _circuit;
    private readonly ResiliencePipeline<ChatCompletion> _pipeline;
    private readonly ResiliencePipeline<ChatCompletion> _pipelineOfFallback;

    public AttemptRunner(string endpointName, EndpointResilienceOptions options, EndpointFailures failures, TimeProvider timeProvider, EndpointTelemetry telemetry)
    {
        _endpointName = endpointName;
        _options = options;
        _failures = failures;
        var breaker = options.CircuitBreaker;
        _circuit = breaker.IsEnabled
            ? new EndpointCircuit(breaker.FailureRatio, breaker.MinimumAttempts, breaker.SamplingDuration, breaker.BreakDuration, EndpointFailures.IsOutage, timeProvider, endpointName, telemetry)
            : null;
        _pipeline = EndpointPipeline.Build(options, _circuit, timeProvider, telemetry);
        // Behind a fallback, the fallback's own circuit leaves a failing endpoint alone.
        _pipelineOfFallback = _circuit is null ? _pipeline : EndpointPipeline.Build(options, null, timeProvider, telemetry);
    }

    /// <param name="request">The request.</param>
    /// <param name="model">The model that is asked for.</param>
    /// <param name="failed">Where the attempt notes its failures.</param>
    /// <param name="state">What the attempt is given.</param>
    /// <param name="attempt">One attempt.</param>
    /// <param name="cancellationToken">Ends the attempts.</param>
    public async Task<ChatCompletion> RunAsync<TState>(
        ChatRequest request, string model, List<FailedAttempt> failed, TState state, Func<TState, CancellationToken, Task<ChatCompletion>> attempt, CancellationToken cancellationToken)
    {
        var timeouts = _options.TimeoutsFor(request, model);
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(RequestTimeouts.Key, timeouts);
        try
        {
            var answer = await (request.HasFallback ? _pipelineOfFallback : _pipeline).ExecuteAsync(
                static (context, state) => new ValueTask<ChatCompletion>(state.Attempt(state.State, context.CancellationToken)),
                context,
                (Attempt: attempt, State: state)).ConfigureAwait(false);
            return failed.Count == 0 ? answer : answer with { FailedAttempts = [.. failed, .. answer.FailedAttempts] };
        }
        catch (EndpointException exception)
        {
            exception.FailedAttempts = failed;
            throw;
        }
        catch (BrokenCircuitException exception)
        {
            var leftAlone = _circuit!.Refuse(_endpointName, exception);
            leftAlone.FailedAttempts = failed;
            throw leftAlone;
        }
        catch (TimeoutRejectedException exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var timedOut = _failures.TimedOut(exception.Timeout, exception.Timeout == timeouts.Total ? "the request with its retries" : "the answer", exception);
            timedOut.FailedAttempts = failed;
            throw timedOut;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }
}
