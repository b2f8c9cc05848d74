using QwenDocs.Extraction;
using QwenDocs.Pipelines;

namespace QwenDocs.Wolverine;

/// <summary>A document of a queue, with what came of it.</summary>
/// <typeparam name="T">The record type.</typeparam>
/// <param name="Key">The work: document, schema, model and options.</param>
/// <param name="Location">Where the document lies, as it was submitted.</param>
/// <param name="Outcome">The result, or why there is none for good. Its <see cref="PipelineOutcome.Document"/> has the name alone.</param>
public sealed record ExtractedDocument<T>(WorkKey Key, string Location, DocumentOutcome<T> Outcome)
{
    /// <summary>Gets which part of a file the document is, where the file was split: its pages, its type, its cost and what is doubtful about its borders.</summary>
    /// <value><see langword="null"/> where the file is one document. The parts of a file have the same <see cref="Key"/>: together with <see cref="SplitDocument.Pages"/> it tells them apart.</value>
    public SplitDocument? Part { get; init; }
}
