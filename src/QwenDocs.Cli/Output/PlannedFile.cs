using QwenDocs.Planning;

namespace QwenDocs.Cli.Output;

/// <summary>What came of planning one of several files.</summary>
internal sealed record PlannedFile(string Name, ExtractionPlan? Plan, QwenDocsException? Failure);
