namespace QwenDocs.Extraction;

/// <summary>A page as the model saw it in a small picture.</summary>
/// <param name="Number">The number of the page, counted from 1.</param>
/// <param name="Kind">What the page is, in the model's words; <see langword="null"/> where it used none.</param>
/// <param name="IsRead">Whether the page was read in full. A page is, unless the screening said plainly that it does not matter.</param>
public sealed record ScreenedPage(int Number, string? Kind, bool IsRead)
{
    /// <summary>Gets a value indicating whether the screening said nothing usable of the page, so that it was read.</summary>
    public bool IsUnclear { get; init; }
}
