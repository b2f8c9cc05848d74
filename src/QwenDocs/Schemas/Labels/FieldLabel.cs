namespace QwenDocs.Schemas.Labels;

/// <summary>A folded label and how surely it names the field, 0 to 1.</summary>
internal readonly record struct FieldLabel(string Folded, double Weight);
