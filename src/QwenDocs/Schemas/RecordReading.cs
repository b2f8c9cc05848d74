namespace QwenDocs.Schemas;

/// <summary>An answer as it was read.</summary>
/// <param name="Record">The record, or <see langword="null"/> where the answer holds no JSON that could be one.</param>
/// <param name="Json">The record's JSON as it was understood: repaired, in the order of the schema; <see langword="null"/> where there is none.</param>
/// <param name="Violations">Where the answer departed from the schema, in document order.</param>
public sealed record RecordReading(object? Record, string? Json, IReadOnlyList<SchemaViolation> Violations);
