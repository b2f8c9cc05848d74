using Polly;
using Polly.CircuitBreaker;
using Polly.Hedging;
using QwenDocs.Schemas;

namespace QwenDocs.Endpoints;

/// <summary>Several endpoints in order: when one fails, the next one is asked, and the answer says why.</summary>
/// <remarks>
/// Nothing else is asked after an error that every endpoint would give: a malformed request, or one that does not fit the window.
/// An endpoint that fails too often is left alone for a while. Pages are sized for the first endpoint's model.
/// </remarks>
public sealed class FallbackEndpoint : ModelEndpoint
{
    private static readonly ResiliencePropertyKey<FallbackRun> RunKey = new("QwenDocs.FallbackRun");

    private readonly ModelEndpoint[] _endpoints;
    private readonly ResiliencePipeline<ChatCompletion>[] _circuits;
    private readonly ResiliencePipeline<ChatCompletion> _pipeline;

    /// <summary>Initializes a new instance of the <see cref="FallbackEndpoint"/> class.</summary>
    /// <param name="endpoints">The endpoints, the preferred one first: 1 to 10. The caller disposes of them.</param>
    /// <param name="options">The options, or <see langword="null"/> for the defaults. They must not change afterwards.</param>
    /// <param name="timeProvider">The clock; the system's by default.</param>
    /// <exception cref="ArgumentException">There is no endpoint, there are too many, or an option is outside its range.</exception>
    public FallbackEndpoint(IEnumerable<ModelEndpoint> endpoints, FallbackOptions? options = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        _endpoints = [.. endpoints];
        if (_endpoints.Length is 0 or > 10)
            throw new ArgumentException("A fallback needs 1 to 10 endpoints.", nameof(endpoints));
        options ??= new FallbackOptions();
        options.Validate();
        HedgeAfter = options.HedgeAfter;
        var clock = timeProvider ?? TimeProvider.System;
        Name = string.Join(", then ", _endpoints.Select(static endpoint => endpoint.Name));
        _circuits = [.. _endpoints.Select(_ => Circuit(options, clock))];
        _pipeline = Order(options, clock);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override string? Model => _endpoints[0].Model;

    /// <inheritdoc/>
    public override bool CanCorrectItself => _endpoints[0].CanCorrectItself;

    /// <inheritdoc/>
    /// <remarks>The longest words of all endpoints: whoever answers, there is room for them.</remarks>
    public override string? DescribeSchema(RecordSchema schema) => _endpoints.Select(endpoint => endpoint.DescribeSchema(schema)).MaxBy(words => words?.Length ?? 0);

    private TimeSpan? HedgeAfter { get; }

    /// <inheritdoc/>
    public override async Task<ChatCompletion> CompleteAsync(ChatRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var run = new FallbackRun(request, _endpoints.Length);
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            context.Properties.Set(RunKey, run);
            var (answer, index) = await AnswerAsync(context, run).ConfigureAwait(false);
            return run.Describe(answer, index, _endpoints, HedgeAfter);
        }
        catch (EndpointException exception) when (run.FailedEndpoints > 1 || exception.FailedAttempts.Count == 0)
        {
            throw run.Combine(Name, exception, CanFallBack(exception));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static bool CanFallBack(EndpointException exception) =>
        exception.Fault is not (EndpointFault.BadRequest or EndpointFault.ContextExceeded);

    private static ResiliencePipeline<ChatCompletion> Circuit(FallbackOptions options, TimeProvider timeProvider) =>
        new ResiliencePipelineBuilder<ChatCompletion> { TimeProvider = timeProvider }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<ChatCompletion>
            {
                FailureRatio = options.FailureRatio,
                MinimumThroughput = options.MinimumRequests,
                SamplingDuration = options.SamplingDuration,
                BreakDuration = options.BreakDuration,
                ShouldHandle = static arguments => ValueTask.FromResult(arguments.Outcome.Exception is EndpointException failure && CanFallBack(failure)),
            })
            .Build();

    // Polly's hedging with an endless delay is an ordered fallback; with a delay it is both.
    private ResiliencePipeline<ChatCompletion> Order(FallbackOptions options, TimeProvider timeProvider)
    {
        if (_endpoints.Length == 1)
            return ResiliencePipeline<ChatCompletion>.Empty;
        return new ResiliencePipelineBuilder<ChatCompletion> { TimeProvider = timeProvider }
            .AddHedging(new HedgingStrategyOptions<ChatCompletion>
            {
                MaxHedgedAttempts = _endpoints.Length - 1,
                Delay = options.HedgeAfter ?? Timeout.InfiniteTimeSpan,
                ShouldHandle = static arguments => ValueTask.FromResult(arguments.Outcome.Exception is EndpointException failure && CanFallBack(failure)),
                ActionGenerator = arguments => async () =>
                {
                    arguments.ActionContext.Properties.TryGetValue(RunKey, out var run);
                    return await AskAsync(arguments.AttemptNumber, run!, arguments.ActionContext.CancellationToken).ConfigureAwait(arguments.ActionContext.ContinueOnCapturedContext);
                },
            })
            .Build();
    }

    private async Task<(ChatCompletion Answer, int Index)> AnswerAsync(ResilienceContext context, FallbackRun run)
    {
        var outcome = await _pipeline.ExecuteOutcomeAsync(
            static async (context, state) => await state.Endpoint.AskAsync(0, state.Run, context.CancellationToken).ConfigureAwait(false),
            context,
            (Endpoint: this, Run: run)).ConfigureAwait(false);
        outcome.ThrowIfException();
        return (outcome.Result!, run.IndexOf(outcome.Result!));
    }

    private async Task<Outcome<ChatCompletion>> AskAsync(int index, FallbackRun run, CancellationToken cancellationToken)
    {
        var endpoint = _endpoints[index];
        try
        {
            var answer = await _circuits[index].ExecuteAsync(
                static (state, token) => new ValueTask<ChatCompletion>(state.Endpoint.CompleteAsync(state.Request, token)),
                (Endpoint: endpoint, run.Request),
                cancellationToken).ConfigureAwait(false);
            run.Answered(index, answer);
            return Outcome.FromResult(answer);
        }
        catch (BrokenCircuitException exception)
        {
            var skipped = new EndpointException(endpoint.Name, "it failed too often and is left alone for a while", null, true, exception) { Fault = EndpointFault.Unreachable };
            run.Failed(index, skipped);
            return Outcome.FromException<ChatCompletion>(skipped);
        }
        catch (EndpointException exception)
        {
            run.Failed(index, exception);
            return Outcome.FromException<ChatCompletion>(exception);
        }
        catch (OperationCanceledException exception)
        {
            return Outcome.FromException<ChatCompletion>(exception);
        }
    }
}
