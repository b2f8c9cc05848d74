using System.Text.RegularExpressions;

namespace QwenDocs.Offline.Reading;

/// <summary>The labels and numbered boxes that a schema itself names: print that is one of them is the label of some field, and no value.</summary>
internal sealed partial class DeclaredLabels
{
    private readonly HashSet<string> _labels = [];
    private bool _hasBoxes;

    private DeclaredLabels()
    {
    }

    public static DeclaredLabels None { get; } = new();

    public IReadOnlySet<string> All => _labels;

    public static DeclaredLabels Of(SchemaNode schema)
    {
        var declared = new DeclaredLabels();
        declared.Collect(schema);
        return declared;
    }

    /// <summary>Whether a cell is a label of the schema, also with something in brackets behind it.</summary>
    public bool Contains(Cell cell)
    {
        if (_hasBoxes && NumberedLabel().IsMatch(cell.Text))
            return true;
        return _labels.Contains(cell.Folded.Value) || (Bracketed().Match(cell.Text) is { Success: true } tail && _labels.Contains(Folding.Fold(cell.Text[..tail.Index])));
    }

    /// <summary>Whether a cell opens with a label of the schema and a colon.</summary>
    public bool Opens(Cell cell)
    {
        int colon = cell.Text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && _labels.Contains(Folding.Fold(cell.Text[..colon]));
    }

    private void Collect(SchemaNode node)
    {
        var hints = FieldHints.Read(node.Description);
        _labels.UnionWith(hints.Labels.Select(Folding.Fold).Where(label => label.Length > 1));
        _hasBoxes |= hints.Box is not null;
        foreach ((_, SchemaNode child) in node.Properties)
            Collect(child);
        if (node.Items is { } item)
            Collect(item);
    }

    [GeneratedRegex(@"^\d{1,2}\s?\p{Lu}\p{Ll}+")]
    private static partial Regex NumberedLabel();

    [GeneratedRegex(@"\s*\([^()]*\)?$")]
    private static partial Regex Bracketed();
}
