namespace QwenDocs.Prompts;

/// <summary>What the screening of a document answers about one record.</summary>
/// <param name="Pages">The pages, one entry each.</param>
internal sealed record PageRelevanceAnswers(IReadOnlyList<PageRelevanceAnswer> Pages);
