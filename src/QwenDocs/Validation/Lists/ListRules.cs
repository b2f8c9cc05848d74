using System.Globalization;
using System.Text.Json;
using QwenDocs.Schemas;

namespace QwenDocs.Validation.Lists;

/// <summary>Holds the lists of a record against what the document tells of their rows: printed row numbers, counts, and sums carried forward.</summary>
internal static class ListRules
{
    // So many stretches of numbers stand in a finding.
    private const int MostStretches = 10;

    /// <summary>Finds the rows that lists lack.</summary>
    /// <param name="record">The record's JSON.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="isWholeRecord">Whether the record is whole. A part of it may start in the middle of a list, and counts speak of the whole.</param>
    public static IReadOnlyList<MissingRows> FindMissingRows(JsonElement record, SchemaNode schema, bool isWholeRecord)
    {
        List<MissingRows> missing = [];
        Visit(record, schema, FieldPath.Root, isWholeRecord, missing);
        return missing;
    }

    private static void Visit(JsonElement value, SchemaNode schema, FieldPath path, bool isWholeRecord, List<MissingRows> missing)
    {
        schema = ContentRules.Chosen(value, schema);
        if (value.ValueKind == JsonValueKind.Array && schema.Items is { Kind: SchemaNodeKind.Object } entry)
        {
            int index = 0;
            foreach (JsonElement row in value.EnumerateArray())
                Visit(row, entry, path.Append(index++), isWholeRecord, missing);
            if (path.IsRoot)
                CheckNumbers(value, entry, path, isWholeRecord, missing);
        }

        if (value.ValueKind != JsonValueKind.Object || schema.Kind != SchemaNodeKind.Object)
            return;
        foreach (SchemaProperty property in schema.Properties)
        {
            if (!value.TryGetProperty(property.Name, out JsonElement child))
                continue;
            FieldPath place = path.Append(property.Name);
            Visit(child, property.Node, place, isWholeRecord, missing);
            if (child.ValueKind != JsonValueKind.Array || property.Node.Items is not { Kind: SchemaNodeKind.Object } row || CheckNumbers(child, row, place, isWholeRecord, missing) || !isWholeRecord)
                continue;
            int rows = child.GetArrayLength();
            if (RowCountField.Read(value, schema, property) is { } count && count > rows)
                missing.Add(Fewer(place, rows, count));
            else
                missing.AddRange(CarriedForward.Check(value, schema, child, property, place));
        }
    }

    private static bool CheckNumbers(JsonElement list, SchemaNode entry, FieldPath path, bool isWholeRecord, List<MissingRows> missing)
    {
        if (RowNumberField.Find(entry) is not { } field)
            return false;
        IReadOnlyList<RowNumberRange> gaps = RowNumbers.FindGaps(field, [.. list.EnumerateArray().Select(field.Read)], isWholeRecord);
        if (gaps.Count > 0)
        {
            int count = gaps.Sum(gap => gap.Count);
            string numbers = RowNumberRange.Write(gaps.Take(MostStretches)) + (gaps.Count > MostStretches ? " and more" : "");
            missing.Add(new MissingRows(path, ListCodes.MissingRows, gaps[0].Position, count)
            {
                Ranges = gaps,
                NumberProperty = field.Property,
                Message = count == 1
                    ? $"the row with the printed number {numbers} is missing"
                    : string.Create(CultureInfo.InvariantCulture, $"{count:#,0} rows are missing: those with the printed numbers {numbers}"),
            });
        }

        return gaps.Count > 0;
    }

    private static MissingRows Fewer(FieldPath path, int rows, int count) => new(path, ListCodes.FewerRows, rows, count - rows)
    {
        Message = string.Create(CultureInfo.InvariantCulture, $"has {rows:#,0} of the {count:#,0} rows that the document says it has"),
    };
}
