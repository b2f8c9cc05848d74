using System.Text.Json.Serialization;

namespace QwenDocs.Evaluation;

/// <summary>Right cells among those that should be there and those that were given.</summary>
/// <param name="Correct">The cells that are right.</param>
/// <param name="Expected">The cells of the truth: what recall is a share of.</param>
/// <param name="Predicted">The cells that were given: what precision is a share of.</param>
public readonly record struct ScoreCounts(int Correct, int Expected, int Predicted)
{
    /// <summary>Gets the share of the given cells that are right, 0 to 1; 0 where none were given.</summary>
    [JsonIgnore]
    public double Precision => Predicted == 0 ? 0 : (double)Correct / Predicted;

    /// <summary>Gets the share of the expected cells that were given right, 0 to 1; 0 where none were expected.</summary>
    [JsonIgnore]
    public double Recall => Expected == 0 ? 0 : (double)Correct / Expected;

    /// <summary>Gets the harmonic mean of precision and recall, 0 to 1: twice the right cells, as a share of expected and given ones together.</summary>
    [JsonIgnore]
    public double F1 => Expected + Predicted == 0 ? 0 : 2.0 * Correct / (Expected + Predicted);

    /// <summary>Adds two counts.</summary>
    /// <param name="left">One count.</param>
    /// <param name="right">The other count.</param>
    /// <returns>The sum.</returns>
    public static ScoreCounts operator +(ScoreCounts left, ScoreCounts right) => left.Add(right);

    /// <summary>Adds another count.</summary>
    /// <param name="other">The other count.</param>
    /// <returns>The sum.</returns>
    public ScoreCounts Add(ScoreCounts other) => new(Correct + other.Correct, Expected + other.Expected, Predicted + other.Predicted);
}
