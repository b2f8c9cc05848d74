namespace QwenDocs.Evaluation;

/// <summary>A field that became better or worse.</summary>
/// <param name="Kind">The kind of document.</param>
/// <param name="Field">The field, such as <c>$.lines[*].total</c>.</param>
/// <param name="Before">The share of right values before.</param>
/// <param name="After">The share of right values after.</param>
public sealed record FieldChange(string Kind, string Field, MeasuredShare Before, MeasuredShare After)
{
    /// <summary>Gets by how much the share of right values grew; below 0 where it fell.</summary>
    public double Difference => (After.Value ?? 0) - (Before.Value ?? 0);
}
