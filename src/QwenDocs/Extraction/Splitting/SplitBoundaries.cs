namespace QwenDocs.Extraction.Splitting;

/// <summary>How the pages of a bundle are divided among documents: each page is in one of them or unassigned.</summary>
/// <param name="Sections">The documents, in the order of their first pages.</param>
/// <param name="Unassigned">The pages that belong to none, in order.</param>
internal sealed record SplitBoundaries(IReadOnlyList<PageSegment> Sections, IReadOnlyList<ClassifiedPage> Unassigned);
