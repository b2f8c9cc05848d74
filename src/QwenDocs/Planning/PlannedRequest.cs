namespace QwenDocs.Planning;

/// <summary>A request as it will be sent.</summary>
/// <param name="Number">The number of the request in its plan, counted from 1.</param>
/// <param name="Pages">The pages, in order.</param>
/// <param name="TextTokens">The tokens of everything but the pictures: chat template, instructions, schema, page labels.</param>
/// <param name="AnswerTokens">The tokens kept free for the answer.</param>
public sealed record PlannedRequest(int Number, IReadOnlyList<PlannedPage> Pages, int TextTokens, int AnswerTokens)
{
    /// <summary>Gets the tokens of the pictures.</summary>
    public int ImageTokens => Pages.Sum(page => page.ImageTokens);

    /// <summary>Gets the tokens of the whole request.</summary>
    public int PromptTokens => TextTokens + ImageTokens;
}
