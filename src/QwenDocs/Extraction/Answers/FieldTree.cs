using System.Globalization;

namespace QwenDocs.Extraction.Answers;

/// <summary>A place in a record, and the places below it that are asked again.</summary>
internal sealed class FieldTree
{
    /// <summary>Gets or sets a value indicating whether all that is here is asked again.</summary>
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

    /// <summary>Adds a path, such as <c>$.lines[3].quantity</c>.</summary>
    public void Add(string path)
    {
        FieldTree node = this;
        int at = path.StartsWith('$') ? 1 : 0;
        while (at < path.Length)
        {
            int next = path.AsSpan(at + 1).IndexOfAny('.', '[') is >= 0 and var found ? at + 1 + found : path.Length;
            ReadOnlySpan<char> step = path.AsSpan(at, next - at);
            if (step[0] == '[' && int.TryParse(step[1..].TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out int index))
                node = node.Entries.TryGetValue(index, out FieldTree? entry) ? entry : node.Entries[index] = new FieldTree();
            else
                node = node.Member(step.TrimStart('.').ToString());
            at = next;
        }

        node.IsWhole = true;
    }

    private FieldTree Member(string name) => Members.TryGetValue(name, out FieldTree? member) ? member : Members[name] = new FieldTree();

    private void Take(FieldTree other)
    {
        IsWhole |= other.IsWhole;
        foreach ((string name, FieldTree member) in other.Members)
            Member(name).Take(member);
        foreach ((int index, FieldTree entry) in other.Entries)
        {
            if (!Entries.TryGetValue(index, out FieldTree? own))
                Entries[index] = own = new FieldTree();
            own.Take(entry);
        }
    }
}
