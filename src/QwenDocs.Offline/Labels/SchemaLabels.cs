using System.Text.RegularExpressions;
using QwenDocs.Offline.Print;
using QwenDocs.Schemas;
using QwenDocs.Schemas.Labels;

namespace QwenDocs.Offline.Labels;

/// <summary>The labels and numbered boxes that a schema names: print that is one of them is the label of some field, and no value.</summary>
internal sealed partial class SchemaLabels
{
    private readonly HashSet<string> _labels = [];
    private bool _hasBoxes;

    private SchemaLabels()
    {
    }

    public static SchemaLabels None { get; } = new();

    public IReadOnlySet<string> All => _labels;

    public static SchemaLabels Of(SchemaNode schema)
    {
        var declared = new SchemaLabels();
        declared.Collect(schema);
        return declared;
    }

    /// <summary>Whether a cell is a label of the schema, also with something in brackets behind it.</summary>
    public bool Contains(PrintedCell cell)
    {
        if (_hasBoxes && NumberedLabel().IsMatch(cell.Text))
            return true;
        if (_labels.Contains(cell.Folded.Value))
            return true;
        return Bracketed().Match(cell.Text) is { Success: true } tail && _labels.Contains(FieldVocabulary.Recognized.Fold(cell.Text[..tail.Index]));
    }

    /// <summary>Whether a cell opens with a label of the schema and a colon.</summary>
    public bool Opens(PrintedCell cell)
    {
        int colon = cell.Text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && _labels.Contains(FieldVocabulary.Recognized.Fold(cell.Text[..colon]));
    }

    private void Collect(SchemaNode node)
    {
        _labels.UnionWith(node.Labels.Select(FieldVocabulary.Recognized.Fold).Where(label => label.Length > 1));
        _hasBoxes |= FieldPlace.Read(node.Description).Box is not null;
        foreach (SchemaNode child in node.Properties.Select(property => property.Node).Concat(node.Alternatives))
            Collect(child);
        if (node.Items is { } item)
            Collect(item);
    }

    [GeneratedRegex(@"^\d{1,2}\s?\p{Lu}\p{Ll}+")]
    private static partial Regex NumberedLabel();

    [GeneratedRegex(@"\s*\([^()]*\)?$")]
    private static partial Regex Bracketed();
}
