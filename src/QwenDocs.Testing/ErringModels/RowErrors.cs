using System.Text.Json.Nodes;
using QwenDocs.Schemas;

namespace QwenDocs.Testing.ErringModels;

/// <summary>Makes errors that befall rows and lists.</summary>
internal sealed class RowErrors(ErringModelOptions options, Random random, ErrorTally tally)
{
    /// <summary>Returns the rows as a model gives them.</summary>
    /// <param name="item">The schema of a row.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="isLong">Whether the request has so many pages that lists are always cut.</param>
    /// <param name="isMore">Whether further rows were asked for: those lists are short, and not cut.</param>
    public List<JsonObject> Apply(SchemaNode item, List<JsonObject> rows, bool isLong, bool isMore)
    {
        if (!isMore && rows.Count > 1 && (isLong || random.NextDouble() < options.RateOf(ModelErrorKind.ListCut)))
        {
            tally.Add(ModelErrorKind.ListCut);
            rows = rows[..Math.Max(1, (int)Math.Round(rows.Count * options.CutListShare))];
        }

        List<JsonObject> made = [];
        for (int index = 0; index < rows.Count; index++)
        {
            JsonObject row = rows[index];
            if (index + 1 < rows.Count && Happens(ModelErrorKind.RowsMerged))
                row = Merge(item, row, rows[++index]);
            if (Happens(ModelErrorKind.ColumnShifted))
                Shift(item, row);
            made.Add(row);
            if (Happens(ModelErrorKind.RowDoubled))
                made.Add((JsonObject)row.DeepClone());
        }

        return made;
    }

    private static JsonObject Merge(SchemaNode item, JsonObject row, JsonObject next)
    {
        JsonObject merged = [];
        for (int index = 0; index < item.Properties.Count; index++)
        {
            string name = item.Properties[index].Name;
            merged[name] = (index < item.Properties.Count / 2 ? row : next)[name]?.DeepClone();
        }

        return merged;
    }

    private static void Shift(SchemaNode item, JsonObject row)
    {
        string[] filled = [.. item.Properties.Where(property => property.Node.Kind == SchemaNodeKind.Number && row[property.Name] is not null).Select(property => property.Name)];
        JsonNode?[] values = [.. filled.Select(name => row[name]?.DeepClone())];
        for (int index = 0; index < filled.Length; index++)
            row[filled[index]] = values[(index + filled.Length - 1) % filled.Length];
    }

    private bool Happens(ModelErrorKind kind)
    {
        double rate = options.RateOf(kind);
        if (rate == 0 || random.NextDouble() >= rate)
            return false;
        tally.Add(kind);
        return true;
    }
}
