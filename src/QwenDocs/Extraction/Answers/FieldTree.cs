using QwenDocs.Schemas;

namespace QwenDocs.Extraction.Answers;

/// <summary>A place in a record, and the places below it that are asked for again.</summary>
internal sealed class FieldTree
{
    /// <summary>Gets or sets a value indicating whether all that is here is asked for again.</summary>
    public bool IsWhole { get; set; }

    public Dictionary<string, FieldTree> Members { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<int, FieldTree> Entries { get; } = [];

    /// <summary>Gets or sets what is asked of every entry of a list: what is wrong in any.</summary>
    public FieldTree? AnyEntry { get; set; }

    /// <summary>Gets or sets the property that names an entry's place.</summary>
    public string PlaceName { get; set; } = "";

    public static FieldTree Whole() => new() { IsWhole = true };

    public static FieldTree Union(IEnumerable<FieldTree> nodes)
    {
        FieldTree union = new();
        foreach (FieldTree node in nodes)
            union.Take(node);
        return union;
    }

    /// <summary>Adds a field.</summary>
    public void Add(FieldPath path)
    {
        FieldTree node = this;
        foreach (FieldPathSegment segment in path.Segments)
            node = segment.Name is { } name ? node.Member(name) : node.Entry(segment.Index);
        node.IsWhole = true;
    }

    private FieldTree Member(string name) => Members.TryGetValue(name, out FieldTree? member) ? member : Members[name] = new FieldTree();

    private FieldTree Entry(int index) => Entries.TryGetValue(index, out FieldTree? entry) ? entry : Entries[index] = new FieldTree();

    private void Take(FieldTree other)
    {
        IsWhole |= other.IsWhole;
        foreach ((string name, FieldTree member) in other.Members)
            Member(name).Take(member);
        foreach ((int index, FieldTree entry) in other.Entries)
            Entry(index).Take(entry);
    }
}
