using System.Text.Json.Serialization;

namespace QwenDocs.Evaluation;

/// <summary>What the findings with one code are worth for finding wrong values.</summary>
/// <param name="Code">The code; <see cref="Any"/> for all findings together.</param>
/// <param name="Counts">How many values there are, and how many are wrong and flagged.</param>
public sealed record FlagScore(string Code, FlagCounts Counts)
{
    /// <summary>What stands for all codes together.</summary>
    public const string Any = "any";

    /// <summary>Gets the share of the flagged values that are wrong.</summary>
    [JsonIgnore]
    public MeasuredShare Precision => new(Counts.FlaggedWrong, Counts.Flagged);

    /// <summary>Gets the share of the wrong values that are flagged.</summary>
    [JsonIgnore]
    public MeasuredShare Recall => new(Counts.FlaggedWrong, Counts.Wrong);

    /// <summary>Gets the share of the right values that are flagged all the same.</summary>
    [JsonIgnore]
    public MeasuredShare FalseAlarms => new(Counts.Flagged - Counts.FlaggedWrong, Counts.Values - Counts.Wrong);

    /// <summary>Gets the area under the receiver operating characteristic of flagged against wrong: how likely a wrong value is flagged and a right one is not, ties counting half. 0.5 is chance.</summary>
    /// <value>0 to 1; <see langword="null"/> where no value is wrong, or all are.</value>
    [JsonIgnore]
    public double? Auroc => Recall.Value is { } recall && FalseAlarms.Value is { } alarms ? (1 + recall - alarms) / 2 : null;
}
