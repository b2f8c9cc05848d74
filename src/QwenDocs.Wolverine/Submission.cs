using QwenDocs.Pipelines;

namespace QwenDocs.Wolverine;

/// <summary>A document that was submitted.</summary>
/// <param name="Key">The work: document, schema, model and options. Ask for the result by it.</param>
/// <param name="IsNew">Whether a message was sent. <see langword="false"/> where the same work was submitted before: it is not paid for again.</param>
/// <param name="State">How far the work has come.</param>
public sealed record Submission(WorkKey Key, bool IsNew, ExtractionState State);
