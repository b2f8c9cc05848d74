namespace QwenDocs.Extraction;

/// <summary>How the pages of a bundle are divided among documents: each page is in one of them or unassigned.</summary>
/// <param name="Sections">The documents, in the order of their first pages.</param>
/// <param name="Unassigned">The pages that belong to none, in order.</param>
internal sealed record BundleDivision(IReadOnlyList<BundleSection> Sections, IReadOnlyList<BundlePage> Unassigned);
