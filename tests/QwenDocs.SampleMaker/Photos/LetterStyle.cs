using SkiaSharp;

namespace QwenDocs.SampleMaker.Photos;

/// <summary>How letters are set, in the units of what they stand on. <paramref name="Face"/> is that of Latin letters; others have their script's own.</summary>
internal sealed record LetterStyle(float Size, SKColor Color, bool Bold = false, SKTextAlign Align = SKTextAlign.Left, Face Face = Face.Sans)
{
    /// <summary>Gets the colour around the letters, as stickers and posters have it; <see langword="null"/> for none.</summary>
    public SKColor? Outline { get; init; }

    /// <summary>Gets a value indicating whether Chinese is set in the forms of Taiwan.</summary>
    public bool IsTraditional { get; init; }

    public LetterStyle Strong => this with { Bold = true };

    public LetterStyle Centred => this with { Align = SKTextAlign.Center };
}
