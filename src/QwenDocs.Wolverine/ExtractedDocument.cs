using QwenDocs.Pipelines;

namespace QwenDocs.Wolverine;

/// <summary>A document of a queue, with what came of it.</summary>
/// <typeparam name="T">The record type.</typeparam>
/// <param name="Key">The work: document, schema, model and options.</param>
/// <param name="Location">Where the document lies, as it was submitted.</param>
/// <param name="Outcome">The result, or why there is none for good. Its <see cref="PipelineOutcome.Document"/> has the name alone.</param>
public sealed record ExtractedDocument<T>(WorkKey Key, string Location, DocumentOutcome<T> Outcome);
