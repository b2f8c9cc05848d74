using QwenDocs.Documents;
using QwenDocs.Schemas;

namespace QwenDocs.Extraction.Examples;

/// <summary>A document, in pages or in words, and the record that it should give.</summary>
/// <param name="Schema">The schema of the record.</param>
/// <param name="Document">The document, or <see langword="null"/> where it is given in words.</param>
/// <param name="Text">The words, or <see langword="null"/> where it is given in pages.</param>
/// <param name="Record">The record's JSON.</param>
internal sealed record ExtractionExample(RecordSchema Schema, Document? Document, string? Text, string Record);
