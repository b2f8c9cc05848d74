using QwenDocs.Pipelines;

namespace QwenDocs.Wolverine;

/// <summary>A file of a queue that holds several documents, with what came of it.</summary>
/// <param name="Key">The work: file, document types, model and options.</param>
/// <param name="Location">Where the file lies, as it was submitted.</param>
/// <param name="Outcome">The documents of the file, or why it was not split. Its <see cref="PipelineOutcome.Document"/> has the name alone.</param>
public sealed record SplitFile(WorkKey Key, string Location, SplitOutcome Outcome);
