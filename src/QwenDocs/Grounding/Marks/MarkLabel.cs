using QwenDocs.Grounding.Claims;
using QwenDocs.Grounding.Print;

namespace QwenDocs.Grounding.Marks;

/// <summary>A place where the label of a mark is printed.</summary>
/// <param name="Field">The field.</param>
/// <param name="Span">The label.</param>
/// <param name="Fit">How well the print fits the label, 0 to 1.</param>
/// <param name="IsGeneric">Whether it is a word for marks of the kind, and none for this field.</param>
internal sealed record MarkLabel(ClaimField Field, PrintSpan Span, double Fit, bool IsGeneric);
