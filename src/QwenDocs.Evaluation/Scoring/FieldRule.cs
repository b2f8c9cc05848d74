using QwenDocs.Schemas;

namespace QwenDocs.Evaluation;

/// <summary>What a truth says about one field beside its value.</summary>
/// <param name="Path">The field in the expected record, such as <c>$.lines[0].description</c>.</param>
/// <param name="Readings">The readings that count as right, each with its place.</param>
/// <param name="Normalizers">What the comparison of the field forgives.</param>
public sealed record FieldRule(FieldPath Path, IReadOnlyList<AcceptedReading> Readings, FieldNormalizers Normalizers = FieldNormalizers.None);
