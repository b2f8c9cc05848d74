using Polly;
using Polly.CircuitBreaker;
using Polly.Hedging;
using QwenDocs.Endpoints.Errors;
using QwenDocs.Endpoints.Fallback;
using QwenDocs.Endpoints.Resilience;
using QwenDocs.Endpoints.Telemetry;
using QwenDocs.Schemas;
using QwenDocs.Telemetry;
using QwenDocs.Tokens;

namespace QwenDocs.Endpoints;

/// <summary>Several endpoints in order: when one fails, the next one is asked, and the answer says why.</summary>
/// <remarks>
/// Nothing else is asked after an error that every endpoint would give: a malformed request, or one that does not fit the window.
/// An endpoint that fails too often is left alone for a while; the message says until when. Pages are sized for the first endpoint's model.
/// With <see cref="FallbackOptions.HedgeAfter"/> a slow endpoint is overtaken by the next one. What it had done by then counts as a failed
/// attempt (<see cref="EndpointError.HedgeLost"/>) with the tokens of the request and of the text that had come, for its server charges for them.
/// </remarks>
public sealed class FallbackEndpoint : ModelEndpoint
{
    private static readonly ResiliencePropertyKey<FallbackAttempt> RunKey = new("QwenDocs.FallbackRun");

    private readonly ModelEndpoint[] _endpoints;
    private readonly CircuitBreaker[] _circuits;
    private readonly ResiliencePipeline<ModelResponse>[] _guards;
    private readonly ResiliencePipeline<ModelResponse> _pipeline;
    private readonly EndpointTelemetry _telemetry;

