namespace QwenDocs.Extraction.Splitting.Boundaries;

/// <summary>How the pages of a file are split into documents: each page is in one of them or unassigned.</summary>
/// <param name="Segments">The documents, in the order of their first pages.</param>
/// <param name="Unassigned">The pages that belong to none, in order.</param>
internal sealed record SplitBoundaries(IReadOnlyList<PageSegment> Segments, IReadOnlyList<ClassifiedPage> Unassigned);
