using QwenDocs.Schemas;

namespace QwenDocs.Grounding.Completeness;

/// <summary>Something that the pages print and the record leaves out, or the other way round, that is no single field.</summary>
internal sealed record Omission(FieldPath Path, string Code, string Message);
