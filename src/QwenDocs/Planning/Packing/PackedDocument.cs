namespace QwenDocs.Planning;

/// <summary>A document as it will be sent in a packed request.</summary>
/// <param name="Position">The number under which the request and its answer speak of the document, counted from 1.</param>
/// <param name="Name">The name of the document.</param>
/// <param name="Pages">The pages, in order.</param>
/// <param name="PromptTokens">The document's part of the request: its pages, and a share of what all have in common by the tokens of its pages. The parts of all documents add up to the request.</param>
/// <param name="CompletionTokens">The tokens kept free for the document's part of the answer.</param>
/// <param name="OwnTokens">The tokens of the pages with their labels, without the share of what all have in common.</param>
public sealed record PackedDocument(
    int Position,
    string Name,
    IReadOnlyList<PlannedPage> Pages,
    int PromptTokens,
    int CompletionTokens,
    int OwnTokens)
{
    /// <summary>Gets the tokens of the pictures.</summary>
    public int ImageTokens => Pages.Sum(page => page.ImageTokens);
}
