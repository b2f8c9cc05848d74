using System.Net;
using QwenDocs.Endpoints.Resilience;
using QwenDocs.Endpoints.Telemetry;
using QwenDocs.Endpoints.Throttling;
using QwenDocs.Telemetry;
using QwenDocs.Tokens;

namespace QwenDocs.Endpoints;

/// <summary>Lets through as many requests at the same time, and as many tokens a minute, as a server bears.</summary>
/// <remarks>
/// The number of requests grows by one a round while all goes well, halves when the server says that there are too many (429, 503), and
/// falls by a tenth when answers get slow (additive increase, multiplicative decrease). A <c>Retry-After</c> holds everything back for
/// so long. Requests wait in the order in which they came.
/// </remarks>
public sealed class ThrottlingEndpoint : DelegatingEndpoint
{
    private readonly TimeProvider _timeProvider;
    private readonly AdaptiveConcurrencyLimiter _slots;
    private readonly TokenRateLimiter? _rate;
    private readonly EndpointTelemetry _telemetry;

    /// <summary>Initializes a new instance of the <see cref="ThrottlingEndpoint"/> class.</summary>
    /// <param name="inner">The endpoint; the caller disposes of it.</param>
    /// <param name="options">The options, or <see langword="null"/> for the defaults. They must not change afterwards.</param>
    /// <param name="timeProvider">The clock; the system's by default.</param>
    /// <param name="telemetry">Where metrics, traces and logs go; <see cref="QwenDocsTelemetry.Default"/> by default.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public ThrottlingEndpoint(
        ModelEndpoint inner,
        ThrottlingOptions? options = null,
        TimeProvider? timeProvider = null,
        QwenDocsTelemetry? telemetry = null)
        : base(inner)
    {
        options ??= new ThrottlingOptions();
        options.Validate();
        _timeProvider = timeProvider ?? TimeProvider.System;
        _slots = new AdaptiveConcurrencyLimiter(options, _timeProvider);
        _telemetry = new EndpointTelemetry(telemetry, inner.Name, typeof(ThrottlingEndpoint));
        _rate = options.TokensPerMinute is { } tokens ? new TokenRateLimiter(tokens, _timeProvider) : null;
    }

    /// <summary>Gets the number of requests that are let through at the same time just now.</summary>
    public int CurrentConcurrency => _slots.Limit;

    /// <inheritdoc/>
    public override async Task<ModelResponse> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        await _slots.EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _slots.Exit();
        }
    }

    private async Task<ModelResponse> SendAsync(ModelRequest request, CancellationToken cancellationToken)
    {
        int expected = 0;
        if (_rate is not null)
        {
            expected = CountTokens(request);
            await _rate.TakeAsync(expected, cancellationToken).ConfigureAwait(false);
        }

        int round = _slots.Round;
        long started = _timeProvider.GetTimestamp();
        try
        {
            ModelResponse answer = await Inner.CompleteAsync(request, cancellationToken).ConfigureAwait(false);
            if (!answer.Metadata.IsFromCache)
            {
                if (answer.Metadata.FailedAttempts.Any(static attempt => IsOverload(attempt.ErrorCode, attempt.StatusCode)))
                    Refused(round, null);
                else
                    _slots.Answered(round, Pace(_timeProvider.GetElapsedTime(started), answer.Usage));
            }

            if (answer.Metadata.IsFromCache || answer.Usage.TotalTokens > 0)
                _rate?.Correct(expected, answer.Usage.TotalTokens);
            return answer;
        }
        catch (EndpointException exception) when (IsOverload(exception.ErrorCode, exception.StatusCode))
        {
            Refused(round, exception.RetryAfter);
            throw;
        }
    }

    private void Refused(int round, TimeSpan? retryAfter)
    {
        _slots.Refused(round, retryAfter);
        _telemetry.Throttled(_slots.Limit, retryAfter);
    }

    private static bool IsOverload(EndpointError fault, HttpStatusCode? status) =>
        fault == EndpointError.RateLimited || status == HttpStatusCode.ServiceUnavailable;

    // Long documents take longer: what counts is the time for a token. A token that is read takes a small part of one that is written.
    private static double Pace(TimeSpan elapsed, TokenUsage usage) =>
        elapsed.TotalSeconds / (1 + usage.CompletionTokens + (usage.PromptTokens / 20.0));

    private int CountTokens(ModelRequest request) => RequestTokens.CountPrompt(request, Model ?? request.Model) + (request.MaxCompletionTokens ?? 0);
}
