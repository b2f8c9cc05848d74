namespace QwenDocs.Extraction;

/// <summary>A page as a look in a small picture saw it.</summary>
/// <param name="Number">The number of the page, counted from 1.</param>
/// <param name="Kind">What the page is, in the model's words; <see langword="null"/> where the look said nothing usable.</param>
/// <param name="IsRead">Whether the page was read in full. A page is, unless the look said plainly that it does not matter.</param>
public sealed record ScreenedPage(int Number, string? Kind, bool IsRead);
