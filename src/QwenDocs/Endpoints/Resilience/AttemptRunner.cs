using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;
using QwenDocs.Endpoints.Errors;

namespace QwenDocs.Endpoints.Resilience;

/// <summary>Runs the attempts of requests under one endpoint's timeouts, retries and circuit, and says in our exceptions how they ended.</summary>
internal sealed class AttemptRunner
{
    private readonly EndpointServices _services;
    private readonly ResilienceOptions _options;
    private readonly CircuitBreaker? _circuit;
    private readonly ResiliencePipeline<ModelResponse> _pipeline;
    private readonly ResiliencePipeline<ModelResponse> _pipelineOfFallback;

    public AttemptRunner(ResilienceOptions options, EndpointServices services)
    {
        _services = services;
        _options = options;
        CircuitBreakerOptions breaker = options.CircuitBreaker;
        _circuit = breaker.IsEnabled
            ? new CircuitBreaker(new CircuitBreakerRule(breaker.FailureRatio, breaker.MinimumAttempts, breaker.SamplingDuration, breaker.BreakDuration, EndpointErrors.IsOutage), services)
            : null;
        _pipeline = ResiliencePipelines.Build(options, _circuit, services);
        // Behind a fallback, the fallback's own circuit leaves a failing endpoint alone.
        _pipelineOfFallback = _circuit is null ? _pipeline : ResiliencePipelines.Build(options, null, services);
    }

    /// <param name="request">The request.</param>
    /// <param name="model">The model that is asked for.</param>
    /// <param name="failed">Where the attempt notes its failures.</param>
    /// <param name="state">What the attempt is given.</param>
    /// <param name="attempt">One attempt.</param>
    /// <param name="cancellationToken">Ends the attempts.</param>
    public async Task<ModelResponse> RunAsync<TState>(
        ModelRequest request,
        string model,
        List<FailedAttempt> failed,
        TState state,
        Func<TState, CancellationToken, Task<ModelResponse>> attempt,
        CancellationToken cancellationToken)
    {
        RequestTimeouts timeouts = _options.TimeoutsFor(request, model);
        ResilienceContext context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(RequestTimeouts.Key, timeouts);
        try
        {
            ModelResponse answer = await (request.HasFallback ? _pipelineOfFallback : _pipeline).ExecuteAsync(
                static (context, state) => new ValueTask<ModelResponse>(state.Attempt(state.State, context.CancellationToken)),
                context,
                (Attempt: attempt, State: state)).ConfigureAwait(false);
            return failed.Count == 0 ? answer : answer with { Metadata = answer.Metadata with { FailedAttempts = [.. failed, .. answer.Metadata.FailedAttempts] } };
        }
        catch (EndpointException exception)
        {
            throw exception.WithAttempts([.. failed]);
        }
        catch (BrokenCircuitException exception)
        {
            throw _circuit!.Refuse(exception).WithAttempts([.. failed]);
        }
        catch (TimeoutRejectedException exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw _services.Errors.TimedOut(exception.Timeout, exception.Timeout == timeouts.Total ? "the request with its retries" : "the answer", exception).WithAttempts([.. failed]);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }
}
