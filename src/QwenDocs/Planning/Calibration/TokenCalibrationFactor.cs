namespace QwenDocs.Planning;

/// <summary>By how much an endpoint's count of prompt tokens differs from ours, one answer like the other.</summary>
/// <param name="Factor">What our count is multiplied by.</param>
/// <param name="Offset">What is added after that, in tokens.</param>
/// <param name="Observations">How many answers this was learnt from; 0 where nothing is corrected.</param>
public readonly record struct TokenCalibrationFactor(double Factor, int Offset, int Observations)
{
    /// <summary>Gets the correction that changes nothing.</summary>
    public static TokenCalibrationFactor None { get; } = new(1, 0, 0);

    /// <summary>Returns what the endpoint will count.</summary>
    /// <param name="tokens">Our count.</param>
    /// <returns>The corrected count, rounded up.</returns>
    public long Apply(long tokens) => Observations == 0 ? tokens : (long)Math.Ceiling((tokens * Factor) + Offset);

    /// <summary>Returns how many tokens of our count fit into a number of the endpoint's: never more than the number itself.</summary>
    internal long Invert(long available) => Observations == 0 ? available : Math.Min(available, (long)Math.Floor((available - Offset) / Factor));
}
