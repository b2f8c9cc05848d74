using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using QwenDocs.Schemas;

namespace QwenDocs.Validation.Lists;

/// <summary>The property beside a list that says how many entries the document has.</summary>
internal static class RowCountField
{
    private static readonly FrozenSet<string> Counts = FrozenSet.ToFrozenSet(["count", "total", "number", "no", "num", "anzahl", "nombre"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Fillers = FrozenSet.ToFrozenSet(["of", "the", "all", "der", "de", "des", "declared", "printed"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> RowNouns = FrozenSet.ToFrozenSet(
        ["item", "line", "row", "entry", "position", "positionen", "zeile", "zeilen", "posten", "lignes", "ligne", "líneas", "partidas", "transaction", "record"], StringComparer.Ordinal);

    // One row may tell of many of them.
    private static readonly FrozenSet<string> Packed = FrozenSet.ToFrozenSet(
        ["package", "piece", "carton", "pallet", "box", "unit", "page", "copy", "original", "case", "bag", "drum"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Labels = FrozenSet.ToFrozenSet(["项数", "总项数", "合计项数", "项数合计", "行数", "明细行数", "總項數", "項數", "明細数"], StringComparer.Ordinal);

    /// <summary>Finds how many rows the document has by its own words.</summary>
    /// <param name="record">The object that holds the list.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="list">The list.</param>
    public static int? Read(JsonElement record, SchemaNode schema, SchemaProperty list)
    {
        // A general word such as 'lines' means the only table there is.
        bool isOnlyTable = schema.Properties.Count(property => property.Node.Items is { Kind: SchemaNodeKind.Object }) == 1;
        foreach (SchemaProperty property in schema.Properties)
        {
            if (IsCount(property, list.Name, isOnlyTable) && record.TryGetProperty(property.Name, out JsonElement value) && ReadNumber(value) is { } count)
                return count;
        }

        return null;
    }

    private static bool IsCount(SchemaProperty property, string list, bool isOnlyTable)
    {
        // A number with decimals is an amount: the total of the lines, and not how many.
        if (property.Node.Kind is not (SchemaNodeKind.Integer or SchemaNodeKind.String))
            return false;
        bool isInteger = property.Node.Kind == SchemaNodeKind.Integer;
        return NamesCount(property.Name, list, isOnlyTable, isInteger)
            || property.Node.Labels.Any(label => NamesCount(label, list, isOnlyTable, isInteger) || (isOnlyTable && Labels.Contains(FieldWords.Join(label))));
    }

    private static bool NamesCount(string name, string list, bool isOnlyTable, bool isInteger)
    {
        string[] words = [.. FieldWords.Of(name).Where(word => !Fillers.Contains(word))];
        string[] nouns = [.. words.Where(word => !Counts.Contains(word)).Select(Singular)];
        if (nouns.Length != 1 || nouns.Length == words.Length || Packed.Contains(nouns[0]))
            return false;
        // An item number names one; the number of items counts them.
        bool isCount = words.Contains("count") || words[0] is "anzahl" or "nombre" || (isInteger && words[0] == "total") || (words[0] is "number" or "no" or "num" && IsPlural(words[^1]))
            || (isInteger && words[^1] == "total");
        return isCount && (nouns[0] == Singular(FieldWords.Of(list)[^1]) || (isOnlyTable && RowNouns.Contains(nouns[0])));
    }

    private static bool IsPlural(string word) => Singular(word) != word;

    private static string Singular(string word) => word switch
    {
        _ when word.EndsWith("ies", StringComparison.Ordinal) => word[..^3] + "y",
        _ when word.EndsWith('s') && word.Length > 3 => word[..^1],
        _ => word,
    };

    private static int? ReadNumber(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.TryGetInt32(out int number) && number > 0 ? number : null,
        JsonValueKind.String => int.TryParse(value.GetString()!.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is > 0 and < 1_000_000 ? number : null,
        _ => null,
    };
}
