using QwenDocs.Options;

namespace QwenDocs.Endpoints;

/// <summary>When a <see cref="FallbackEndpoint"/> leaves an endpoint alone, and whether it waits for one before it asks the next.</summary>
public sealed class FallbackOptions
{
    /// <summary>Gets or sets the time after which the next endpoint is asked too, while the first one still works; the first answer wins, and the others are ended.</summary>
    /// <value>The default is <see langword="null"/>: the next one is asked only after a failure. Range: 1 second to 1 hour. The ended request is counted as far as it is known (<see cref="EndpointError.HedgeLost"/>).</value>
    public TimeSpan? HedgeAfter { get; set; }

    /// <summary>Gets or sets the share of failed requests at which an endpoint is left alone.</summary>
    /// <value>The default is 0.5. Range: 0.05 to 1.</value>
    public double FailureRatio { get; set; } = 0.5;

    /// <summary>Gets or sets the number of requests within <see cref="SamplingDuration"/> below which no endpoint is left alone.</summary>
    /// <value>The default is 5. Range: 2 to 1,000.</value>
    public int MinimumRequests { get; set; } = 5;

    /// <summary>Gets or sets the time over which failures are counted.</summary>
    /// <value>The default is 2 minutes. Range: 1 second to 1 hour.</value>
    public TimeSpan SamplingDuration { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Gets or sets the time for which a failing endpoint is left alone; then one request tries it again.</summary>
    /// <value>The default is 30 seconds. Range: 1 second to 1 hour.</value>
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(30);

    internal void Validate()
    {
        var second = TimeSpan.FromSeconds(1);
        var hour = TimeSpan.FromHours(1);
        OptionRange.Check(HedgeAfter ?? second, second, hour, nameof(HedgeAfter));
        OptionRange.Check(FailureRatio, 0.05, 1);
        OptionRange.Check(MinimumRequests, 2, 1000);
        OptionRange.Check(SamplingDuration, second, hour);
        OptionRange.Check(BreakDuration, second, hour);
    }
}
