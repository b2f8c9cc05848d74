using System.Text.Json.Serialization;

namespace QwenDocs.Evaluation;

/// <summary>How often a field is right, over all documents of a kind.</summary>
/// <param name="Kind">The kind of document.</param>
/// <param name="Field">The field, such as <c>$.lines[*].total</c>.</param>
/// <param name="As">How its values are compared.</param>
public sealed record FieldScore(string Kind, string Field, ComparedAs As)
{
    /// <summary>Gets the number of right values.</summary>
    public int Right { get; init; }

    /// <summary>Gets the number of values that are others.</summary>
    public int Wrong { get; init; }

    /// <summary>Gets the number of values that were left out.</summary>
    public int Missing { get; init; }

    /// <summary>Gets the number of values where there should be none.</summary>
    public int Invented { get; init; }

    /// <summary>Gets the number of values in rows that were left out.</summary>
    public int MissingRows { get; init; }

    /// <summary>Gets the number of values in rows that are not in the truth.</summary>
    public int SurplusRows { get; init; }

    /// <summary>Gets the number of wrong values that no finding speaks against.</summary>
    public int Silent { get; init; }

    /// <summary>Gets the mean similarity of the values that are there on both sides, 0 to 1; 1 where there are none.</summary>
    public double Similarity { get; init; } = 1;

    /// <summary>Gets the share of right values.</summary>
    [JsonIgnore]
    public MeasuredShare Accuracy => new(Right, Right + Wrong + Missing + Invented + MissingRows + SurplusRows);
}
