namespace QwenDocs.Pipelines;

/// <summary>What half and what nineteen in twenty of some durations do not pass, each within 1 %, from 1 millisecond to 24 hours.</summary>
/// <param name="Count">How many durations there are.</param>
/// <param name="P50">The median; <see langword="null"/> when there is none.</param>
/// <param name="P95">The 95th percentile; <see langword="null"/> when there is none.</param>
public readonly record struct DurationPercentiles(long Count, TimeSpan? P50, TimeSpan? P95);
