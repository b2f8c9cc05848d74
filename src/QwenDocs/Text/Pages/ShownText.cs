namespace QwenDocs.Text;

/// <summary>What a page shows of its text layer, told by its picture with and without text.</summary>
internal sealed class ShownText
{
    /// <summary>Gets the words that the page shows.</summary>
    public required PageText Text { get; init; }

    /// <summary>Gets the number of words in the text layer that the page does not show: white on white, under a picture, switched off, invisible.</summary>
    public int HiddenWords { get; init; }

    /// <summary>Gets a value indicating whether the page was compared with its text layer; what it shows is not known else.</summary>
    public bool IsCompared { get; init; }

    /// <summary>Gets the words of the text layer that are not drawn but stand on print of a picture, as those that scanners write under their pages.</summary>
    public IReadOnlyList<TextWord> OnPrint { get; init; } = [];

    /// <summary>Gets the print that is in no word of <see cref="Text"/>: in pictures, drawings and annotations.</summary>
    public IReadOnlyList<PrintRegion> OtherPrint { get; init; } = [];

    /// <summary>Gets the print that is in no word of <see cref="OnPrint"/> either.</summary>
    public IReadOnlyList<PrintRegion> UncoveredPrint { get; init; } = [];

    /// <summary>Gets a value indicating whether the words cover the print of the page and agree with what is drawn, so that they may stand for it.</summary>
    public bool IsTrusted { get; init; }

    /// <summary>Gets a value indicating whether the page shows nothing but text, rules and frames: no picture, signature or stamp.</summary>
    public bool IsTextOnly { get; init; }
}
