namespace QwenDocs.Grounding.Print;

/// <summary>What stands on one height of a page: the numbers of its cells, from left to right.</summary>
internal sealed record PrintRow(int Page, double Top, double Bottom, IReadOnlyList<int> Cells);
