using QwenDocs.Tokens;

namespace QwenDocs.Extraction.Answers;

/// <summary>What stays the same over all questions about a document: its name, and the model whose window they must fit.</summary>
internal sealed record DialogueFrame(string DocumentName, VisionModelProfile Model);
