namespace QwenDocs.Prompts;

/// <summary>What the classification of a file answers.</summary>
/// <param name="Pages">The pages, one entry each.</param>
internal sealed record PageTypeAnswers(IReadOnlyList<PageTypeAnswer> Pages);
