namespace QwenDocs.Evaluation;

/// <summary>How many values are wrong, and how many of them a finding speaks against.</summary>
/// <param name="Values">The values: cells that have one in the truth or in the extraction.</param>
/// <param name="Wrong">The wrong ones.</param>
/// <param name="Flagged">The ones that a finding speaks against.</param>
/// <param name="FlaggedWrong">The wrong ones that a finding speaks against.</param>
public readonly record struct FlagCounts(int Values, int Wrong, int Flagged, int FlaggedWrong)
{
    /// <summary>Adds another count.</summary>
    /// <param name="other">The other count.</param>
    /// <returns>The sum.</returns>
    public FlagCounts Add(FlagCounts other) => new(Values + other.Values, Wrong + other.Wrong, Flagged + other.Flagged, FlaggedWrong + other.FlaggedWrong);
}
