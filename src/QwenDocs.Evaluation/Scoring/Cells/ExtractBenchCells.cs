using System.Text.Json;
using QwenDocs.Evaluation.Scoring.Pairing;
using QwenDocs.Schemas;

namespace QwenDocs.Evaluation.Scoring.Cells;

/// <summary>Compares cells by equality, by the alternate values of their field and by its normalizers.</summary>
internal sealed class ExtractBenchCells : CellComparer
{
    private readonly Dictionary<FieldPath, FieldRule> _rules = [];

    public ExtractBenchCells(IReadOnlyList<FieldRule> rules)
    {
        foreach (FieldRule rule in rules)
        {
            _rules[rule.Path] = _rules.TryGetValue(rule.Path, out FieldRule? known)
                ? known with { Readings = [.. known.Readings, .. rule.Readings], Normalizers = known.Normalizers | rule.Normalizers }
                : rule;
        }

        HasRules = _rules.Values.Any(IsLenient);
    }

    public override bool HasRules { get; }

    public FieldRule? RuleOf(FieldPath path) => _rules.GetValueOrDefault(path);

    public override string KeyOf(JsonElement? value, SchemaNode? schema) => CellKeys.Of(value);

    public override string? LeniencyOf(FieldPath path) => _rules.TryGetValue(path, out FieldRule? rule) && IsLenient(rule)
        ? $"{(int)rule.Normalizers}|{string.Join('|', Values(rule).Select(value => CellKeys.Of(value)))}"
        : null;

    public override bool AreEqual(FieldPath path, JsonElement? expected, JsonElement? predicted, SchemaNode? schema)
    {
        string key = CellKeys.Of(predicted);
        if (CellKeys.Of(expected) == key)
            return true;
        if (!_rules.TryGetValue(path, out FieldRule? rule))
            return false;
        return Values(rule).Any(value => CellKeys.Of(value) == key)
            || (rule.Normalizers != FieldNormalizers.None && Values(rule).Prepend(expected).Any(value => NormalizedMatch.IsMatch(value, predicted, rule.Normalizers)));
    }

    private static bool IsLenient(FieldRule rule) => rule.Normalizers != FieldNormalizers.None || Values(rule).Any();

    private static IEnumerable<JsonElement?> Values(FieldRule rule) =>
        rule.Readings.Where(reading => reading.Value is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) }).Select(reading => reading.Value);
}
