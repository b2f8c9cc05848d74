using QwenDocs.Imaging;

namespace QwenDocs.Grounding.Ink;

/// <summary>A small square of rules, in pixels.</summary>
/// <param name="Box">Its outer edges.</param>
/// <param name="Ink">The share of its inside that is ink, 0 to 1.</param>
internal readonly record struct InkBox(PageBox Box, double Ink);
