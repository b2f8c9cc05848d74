using QwenDocs.Imaging;
using QwenDocs.Schemas;

namespace QwenDocs.Evaluation;

/// <summary>Where an extraction says that a value is printed.</summary>
/// <param name="Path">The field in the extracted record.</param>
/// <param name="Page">The number of the page, counted from 1.</param>
/// <param name="Box">The place as shares of the page's width and height, 0 to 1, from the top left corner; <see langword="null"/> where only the page is known.</param>
/// <param name="Text">What is printed there, or <see langword="null"/>.</param>
public sealed record FieldCitation(FieldPath Path, int Page, PageBox? Box = null, string? Text = null);
