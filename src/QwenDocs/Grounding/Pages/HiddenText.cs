namespace QwenDocs.Grounding.Pages;

/// <summary>What a text layer says that its page does not show.</summary>
/// <param name="PageNumber">The number of the page, counted from 1.</param>
/// <param name="Unprinted">How many words stand where nothing is printed.</param>
/// <param name="Disagreeing">How many words stand on print that reads otherwise.</param>
/// <param name="Compared">How many words were compared with what is printed at their place.</param>
internal sealed record HiddenText(int PageNumber, int Unprinted, int Disagreeing, int Compared)
{
    /// <summary>Gets a word that disagrees, and what is printed there.</summary>
    public (string Layer, string Print)? Example { get; init; }
}
