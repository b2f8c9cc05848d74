using System.Globalization;
using System.Text.Json;
using QwenDocs.Schemas;

namespace QwenDocs.Validation.Lists;

/// <summary>Holds the lists of a record against what the document tells of their rows: printed row numbers, counts, and sums carried forward.</summary>
internal static class ListRules
{
    // So many stretches of numbers stand in a finding.
    private const int MostStretches = 10;

    // Schemas refer to themselves, and no list stands deeper.
    private const int MostLevels = 8;

    /// <summary>Finds the rows that lists lack.</summary>
    /// <param name="record">The record's JSON.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="context">What is known of the document.</param>
    public static IReadOnlyList<MissingRows> FindMissingRows(JsonElement record, SchemaNode schema, ListContext context)
    {
        List<MissingRows> missing = [];
        Visit(record, schema, FieldPath.Root, context, missing);
        return missing;
    }

    /// <summary>Tells whether the rows of a list may have numbers, which can be held against the print.</summary>
    public static bool HasNumberedList(SchemaNode schema) => HasNumberedList(schema, 0);

    private static bool HasNumberedList(SchemaNode schema, int depth) =>
        depth < MostLevels
        && ((schema.Items is { } entry && ((entry.Kind == SchemaNodeKind.Object && RowNumberField.Find(entry) is not null) || HasNumberedList(entry, depth + 1)))
            || schema.Properties.Any(property => HasNumberedList(property.Node, depth + 1))
            || schema.Alternatives.Any(alternative => HasNumberedList(alternative, depth + 1)));

    private static void Visit(JsonElement value, SchemaNode schema, FieldPath path, ListContext context, List<MissingRows> missing)
    {
        schema = ContentRules.Chosen(value, schema);
        if (value.ValueKind == JsonValueKind.Array && schema.Items is { Kind: SchemaNodeKind.Object } entry)
        {
            int index = 0;
            foreach (JsonElement row in value.EnumerateArray())
                Visit(row, entry, path.Append(index++), context, missing);
            if (path.IsRoot)
                CheckNumbers(value, entry, path, context, missing);
        }

        if (value.ValueKind != JsonValueKind.Object || schema.Kind != SchemaNodeKind.Object)
            return;
        foreach (SchemaProperty property in schema.Properties)
        {
            if (!value.TryGetProperty(property.Name, out JsonElement child))
                continue;
            FieldPath place = path.Append(property.Name);
            Visit(child, property.Node, place, context, missing);
            if (child.ValueKind != JsonValueKind.Array || property.Node.Items is not { Kind: SchemaNodeKind.Object } row || CheckNumbers(child, row, place, context, missing) || !context.IsWholeRecord)
                continue;
            int rows = child.GetArrayLength();
            if (RowCountField.Read(value, schema, property) is { } count && count > rows)
                missing.Add(Fewer(place, rows, count));
            else
                missing.AddRange(CarriedForward.Check(value, schema, child, property, place, path.IsRoot ? context.Parts : []));
        }
    }

    private static bool CheckNumbers(JsonElement list, SchemaNode entry, FieldPath path, ListContext context, List<MissingRows> missing)
    {
        if (RowNumberField.Find(entry) is not { } field)
            return false;
        int?[] numbersOfRows = [.. list.EnumerateArray().Select(field.Read)];
        IReadOnlyList<RowNumberRange> gaps = RowNumbers.FindGaps(field, numbersOfRows, context.IsWholeRecord);
        if (context.Print is { } print)
            gaps = WithPrinted(gaps, print, field, list, numbersOfRows);
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

    /// <summary>Adds what is printed before the first row and behind the last.</summary>
    private static IReadOnlyList<RowNumberRange> WithPrinted(
        IReadOnlyList<RowNumberRange> gaps,
        PrintedRows print,
        RowNumberField field,
        JsonElement list,
        int?[] numbers)
    {
        int step = RowNumbers.StepOf(numbers);
        (IReadOnlyList<int> before, IReadOnlyList<int> after) = print.FindBeyond(field, list, step);
        bool isStartKnown = gaps.Count > 0 && gaps[0].Position == Array.FindIndex(numbers, number => number is > 0);
        return
        [
            .. before.Count == 0 || isStartKnown ? [] : (RowNumberRange[])[new(before[0], before[^1], step, 0)],
            .. gaps,
            .. after.Count == 0 ? [] : (RowNumberRange[])[new(after[0], after[^1], step, numbers.Length)],
        ];
    }

    private static MissingRows Fewer(FieldPath path, int rows, int count) => new(path, ListCodes.FewerRows, rows, count - rows)
    {
        Message = string.Create(CultureInfo.InvariantCulture, $"has {rows:#,0} of the {count:#,0} rows that the document says it has"),
    };
}
