using Microsoft.CodeAnalysis;

namespace QwenDocs.Analyzers;

/// <summary>Orders places in code by file and position.</summary>
internal sealed class LocationOrder : IComparer<Location>
{
    public static readonly LocationOrder Instance = new();

    public int Compare(Location? x, Location? y)
    {
        int byFile = string.CompareOrdinal(x?.SourceTree?.FilePath, y?.SourceTree?.FilePath);
        return byFile != 0 ? byFile : (x?.SourceSpan.Start ?? 0).CompareTo(y?.SourceSpan.Start ?? 0);
    }
}
