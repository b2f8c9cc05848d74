using QwenDocs.Offline.Print;

namespace QwenDocs.Offline.Labels;

/// <summary>A label that was found on a page, how surely the cell is that label (0 to 1), and the print behind it in the same cell.</summary>
/// <remarks>The aside is what stands in brackets behind the label.</remarks>
internal readonly record struct LabelMatch(PrintedCell Cell, double Quality, string Rest, string Aside = "");
