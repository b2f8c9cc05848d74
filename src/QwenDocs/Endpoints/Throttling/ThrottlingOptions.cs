using QwenDocs.Options;

namespace QwenDocs.Endpoints;

/// <summary>How many requests and tokens a <see cref="ThrottlingEndpoint"/> lets through.</summary>
public sealed class ThrottlingOptions
{
    /// <summary>Gets or sets the number of requests at the same time to start with.</summary>
    /// <value>The default is 8. Range: <see cref="MinConcurrency"/> to <see cref="MaxConcurrency"/>.</value>
    public int InitialConcurrency { get; set; } = 8;

    /// <summary>Gets or sets the fewest requests at the same time, however busy the server says it is.</summary>
    /// <value>The default is 1. Range: 1 to <see cref="MaxConcurrency"/>.</value>
    public int MinConcurrency { get; set; } = 1;

    /// <summary>Gets or sets the most requests at the same time.</summary>
    /// <value>The default is 64. Range: 1 to 4,096.</value>
    public int MaxConcurrency { get; set; } = 64;

    /// <summary>Gets or sets how many times slower than at its best a server may answer, for its tokens, before it gets fewer requests.</summary>
    /// <value>The default is 4. Range: 1.5 to 1,000; <see langword="null"/>: only refusals count.</value>
    public double? LatencyTolerance { get; set; } = 4;

    /// <summary>Gets or sets the most tokens, requests and answers together, that are sent in a minute.</summary>
    /// <value>The default is <see langword="null"/>: no limit. Range: 1,000 and above. Half a minute's tokens may go out at once.</value>
    public int? TokensPerMinute { get; set; }

    internal void Validate()
    {
        OptionRange.Check(MaxConcurrency, 1, 4096);
        OptionRange.Check(MinConcurrency, 1, MaxConcurrency);
        OptionRange.Check(InitialConcurrency, MinConcurrency, MaxConcurrency);
        OptionRange.Check(LatencyTolerance ?? 2, 1.5, 1000, nameof(LatencyTolerance));
        OptionRange.Check(TokensPerMinute ?? 1000, 1000, int.MaxValue, nameof(TokensPerMinute));
    }
}
