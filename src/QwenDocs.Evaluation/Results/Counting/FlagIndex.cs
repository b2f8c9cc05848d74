using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Evaluation.Results.Counting;

/// <summary>Finds the findings that speak against a value: those at its path, at something within it, and at the row that it stands in; for rows that are missing, those at their list.</summary>
internal sealed class FlagIndex
{
    private readonly Dictionary<FieldPath, List<string>> _at = [];
    private readonly Dictionary<FieldPath, List<string>> _within = [];

    public FlagIndex(IEnumerable<Finding> findings)
    {
        foreach (Finding finding in findings)
        {
            Add(_at, finding.Path, finding.Code);
            for (FieldPath? parent = finding.Path.Parent; parent is { IsRoot: false } path; parent = path.Parent)
                Add(_within, path, finding.Code);
        }
    }

    public IReadOnlyList<string> CodesOf(ComparedCell cell)
    {
        if (_at.Count == 0)
            return [];
        if (cell.PredictedPath is not { } path)
            return ListsOf(cell.ExpectedPath!.Value);
        SortedSet<string> codes = new(StringComparer.Ordinal);
        if (_at.TryGetValue(path, out List<string>? own))
            codes.UnionWith(own);
        if (cell.As == ComparedAs.Whole && _within.TryGetValue(path, out List<string>? inside))
            codes.UnionWith(inside);
        for (FieldPath? parent = path.Parent; parent is { IsRoot: false } row; parent = row.Parent)
        {
            if (row.Leaf is { IsIndex: true } && _at.TryGetValue(row, out List<string>? ofRow))
                codes.UnionWith(ofRow);
        }

        return [.. codes];
    }

    private IReadOnlyList<string> ListsOf(FieldPath path)
    {
        for (FieldPath? parent = path.Parent; parent is { IsRoot: false } row; parent = row.Parent)
        {
            if (row.Leaf is { IsIndex: true } && row.Parent is { } list && _at.TryGetValue(list, out List<string>? codes))
                return [.. codes.Distinct().Order(StringComparer.Ordinal)];
        }

        return [];
    }

    private static void Add(Dictionary<FieldPath, List<string>> codes, FieldPath path, string code)
    {
        if (!codes.TryGetValue(path, out List<string>? list))
            codes[path] = list = [];
        list.Add(code.Length > 0 ? code : "other");
    }
}
