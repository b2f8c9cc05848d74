namespace QwenDocs.Planning.Packing;

/// <summary>A document that is small enough to be packed with others into one request, all pages at full size.</summary>
/// <param name="Name">The name of the document.</param>
/// <param name="Pages">The pages.</param>
internal sealed record PackableDocument(string Name, IReadOnlyList<PlannedPage> Pages)
{
    /// <summary>Gets the tokens of the pictures.</summary>
    public int ImageTokens { get; } = Pages.Sum(page => page.ImageTokens);
}
