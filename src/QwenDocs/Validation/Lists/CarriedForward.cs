using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using QwenDocs.Schemas;
using QwenDocs.Text;

namespace QwenDocs.Validation.Lists;

/// <summary>Holds the amounts of a list's rows against the sums that the document carries from page to page.</summary>
/// <remarks>A sum carried forward is the sum of all rows before it. It stands in the record where the schema asks for it: a single one or a list, by its name or its label.</remarks>
internal static class CarriedForward
{
    private static readonly FrozenSet<string> Names = FrozenSet.ToFrozenSet(
    [
        "carriedforward", "broughtforward", "carryforward", "carriedover", "carryover", "amountcarriedforward", "amountbroughtforward", "totalcarriedforward", "carriedforwardtotal",
        "carriedforwardsum", "sumcarriedforward", "carriedforwardsums", "carriedforwardamount", "carriedforwardamounts", "pagetotals", "runningtotals", "übertrag", "uebertrag", "ubertrag", "überträge", "zwischensummeübertrag",
        "àreporter", "report", "areporter", "riporto", "ariportare", "sumaysigue", "sumayanterior", "transportar", "atransportar", "承前页", "承上页", "过次页", "接上页", "轉下頁", "前頁より繰越", "次頁へ繰越", "繰越",
    ], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Amounts = FrozenSet.ToFrozenSet(
        ["amount", "total", "sum", "net", "gross", "value", "betrag", "gesamt", "gesamtpreis", "montant", "importe", "importo", "金额", "金額", "价税合计"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Others = FrozenSet.ToFrozenSet(
        ["tax", "vat", "rate", "unit", "price", "discount", "weight", "quantity", "count", "number", "currency", "charge", "balance"], StringComparer.Ordinal);

    /// <summary>Finds where rows are missing before a sum.</summary>
    /// <param name="record">The object that holds the list.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="list">The rows.</param>
    /// <param name="property">The property of the list.</param>
    /// <param name="path">The path of the list.</param>
    /// <param name="parts">The records of single requests, each of which may hold a sum of its own.</param>
    public static IEnumerable<MissingRows> Check(
        JsonElement record,
        SchemaNode schema,
        JsonElement list,
        SchemaProperty property,
        FieldPath path,
        IReadOnlyList<JsonElement> parts)
    {
        decimal[] sums = [.. schema.Properties.Where(IsCarried).SelectMany(field => parts.Prepend(record).SelectMany(part => Read(part, field))).Where(sum => sum > 0).Distinct().Order()];
        return sums.Length == 0 ? [] : Check(sums, list, property, path);
    }

    private static IEnumerable<MissingRows> Check(decimal[] sums, JsonElement list, SchemaProperty property, FieldPath path)
    {
        SchemaProperty[] columns = [.. property.Node.Items!.Properties.Where(IsAmount)];
        // Of several columns, that one is summed up which agrees with most of the sums.
        (decimal[] Totals, int Agreeing)? best = null;
        foreach (SchemaProperty column in columns)
        {
            if (RunningTotals(list, column) is { } totals && sums.Count(sum => totals.Any(total => Agree(total, sum))) is var agreeing && (best is null || agreeing > best.Value.Agreeing))
                best = (totals, agreeing);
        }

        if (best is not { } found)
            yield break;
        int position = 0;
        foreach (decimal sum in sums)
        {
            int rows = Array.FindIndex(found.Totals, total => Agree(total, sum)) + 1;
            if (rows > 0)
            {
                position = rows;
                continue;
            }

            // Where no sum agrees with any of several columns, the sums may be those of a column that is not read; that all rows add up to less is clear.
            bool isLess = found.Totals.Length == 0 || found.Totals[^1] < sum;
            if (found.Agreeing == 0 && columns.Length > 1 && !isLess)
                yield break;
            yield return new MissingRows(path, ListCodes.CarriedForward, Math.Max(position, found.Totals.Count(total => total < sum)), null)
            {
                Message = string.Create(CultureInfo.InvariantCulture, $"no rows add up to {sum:0.00##}, which the document carries forward: rows before that sum are missing or wrong"),
            };
            yield break;
        }
    }

    private static bool IsCarried(SchemaProperty property) =>
        property.Node.Kind is SchemaNodeKind.Number or SchemaNodeKind.String or SchemaNodeKind.Integer or SchemaNodeKind.Array or SchemaNodeKind.Object
        && (Names.Contains(FieldWords.Join(property.Name)) || property.Node.Labels.Any(label => Names.Contains(FieldWords.Join(label))));

    private static bool IsAmount(SchemaProperty property)
    {
        if (property.Node.Kind is not (SchemaNodeKind.Number or SchemaNodeKind.Integer or SchemaNodeKind.String))
            return false;
        IReadOnlyList<string> words = FieldWords.Of(property.Name);
        return words.Any(Amounts.Contains) && !words.Any(Others.Contains);
    }

    private static IEnumerable<decimal> Read(JsonElement record, SchemaProperty property)
    {
        if (record.ValueKind != JsonValueKind.Object || !record.TryGetProperty(property.Name, out JsonElement value))
            return [];
        return value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray().SelectMany(Numbers),
            _ => Numbers(value),
        };
    }

    private static IEnumerable<decimal> Numbers(JsonElement value) => value.ValueKind == JsonValueKind.Object
        ? value.EnumerateObject().Where(member => FieldWords.Of(member.Name).Any(word => Amounts.Contains(word))).Select(member => NumberOf(member.Value)).OfType<decimal>()
        : NumberOf(value) is { } number ? [number] : [];

    private static decimal? NumberOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.TryGetDecimal(out decimal number) ? number : null,
        JsonValueKind.String => NumberText.Read(value.GetString()!)?.Value,
        _ => null,
    };

    /// <summary>Adds the rows up, or <see langword="null"/> where most of them have no amount.</summary>
    private static decimal[]? RunningTotals(JsonElement list, SchemaProperty column)
    {
        List<decimal> totals = [];
        decimal total = 0;
        int read = 0;
        foreach (JsonElement row in list.EnumerateArray())
        {
            if (row.ValueKind == JsonValueKind.Object && row.TryGetProperty(column.Name, out JsonElement value) && NumberOf(value) is { } amount && Math.Abs(amount) < 1e20m)
            {
                total += amount;
                read++;
            }

            totals.Add(total);
        }

        return read * 2 < totals.Count ? null : [.. totals];
    }

    private static bool Agree(decimal total, decimal sum) => Math.Abs(total - sum) <= 0.01m;
}
