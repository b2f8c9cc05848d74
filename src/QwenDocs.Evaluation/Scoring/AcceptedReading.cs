using System.Text.Json;
using QwenDocs.Imaging;

namespace QwenDocs.Evaluation;

/// <summary>A reading of a field that counts as right: its value, and where it is printed.</summary>
/// <param name="Value">A value that is right beside the expected one; <see langword="null"/> where the reading names a place alone.</param>
/// <param name="Page">The number of the page, counted from 1; <see langword="null"/> where it is not known.</param>
/// <param name="Box">The place as shares of the page's width and height, 0 to 1, from the top left corner; <see langword="null"/> where it is not known.</param>
/// <param name="Quote">What is printed there, or <see langword="null"/>.</param>
/// <param name="IsCoarse">Whether the place is that of a larger part of the page, such as a paragraph, and not of the value alone.</param>
public sealed record AcceptedReading(
    JsonElement? Value,
    int? Page,
    PageBox? Box = null,
    string? Quote = null,
    bool IsCoarse = false);
