using QwenDocs.Schemas;

namespace QwenDocs.Extraction.Packing;

/// <summary>What the answer to a packed request says of one document.</summary>
/// <param name="Text">The record's JSON, as the model wrote it.</param>
/// <param name="Reading">The record as it was read.</param>
internal sealed record PackedAnswer(string Text, RecordReading Reading);
