using QwenDocs.Options;

namespace QwenDocs.Endpoints;

/// <summary>When an endpoint is left alone because nearly every attempt fails, and for how long.</summary>
/// <remarks>
/// Counted are attempts that found no server, no answer in time, a broken connection or a failing server; refusals (wrong key, no credit,
/// too many requests) are not. While the endpoint is left alone, requests wait for it as for a <c>Retry-After</c>; then one attempt tries it again.
/// </remarks>
public sealed class CircuitBreakerOptions
{
    /// <summary>Gets or sets a value indicating whether a failing endpoint is left alone.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool IsEnabled { get; set; } = true;

    /// <summary>Gets or sets the share of failed attempts at which the endpoint is left alone.</summary>
    /// <value>The default is 0.8. Range: 0.05 to 1.</value>
    public double FailureRatio { get; set; } = 0.8;

    /// <summary>Gets or sets the number of attempts within <see cref="SamplingDuration"/> below which the endpoint is not left alone.</summary>
    /// <value>The default is 20. Range: 2 to 10,000.</value>
    public int MinimumAttempts { get; set; } = 20;

    /// <summary>Gets or sets the time over which failures are counted.</summary>
    /// <value>The default is 1 minute. Range: 1 second to 1 hour.</value>
    public TimeSpan SamplingDuration { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Gets or sets the time for which the endpoint is left alone.</summary>
    /// <value>The default is 30 seconds. Range: 1 second to 1 hour.</value>
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(30);

    internal void Validate()
    {
        var second = TimeSpan.FromSeconds(1);
        var hour = TimeSpan.FromHours(1);
        OptionRange.Check(FailureRatio, 0.05, 1);
        OptionRange.Check(MinimumAttempts, 2, 10_000);
        OptionRange.Check(SamplingDuration, second, hour);
        OptionRange.Check(BreakDuration, second, hour);
    }
}
