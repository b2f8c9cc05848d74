using QwenDocs.Imaging;

namespace QwenDocs.Grounding.Ink;

/// <summary>Ink that is no text and no rule, and stands together: a signature, a stamp, a drawing.</summary>
/// <param name="Box">Where it stands, in pixels.</param>
/// <param name="Ink">The share of its box that is ink, 0 to 1.</param>
/// <param name="IsRing">Whether it is a ring or oval, as of a stamp, with what stands in it.</param>
internal readonly record struct InkGroup(PageBox Box, double Ink, bool IsRing);
