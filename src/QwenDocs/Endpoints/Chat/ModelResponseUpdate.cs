namespace QwenDocs.Endpoints;

/// <summary>A piece of an answer that is still growing.</summary>
/// <param name="Text">The text that has come since the update before.</param>
/// <param name="IsRestart">Whether the attempt broke off and another begins: the text so far is void.</param>
public sealed record ModelResponseUpdate(string Text, bool IsRestart = false)
{
    /// <summary>Gets the whole answer: on the last update of a stream, otherwise <see langword="null"/>.</summary>
    public ModelResponse? Response { get; init; }
}
