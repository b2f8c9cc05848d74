using QwenDocs.Schemas;

namespace QwenDocs.Validation;

/// <summary>Fields of a record whose values an equation ties together that holds: a total and its parts, an amount and its factors.</summary>
/// <param name="Fields">The fields, relative to the record that names the equation, in its members' names: <c>nameof(Total)</c>, <c>"Lines[2].NetAmount"</c>.</param>
/// <param name="IsExact">Whether it holds to the last digit, so that one of the values follows from the others; <see langword="false"/> where it holds within a tolerance.</param>
public sealed record RecordEquation(IReadOnlyList<FieldPath> Fields, bool IsExact = true);
