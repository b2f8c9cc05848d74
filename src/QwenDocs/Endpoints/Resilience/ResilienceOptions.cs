using QwenDocs.Endpoints.Resilience;
using QwenDocs.Options;
using QwenDocs.Tokens;

namespace QwenDocs.Endpoints;

/// <summary>How long an endpoint is waited for and how often it is tried.</summary>
/// <remarks>
/// From the outside in: the total timeout, the retries, the circuit breaker, the timeout of one attempt. A retry follows a transient failure:
/// 408, 429, 5xx, no connection, a broken connection, an attempt that timed out, an answer that is no completion. The waits grow exponentially
/// with jitter, and a <c>Retry-After</c> takes their place.
/// </remarks>
public sealed class ResilienceOptions
{
    // What a request without a limit of its own is taken to answer.
    private const int UsualAnswerTokens = 8_192;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    // Connecting, sending, waiting for a turn on a busy server.
    private static readonly TimeSpan Base = TimeSpan.FromMinutes(2);

    /// <summary>Gets or sets the longest time that one attempt may take, from the first byte sent to the last byte read.</summary>
    /// <value>
    /// The default is <see langword="null"/>: sized to the request, 2 minutes and the time in which <see cref="MinThroughput"/> reads the
    /// request's tokens and writes as many as the answer may have. Range: 1 second to 24 hours.
    /// </value>
    public TimeSpan? AttemptTimeout { get; set; }

    /// <summary>Gets or sets the longest time that a request may take with all its attempts and the waits between them.</summary>
    /// <value>The default is <see langword="null"/>: three times the attempt's, 24 hours at most. Range: <see cref="AttemptTimeout"/> to 24 hours.</value>
    public TimeSpan? TotalTimeout { get; set; }

    /// <summary>Gets or sets the slowest server that is waited for, where <see cref="AttemptTimeout"/> is not set.</summary>
    /// <value>The default reads 500 tokens a second and writes 10: a full window of 131,072 tokens with 8,192 for the answer gets 20 minutes. Range: above 0.</value>
    public TokenThroughput MinThroughput { get; set; } = new(500, 10);

    /// <summary>Gets or sets the number of attempts after the first.</summary>
    /// <value>The default is 4. Range: 0 to 20.</value>
    public int MaxRetries { get; set; } = 4;

    /// <summary>Gets or sets the median wait before the first retry.</summary>
    /// <value>The default is 2 seconds. Range: 0 to 1 hour.</value>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Gets or sets the longest wait before a retry. A <c>Retry-After</c> beyond it ends the retries.</summary>
    /// <value>The default is 2 minutes. Range: <see cref="BaseDelay"/> to 24 hours.</value>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Gets or sets when the endpoint is left alone. A <see cref="FallbackEndpoint"/> leaves its endpoints alone by its own options instead.</summary>
    /// <value>The default leaves it alone for 30 seconds after 80 % of 20 attempts or more failed within a minute.</value>
    public CircuitBreakerOptions CircuitBreaker { get; set; } = new();

    /// <summary>Computes how long a request may take.</summary>
    internal RequestTimeouts TimeoutsFor(ModelRequest request, string model)
    {
        TimeSpan attempt = AttemptTimeout ?? Least(Day, Base + TimeSpan.FromSeconds(
            (RequestTokens.CountPrompt(request, model) / MinThroughput.PromptPerSecond) + ((request.MaxCompletionTokens ?? UsualAnswerTokens) / MinThroughput.CompletionPerSecond)));
        TimeSpan total = TotalTimeout ?? Least(Day, attempt * 3);
        return new RequestTimeouts(Least(attempt, total), total);
    }

    internal void Validate()
    {
        var second = TimeSpan.FromSeconds(1);
        OptionRange.Check(AttemptTimeout ?? second, second, Day, nameof(AttemptTimeout));
        OptionRange.Check(TotalTimeout ?? Day, AttemptTimeout ?? second, Day, nameof(TotalTimeout));
        if (!(MinThroughput.PromptPerSecond > 0 && MinThroughput.CompletionPerSecond > 0))
            throw new ArgumentOutOfRangeException(nameof(MinThroughput), MinThroughput, "SlowestServer must read and write more than 0 tokens a second.");
        OptionRange.Check(MaxRetries, 0, 20);
        OptionRange.Check(BaseDelay, TimeSpan.Zero, TimeSpan.FromHours(1));
        OptionRange.Check(MaxDelay, BaseDelay, Day);
        ArgumentNullException.ThrowIfNull(CircuitBreaker);
        CircuitBreaker.Validate();
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
