namespace QwenDocs.Grounding.Lists;

/// <summary>A value of an entry as the placement sees it.</summary>
/// <param name="Weight">How much it says about where the entry stands.</param>
/// <param name="Places">The rows in which it is printed, in order, and how well.</param>
internal readonly record struct EntryValue(double Weight, IReadOnlyList<(int Row, double Quality)> Places);
