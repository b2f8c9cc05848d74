namespace QwenDocs.Prompts;

/// <summary>What a look over a bundle answers.</summary>
/// <param name="Pages">The pages, one entry each.</param>
internal sealed record PageTypeAnswers(IReadOnlyList<PageTypeAnswer> Pages);
