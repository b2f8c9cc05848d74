namespace QwenDocs.Pipelines.Summary;

/// <summary>Durations in buckets that grow by 2 % each: quantiles within 1 % of the true ones, however many durations there are.</summary>
/// <remarks>Masson, Rim and Lee: DDSketch, VLDB 2019, with a fixed range of 1 millisecond to 24 hours; what lies outside counts as its end.</remarks>
internal sealed class DurationSketch
{
    private const double Accuracy = 0.01;
    private const double Growth = (1 + Accuracy) / (1 - Accuracy);
    private const double ShortestSeconds = 0.001;
    private const double LongestSeconds = 86_400;

    private static readonly double LogGrowth = Math.Log(Growth);

    private readonly long[] _buckets = new long[BucketOf(LongestSeconds) + 1];

    public long Count { get; private set; }

    public void Add(TimeSpan duration)
    {
        _buckets[BucketOf(Math.Clamp(duration.TotalSeconds, ShortestSeconds, LongestSeconds))]++;
        Count++;
    }

    public void Add(DurationSketch other)
    {
        for (int bucket = 0; bucket < _buckets.Length; bucket++)
            _buckets[bucket] += other._buckets[bucket];
        Count += other.Count;
    }

    /// <summary>Returns the duration that a share of all does not pass (nearest rank); <see langword="null"/> when there is none.</summary>
    public TimeSpan? Quantile(double share)
    {
        if (Count == 0)
            return null;
        long rank = Math.Max(1, (long)Math.Ceiling(share * Count));
        int bucket = 0;
        for (long seen = _buckets[0]; seen < rank; seen += _buckets[bucket])
            bucket++;
        // The value that lies equally far, in proportion, from both ends of the bucket.
        return TimeSpan.FromSeconds(ShortestSeconds * Math.Pow(Growth, bucket) * 2 / (1 + Growth));
    }

    // A bucket ends with its own bound: bucket n holds what is above Growth^(n-1) and up to Growth^n.
    private static int BucketOf(double seconds) => (int)Math.Ceiling(Math.Log(seconds / ShortestSeconds) / LogGrowth);
}
