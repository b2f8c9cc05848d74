namespace QwenDocs.Endpoints;

/// <summary>How long an endpoint is waited for and how often it is tried.</summary>
/// <remarks>
/// From the outside in: the total timeout, the retries, the timeout of one attempt. A retry follows a transient failure: 408, 429, 5xx,
/// no connection, a broken connection, an attempt that timed out, an answer that is no completion. The waits grow exponentially with
/// jitter, and a <c>Retry-After</c> takes their place.
/// </remarks>
public sealed class EndpointResilienceOptions
{
    /// <summary>Gets or sets the longest time that one attempt may take, from the first byte sent to the last byte read.</summary>
    /// <value>The default is 10 minutes. Range: 1 second to 24 hours.</value>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Gets or sets the longest time that a request may take with all its attempts and the waits between them.</summary>
    /// <value>The default is 30 minutes. Range: <see cref="AttemptTimeout"/> to 24 hours.</value>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Gets or sets the number of attempts after the first.</summary>
    /// <value>The default is 4. Range: 0 to 20.</value>
    public int MaxRetries { get; set; } = 4;

    /// <summary>Gets or sets the median wait before the first retry.</summary>
    /// <value>The default is 2 seconds. Range: 0 to 1 hour.</value>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Gets or sets the longest wait before a retry. A <c>Retry-After</c> beyond it ends the retries.</summary>
    /// <value>The default is 2 minutes. Range: <see cref="BaseDelay"/> to 24 hours.</value>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromMinutes(2);

    internal void Validate()
    {
        var day = TimeSpan.FromDays(1);
        Require(AttemptTimeout >= TimeSpan.FromSeconds(1) && AttemptTimeout <= day, "AttemptTimeout must be 1 second to 24 hours.");
        Require(TotalTimeout >= AttemptTimeout && TotalTimeout <= day, "TotalTimeout must be at least AttemptTimeout and at most 24 hours.");
        Require(MaxRetries is >= 0 and <= 20, "MaxRetries must be 0 to 20.");
        Require(BaseDelay >= TimeSpan.Zero && BaseDelay <= TimeSpan.FromHours(1), "BaseDelay must be 0 to 1 hour.");
        Require(MaxDelay >= BaseDelay && MaxDelay <= day, "MaxDelay must be at least BaseDelay and at most 24 hours.");
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
            throw new ArgumentException(message);
    }
}
