using QwenDocs.Options;

namespace QwenDocs.Planning;

/// <summary>Whether small documents are packed into one request, each with an entry of its own in the answer. The schema and the rules are then paid once for all of them.</summary>
public sealed class PackingOptions
{
    /// <summary>Gets or sets the most documents in one request.</summary>
    /// <value>The default is 1: every document has its own request. Range: 1 to 100.</value>
    public int MaxDocuments { get; set; } = 1;

    /// <summary>Gets or sets the tokens kept free for each document's part of the answer. One whose record does not fit there gets a request of its own.</summary>
    /// <value>The default is 2,048. Range: 64 to 131,072.</value>
    public int CompletionTokens { get; set; } = 2_048;

    /// <summary>Gets or sets how many open documents a pipeline chooses from when it fills a request. More of them fill windows better and take more memory.</summary>
    /// <value>The default is 64. Range: 1 to 1,024.</value>
    public int LookAhead { get; set; } = 64;

    /// <summary>Gets or sets how long a document waits for others at most while its pipeline could send it and the source has no further one at hand.</summary>
    /// <value>The default is 1 second. Range: 0 to 10 minutes.</value>
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromSeconds(1);

    internal void Validate()
    {
        OptionRange.Check(MaxDocuments, 1, 100);
        OptionRange.Check(CompletionTokens, 64, 131_072);
        OptionRange.Check(LookAhead, 1, 1_024);
        OptionRange.Check(MaxWait, TimeSpan.Zero, TimeSpan.FromMinutes(10));
    }
}
