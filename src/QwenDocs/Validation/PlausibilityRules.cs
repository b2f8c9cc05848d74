using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using QwenDocs.Schemas;
using QwenDocs.Text;

namespace QwenDocs.Validation;

/// <summary>What no value of its kind can be, whatever record it stands in.</summary>
internal static class PlausibilityRules
{
    private static readonly DateOnly Earliest = new(1901, 1, 1);
    private static readonly DateOnly Latest = new(2150, 12, 31);

    private static readonly FrozenSet<string> Units = FrozenSet.ToFrozenSet(
    [
        "kg", "g", "mg", "t", "lb", "lbs", "oz", "千克", "公斤", "吨", "克", "m", "cm", "mm", "km", "in", "ft", "m²", "m2", "m³", "m3", "cbm", "l", "ml", "cl", "pcs", "pc", "pieces", "件", "个",
    ], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Measures = FrozenSet.ToFrozenSet(
        ["weight", "mass", "volume", "count", "pieces", "packages", "cartons", "pallets", "containers", "pages", "age", "length", "width", "height"], StringComparer.OrdinalIgnoreCase);

    // What can be negative although it measures, and what only names a measure.
    private static readonly FrozenSet<string> Others = FrozenSet.ToFrozenSet(
        ["difference", "change", "adjustment", "delta", "correction", "balance", "variance", "deviation", "tolerance", "discount", "code", "unit", "number", "type", "uom", "charge", "price", "amount"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds what is wrong with a value.</summary>
    /// <param name="path">Where it stands.</param>
    /// <param name="labels">The labels under which documents print it.</param>
    /// <param name="unit">The unit in which documents print it.</param>
    /// <param name="value">The value, of its .NET type or as JSON.</param>
    /// <param name="isDate">Whether a text is a date of ISO 8601.</param>
    public static IEnumerable<Finding> Check(FieldPath path, IReadOnlyList<string> labels, string? unit, object? value, bool isDate = false)
    {
        string? text = value switch
        {
            string given => given,
            IPrintedValue printed => printed.ToString(),
            JsonElement { ValueKind: JsonValueKind.String } json => json.GetString(),
            _ => null,
        };
        if (text is not null && labels.Any(label => IsLabel(text, label)))
            yield return Finding.Warning(path, "is the label of the field; the value stands beside or below it", "the value, or null where there is none", ValueCodes.Label);
        if (IsMeasure(path, unit) && NumberOf(value, text) < 0)
            yield return Finding.Error(path, "is negative, which no weight, size or count is; read it again", "0 or more", ValueCodes.Negative);
        if (DateOf(value, isDate ? text : null) is { } date && (date < Earliest || date > Latest))
            yield return Finding.Warning(path, "is a date that is hardly printed so; read the year again", "a date from 1901 to 2150", ValueCodes.ImplausibleDate);
    }

    private static bool IsLabel(string text, string label) => Trim(text) is { Length: > 1 } trimmed && trimmed.Equals(Trim(label), StringComparison.OrdinalIgnoreCase);

    private static string Trim(string text) => text.Trim(' ', '\t', '\n', ':', '：', '.', '*').Replace(" ", "", StringComparison.Ordinal);

    private static bool IsMeasure(FieldPath path, string? unit)
    {
        if (unit is not null)
            return Units.Contains(unit);
        string? name = path.Segments.LastOrDefault(segment => !segment.IsIndex).Name;
        if (name is null)
            return false;
        string[] words = [.. Words(name)];
        return words.Any(Measures.Contains) && !words.Any(Others.Contains);
    }

    /// <summary>Takes a name apart: <c>netWeight</c>, <c>net_weight</c> and <c>NetWeight</c> are two words.</summary>
    private static IEnumerable<string> Words(string name)
    {
        int start = 0;
        for (int index = 1; index <= name.Length; index++)
        {
            if (index < name.Length && char.IsLetter(name[index]) && !(char.IsUpper(name[index]) && !char.IsUpper(name[index - 1])))
                continue;
            yield return name[start..index].Trim('_', '-', ' ');
            start = index;
        }
    }

    private static decimal? NumberOf(object? value, string? text) => value switch
    {
        decimal number => number,
        int or long or short or sbyte => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        double or float when Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number => number < 0 ? -1 : 1,
        JsonElement { ValueKind: JsonValueKind.Number } json => json.TryGetDouble(out double number) && number < 0 ? -1 : 1,
        _ when text is not null => NumberText.Read(text)?.Value,
        _ => null,
    };

    private static DateOnly? DateOf(object? value, string? iso) => value switch
    {
        DateOnly date => date,
        DateTime time => DateOnly.FromDateTime(time),
        DateTimeOffset time => DateOnly.FromDateTime(time.DateTime),
        _ when iso is { Length: >= 10 } && DateOnly.TryParseExact(iso.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) => date,
        _ => null,
    };
}
