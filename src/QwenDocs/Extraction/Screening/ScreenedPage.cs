namespace QwenDocs.Extraction;

/// <summary>A page as a look in a small picture saw it.</summary>
/// <param name="Number">The number of the page, counted from 1.</param>
/// <param name="Kind">What the page is, in the model's words; <see langword="null"/> where it used none.</param>
/// <param name="IsRead">Whether the page was read in full. A page is, unless the look said plainly that it does not matter.</param>
public sealed record ScreenedPage(int Number, string? Kind, bool IsRead)
{
    /// <summary>Gets a value indicating whether the look said nothing usable of the page, so that it was read.</summary>
    public bool IsUnclear { get; init; }
}