    /// <summary>Initializes a new instance of the <see cref="FallbackEndpoint"/> class.</summary>
    /// <param name="endpoints">The endpoints, the preferred one first: 1 to 10. The caller disposes of them.</param>
    /// <param name="options">The options, or <see langword="null"/> for the defaults. They must not change afterwards.</param>
    /// <param name="timeProvider">The clock; the system's by default.</param>
    /// <param name="telemetry">Where metrics, traces and logs go; <see cref="QwenDocsTelemetry.Default"/> by default.</param>
    /// <exception cref="ArgumentException">There is no endpoint, there are too many, or an option is outside its range.</exception>
    public FallbackEndpoint(
        IEnumerable<ModelEndpoint> endpoints,
        FallbackOptions? options = null,
        TimeProvider? timeProvider = null,
        QwenDocsTelemetry? telemetry = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        _endpoints = [.. endpoints];
        if (_endpoints.Length is 0 or > 10)
            throw new ArgumentException("A fallback needs 1 to 10 endpoints.", nameof(endpoints));
        options ??= new FallbackOptions();
        options.Validate();
        HedgeAfter = options.HedgeAfter;
        TimeProvider clock = timeProvider ?? TimeProvider.System;
        Name = string.Join(", then ", _endpoints.Select(static endpoint => endpoint.Name));
        _telemetry = new EndpointTelemetry(telemetry, Name, typeof(FallbackEndpoint));
        _circuits = [.. _endpoints.Select(endpoint => new CircuitBreaker(
            new CircuitBreakerRule(options.FailureRatio, options.MinimumRequests, options.SamplingDuration, options.BreakDuration, CanFallBack),
            new EndpointServices(endpoint.Name, new EndpointErrors(endpoint.Name, null, null), clock, _telemetry)))];
        _guards = [.. _circuits.Select(circuit => new ResiliencePipelineBuilder<ModelResponse> { TimeProvider = clock }.AddCircuitBreaker(circuit.ToStrategy()).Build())];
        _pipeline = Order(options, clock);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override string ProviderName => _endpoints[0].ProviderName;

    /// <inheritdoc/>
    public override Uri? Address => _endpoints[0].Address;

    /// <inheritdoc/>
    public override string? Model => _endpoints[0].Model;

    /// <inheritdoc/>
    public override bool SupportsCorrection => _endpoints[0].SupportsCorrection;

    /// <inheritdoc/>
    /// <remarks>Whoever answers must be able to read what is sent.</remarks>
    public override bool SupportsPageText => _endpoints.All(static endpoint => endpoint.SupportsPageText);

    /// <inheritdoc/>
    internal override bool TakesPageWords => Array.Exists(_endpoints, static endpoint => endpoint.TakesPageWords);

    /// <inheritdoc/>
    /// <remarks>The longest words of all endpoints: whoever answers, there is room for them.</remarks>
    public override VisionModelProfile LimitPictures(VisionModelProfile profile)
    {
        VisionModelProfile[] each = [.. _endpoints.Select(endpoint => endpoint.LimitPictures(profile))];
        return profile with { MinPixels = each.Max(static limited => limited.MinPixels), MaxPixels = each.Min(static limited => limited.MaxPixels) };
    }

    /// <inheritdoc/>
    public override string? GetSchemaPrompt(RecordSchema schema) => _endpoints.Select(endpoint => endpoint.GetSchemaPrompt(schema)).MaxBy(words => words?.Length ?? 0);

    private TimeSpan? HedgeAfter { get; }

    /// <inheritdoc/>
    /// <returns>Limits that hold for every endpoint that tells its own: the smallest window, the shortest answer; the price is the highest.</returns>
    /// <exception cref="EndpointException">No endpoint told its limits, and the first one failed.</exception>
    public override async Task<ModelLimits> GetModelLimitsAsync(string model, CancellationToken cancellationToken = default)
    {
        List<ModelLimits> all = [];
        EndpointException? first = null;
        foreach (ModelEndpoint endpoint in _endpoints)
        {
            try
            {
                all.Add(await endpoint.GetModelLimitsAsync(model, cancellationToken).ConfigureAwait(false));
            }
            catch (EndpointException exception)
            {
                first ??= exception;
            }
        }

        return all.Count > 0 ? ModelLimits.FromOffers(all.SelectMany(static limits => limits.Offers)) : throw first!;
    }

    /// <inheritdoc/>
    public override async Task<ModelResponse> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var run = new FallbackAttempt(request with { HasFallback = _endpoints.Length > 1 }, _endpoints.Length, HedgeAfter is not null);
        ResilienceContext context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            context.Properties.Set(RunKey, run);
            (ModelResponse? answer, int index) = await AnswerAsync(context, run).ConfigureAwait(false);
            ModelResponse described = run.Describe(answer, index, _endpoints, HedgeAfter);
            if (described.Metadata.FallbackReason is { } reason)
                _telemetry.FellBack(reason);
            return described;
        }
        catch (EndpointException exception) when (run.HasAttempts || run.FailedEndpoints > 1 || exception.FailedAttempts.Count == 0)
        {
            throw run.Combine(Name, exception, CanFallBack(exception));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static bool CanFallBack(EndpointException exception) =>
        exception.ErrorCode is not (EndpointError.BadRequest or EndpointError.ContextExceeded);

    // Polly's hedging with an endless delay is an ordered fallback; with a delay it is both.
    private ResiliencePipeline<ModelResponse> Order(FallbackOptions options, TimeProvider timeProvider)
    {
        if (_endpoints.Length == 1)
            return ResiliencePipeline<ModelResponse>.Empty;
        return new ResiliencePipelineBuilder<ModelResponse> { TimeProvider = timeProvider }
            .AddHedging(new HedgingStrategyOptions<ModelResponse>
            {
                MaxHedgedAttempts = _endpoints.Length - 1,
                Delay = options.HedgeAfter ?? Timeout.InfiniteTimeSpan,
                ShouldHandle = static arguments => ValueTask.FromResult(arguments.Outcome.Exception is EndpointException failure && CanFallBack(failure)),
                ActionGenerator = arguments => async () =>
                {
                    arguments.ActionContext.Properties.TryGetValue(RunKey, out FallbackAttempt? run);
                    return await AskAsync(arguments.AttemptNumber, run!, arguments.ActionContext.CancellationToken).ConfigureAwait(arguments.ActionContext.ContinueOnCapturedContext);
                },
            })
            .Build();
    }

    private async Task<(ModelResponse Answer, int Index)> AnswerAsync(ResilienceContext context, FallbackAttempt run)
    {
        Outcome<ModelResponse> outcome = await _pipeline.ExecuteOutcomeAsync(
            static async (context, state) => await state.Endpoint.AskAsync(0, state.Run, context.CancellationToken).ConfigureAwait(false),
            context,
            (Endpoint: this, Run: run)).ConfigureAwait(false);
        outcome.ThrowIfException();
        return (outcome.Result!, run.IndexOf(outcome.Result!));
    }

    private async Task<Outcome<ModelResponse>> AskAsync(int index, FallbackAttempt run, CancellationToken cancellationToken)
    {
        ModelEndpoint endpoint = _endpoints[index];
        try
        {
            ModelResponse answer = await _guards[index].ExecuteAsync(
                static (state, token) => new ValueTask<ModelResponse>(state.Endpoint.CompleteAsync(state.Request, token)),
                (Endpoint: endpoint, Request: run.RequestOf(index)),
                cancellationToken).ConfigureAwait(false);
            run.Answered(index, answer);
            return Outcome.FromResult(answer);
        }
        catch (BrokenCircuitException exception)
        {
            EndpointException skipped = _circuits[index].Refuse(exception);
            run.Failed(index, skipped);
            return Outcome.FromException<ModelResponse>(skipped);
        }
        catch (EndpointException exception)
        {
            run.Failed(index, exception);
            return Outcome.FromException<ModelResponse>(exception);
        }
        catch (OperationCanceledException exception)
        {
            run.Overtaken(index, endpoint);
            return Outcome.FromException<ModelResponse>(exception);
        }
    }
}
