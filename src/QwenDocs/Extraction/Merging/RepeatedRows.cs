using System.Globalization;
using System.Text.Json;
using QwenDocs.Schemas;
using QwenDocs.Validation;
using QwenDocs.Validation.Lists;

namespace QwenDocs.Extraction.Merging;

/// <summary>Finds rows that stand at the end of one request's pages and again at the start of the next one's.</summary>
internal static class RepeatedRows
{
    // Rows without numbers that share fewer values may just look alike.
    private const int LeastValues = 3;

    /// <summary>Compares the tables of neighbouring parts. Parts that share pages hold the same rows, and are merged by them.</summary>
    /// <param name="schema">The schema of the record.</param>
    /// <param name="parts">The records of the parts and their pages, in order.</param>
    /// <param name="merged">What they were merged to.</param>
    public static IEnumerable<Finding> Find(RecordSchema schema, IReadOnlyList<(JsonElement Record, IReadOnlyList<int> Pages)> parts, MergedRecord merged)
    {
        for (int part = 1; part < parts.Count; part++)
        {
            if (parts[part].Pages.Intersect(parts[part - 1].Pages).Any())
                continue;
            foreach ((FieldPath path, SchemaNode entry, JsonElement rows) in Tables(parts[part].Record, schema.Record))
            {
                if (ListAt(parts[part - 1].Record, path) is not { } before || before.GetArrayLength() == 0 || rows.GetArrayLength() == 0)
                    continue;
                FieldPath place = merged.PathOf(part, schema.RecordPath.Append(path).Append(0)).RelativeTo(schema.RecordPath);
                if (Compare(entry, before[before.GetArrayLength() - 1], rows[0], place) is { } finding)
                    yield return finding;
            }
        }
    }

    private static Finding? Compare(SchemaNode entry, JsonElement last, JsonElement first, FieldPath path)
    {
        var field = RowNumberField.Find(entry);
        int? number = field?.Read(first);
        // The number 1 begins a table on every page.
        if (field is { IsCertain: true } && number > 1 && number == field.Read(last))
        {
            return Finding.Error(
                path,
                string.Create(CultureInfo.InvariantCulture, $"has the printed number {number} of the row before, which ends the pages of the request before: the row was read twice, or goes on here"),
                "each row once",
                MergeCodes.RepeatedRow);
        }

        bool isSame = number is null && last.ValueKind == JsonValueKind.Object && JsonElement.DeepEquals(last, first)
            && first.EnumerateObject().Count(member => member.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)) >= LeastValues;
        return isSame
            ? Finding.Warning(path, "is the same as the row before, which ends the pages of the request before: it may have been read twice", "each row once", MergeCodes.RepeatedRow)
            : null;
    }

    private static IEnumerable<(FieldPath Path, SchemaNode Entry, JsonElement Rows)> Tables(JsonElement record, SchemaNode schema)
    {
        schema = ContentRules.Chosen(record, schema);
        if (record.ValueKind == JsonValueKind.Array && schema.Items is { Kind: SchemaNodeKind.Object } own)
            yield return (FieldPath.Root, own, record);
        foreach (SchemaProperty property in record.ValueKind == JsonValueKind.Object ? schema.Properties : [])
        {
            if (property.Node.Items is { Kind: SchemaNodeKind.Object } entry && ListAt(record, FieldPath.Root.Append(property.Name)) is { } rows)
                yield return (FieldPath.Root.Append(property.Name), entry, rows);
        }
    }

    /// <summary>Returns the list at the root of a record or in one of its properties.</summary>
    public static JsonElement? ListAt(JsonElement record, FieldPath path)
    {
        JsonElement list = record;
        if (!path.IsRoot && !(record.ValueKind == JsonValueKind.Object && path.Segments is [{ Name: { } name }] && record.TryGetProperty(name, out list)))
            return null;
        return list.ValueKind == JsonValueKind.Array ? list : null;
    }
}
