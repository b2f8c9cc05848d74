using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using QwenDocs.Imaging;
using QwenDocs.Schemas;
using QwenDocs.Text;

namespace QwenDocs.Records.Tests.Evidence;

/// <summary>
/// Prints a record as documents are printed: fields in boxes of two columns with the label above the value, parties as blocks, lists as tables with a
/// heading, on as many pages as it takes. Knows where each value stands.
/// </summary>
/// <remarks>Labels are those of the schema where it has any, else what the description says in brackets, else the words of the field's name. Truth values are not printed.</remarks>
internal sealed class PrintedRecord
{
    private const double Margin = 40;
    private const double Height = 842;
    private const double TypeSize = 9;
    private const double Step = 13;
    private const int LongestCell = 28;

    private readonly List<PageText> _pages = [];
    private readonly List<TextLine> _lines = [];
    private readonly double _width;
    private double _y = Margin;

    public PrintedRecord(RecordSchema schema, JsonNode record)
    {
        // A table of many columns lies on a wide page.
        _width = Math.Max(595, (2 * Margin) + WidestTable(schema.Record, record));
        Line(Margin, Words(schema.Name));
        _y += Step;
        PrintObject(schema.Record, record.AsObject(), FieldPath.Root, isForm: true);
        EndPage();
    }

    public IReadOnlyList<PageText> Pages => _pages;

    /// <summary>Gets the places of the values, by path.</summary>
    public Dictionary<FieldPath, List<(int Page, PageBox Box)>> Places { get; } = [];

    private void PrintObject(SchemaNode node, JsonObject value, FieldPath path, bool isForm)
    {
        bool isLeft = true;
        foreach ((SchemaProperty property, JsonNode child) in Filled(node, value).Where(field => IsScalar(field.Value)))
        {
            string text = Print(property, child);
            bool isWide = Length(text) > 2 * LongestCell;
            if (!isForm || isWide)
            {
                isLeft = true;
                Room(Step * (2 + (Length(text) / 80)));
                if (isForm)
                    Line(Margin, Label(property));
                PrintValue(isForm ? Margin : Margin + 10, isForm || IsOwnLabel(property) ? text : $"{Label(property)}: {text}", path.Append(property.Name), text);
                continue;
            }

            if (isLeft)
                Room(3 * Step);
            double x = isLeft ? Margin : _width / 2;
            Place(x, Label(property), _y);
            Place(x, text, _y + Step, path.Append(property.Name));
            _y += isLeft ? 0 : 2.5 * Step;
            isLeft = !isLeft;
        }

        _y += isLeft ? 0 : 2.5 * Step;
        foreach ((SchemaProperty property, JsonNode child) in Filled(node, value).Where(field => !IsScalar(field.Value)))
        {
            FieldPath at = path.Append(property.Name);
            switch (child)
            {
                case JsonObject part:
                    Room(4 * Step);
                    Line(Margin, Label(property));
                    PrintObject(property.Node, part, at, isForm: false);
                    _y += Step / 2;
                    break;
                case JsonArray list when list.FirstOrDefault() is JsonObject:
                    PrintTable(property, list, at);
                    break;
                case JsonArray list:
                    Room(2 * Step);
                    Line(Margin, Label(property));
                    for (int i = 0; i < list.Count; i++)
                        PrintValue(Margin + 10, Print(property, list[i]!), at.Append(i));
                    break;
            }
        }
    }

    private void PrintTable(SchemaProperty list, JsonArray rows, FieldPath path)
    {
        SchemaNode item = list.Node.Items!;
        (SchemaProperty Property, double Width)[] columns = [.. Columns(list, rows)];
        Room(5 * Step);
        Line(Margin, Label(list));
        Heading();
        for (int row = 0; row < rows.Count; row++)
        {
            JsonObject entry = rows[row]!.AsObject();
            string[][] cells = [.. columns.Select(column => entry[column.Property.Name] is { } value && IsScalar(value) ? Wrap(Print(column.Property, value)) : [])];
            int height = Math.Max(1, cells.Max(cell => cell.Length));
            if (_y + (height * Step) > Height - Margin)
            {
                EndPage();
                Heading();
            }

            double x = Margin;
            for (int column = 0; column < columns.Length; column++)
            {
                bool isNumber = cells[column].Length == 1 && IsNumber(columns[column].Property.Node);
                for (int line = 0; line < cells[column].Length; line++)
                {
                    double spare = isNumber ? columns[column].Width - 12 - TextWidth(cells[column][line]) : 0;
                    Place(x + spare, cells[column][line], _y + (line * Step), path.Append(row).Append(columns[column].Property.Name));
                }
                x += columns[column].Width;
            }

            _y += height * Step;
            foreach ((SchemaProperty property, JsonNode child) in Filled(item, entry).Where(field => !IsScalar(field.Value)))
                PrintInner(property, child, path.Append(row).Append(property.Name));
            _y += Step / 2;
        }

        void Heading()
        {
            double x = Margin;
            foreach ((SchemaProperty property, double width) in columns)
            {
                Place(x, Label(property), _y);
                x += width;
            }
            _y += 1.5 * Step;
        }
    }

    /// <summary>Prints what an entry of a table holds beside its values: lists and parts, a line each.</summary>
    private void PrintInner(SchemaProperty property, JsonNode value, FieldPath path)
    {
        Room(Step);
        switch (value)
        {
            case JsonObject part:
                PrintPairs(property.Node, part, path);
                break;
            case JsonArray list:
                for (int i = 0; i < list.Count; i++)
                {
                    if (list[i] is JsonObject entry)
                        PrintPairs(property.Node.Items!, entry, path.Append(i));
                    else if (list[i] is { } single)
                        PrintValue(Margin + 20, $"{Label(property)}: {Print(property, single)}", path.Append(i), Print(property, single));
                }
                break;
        }
    }

    private void PrintPairs(SchemaNode node, JsonObject value, FieldPath path)
    {
        Room(Step);
        double x = Margin + 20;
        foreach ((SchemaProperty property, JsonNode child) in Filled(node, value).Where(field => IsScalar(field.Value)))
        {
            string label = Label(property) + ":", text = Print(property, child);
            if (x > Margin + 20 && x + TextWidth(label) + TextWidth(text) > _width - Margin)
            {
                _y += Step;
                x = Margin + 20;
            }
            Place(x, label, _y);
            x += TextWidth(label) + 4;
            Place(x, text, _y, path.Append(property.Name));
            x += TextWidth(text) + 24;
        }
        _y += Step;
    }

    private static IEnumerable<(SchemaProperty Property, JsonNode Value)> Filled(SchemaNode node, JsonObject value) => node.Properties
        .Select(property => (property, Value: value[property.Name]!))
        .Where(field => field.Value is not null && field.Value is not JsonArray { Count: 0 } && field.Value.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False));

    private static bool IsScalar(JsonNode value) => value is JsonValue;

    private static bool IsNumber(SchemaNode node) => node.Kind is SchemaNodeKind.Number or SchemaNodeKind.Integer;

    // Names and addresses stand under the heading of their party without labels.
    private static bool IsOwnLabel(SchemaProperty property) => property.Name is "name" or "street" or "address" or "city" or "postalCode";

    private static string Label(SchemaProperty property)
    {
        if (property.Node.Labels.Count > 0)
            return property.Node.Labels[0];
        string description = property.Node.Description ?? "";
        int open = description.IndexOf('('), close = open < 0 ? -1 : description.IndexOf(')', open);
        string[] asides = close < 0 ? [] : description[(open + 1)..close].Split([',', ';', ':'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return asides.FirstOrDefault(aside => aside.Length is > 1 and < 25 && aside.Any(char.IsLetter)) ?? Words(property.Name);
    }

    private static string Words(string name) =>
        string.Concat(name.Select((c, i) => i == 0 ? char.ToUpperInvariant(c).ToString() : char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString()));

    private static string Print(SchemaProperty property, JsonNode value)
    {
        if (value.GetValueKind() == JsonValueKind.Number)
        {
            decimal number = value.GetValue<decimal>();
            bool isCount = number == Math.Truncate(number) && property.Node.Kind == SchemaNodeKind.Integer;
            return number.ToString(isCount ? "0" : "N" + Math.Max(number.Scale, (byte)2), CultureInfo.InvariantCulture);
        }

        string text = value.GetValue<string>();
        return property.Node.Choices.Count > 0 ? Words(text)
            : property.Node.Format == "date" ? DateOnly.Parse(text, CultureInfo.InvariantCulture).ToString("d MMM yyyy", CultureInfo.InvariantCulture)
            : text.ReplaceLineEndings(" ");
    }

    private static IEnumerable<(SchemaProperty Property, double Width)> Columns(SchemaProperty list, JsonArray rows)
    {
        foreach (SchemaProperty property in list.Node.Items!.Properties)
        {
            string[] cells = [.. rows.Select(row => row![property.Name]).Where(value => value is JsonValue && value.GetValueKind() is JsonValueKind.String or JsonValueKind.Number).SelectMany(value => Wrap(Print(property, value!)))];
            if (cells.Length > 0)
                yield return (property, cells.Append(Label(property)).Max(TextWidth) + 12);
        }
    }

    private static double WidestTable(SchemaNode node, JsonNode record) => node.Properties
        .Where(property => record[property.Name] is JsonArray list && list.FirstOrDefault() is JsonObject)
        .Select(property => Columns(property, record[property.Name]!.AsArray()).Sum(column => column.Width))
        .DefaultIfEmpty(0).Max();

    private static string[] Wrap(string text, int longest = LongestCell)
    {
        List<string> lines = [""];
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines[^1].Length > 0 && Length(lines[^1]) + Length(word) + 1 > longest)
                lines.Add("");
            lines[^1] += lines[^1].Length == 0 ? word : " " + word;
        }
        return [.. lines];
    }

    private static int Length(string text) => text.Sum(c => c >= '\u2E80' ? 2 : 1);

    private static double TextWidth(string text) => Length(text) * TypeSize / 2;

    /// <summary>Prints a value in lines of the page's width.</summary>
    private void PrintValue(double x, string text, FieldPath path, string? value = null)
    {
        int perLine = (int)((_width - Margin - x) / (TypeSize / 2)), label = value is null ? 0 : text.Length - value.Length;
        string[] lines = Wrap(text, perLine);
        foreach (string line in lines)
        {
            Room(Step);
            Place(x, line, _y, path, line == lines[0] ? label : 0);
            _y += Step;
        }
    }

    private void Line(double x, string text)
    {
        Place(x, text, _y);
        _y += Step;
    }

    private void Place(double x, string text, double y, FieldPath? path = null, int labelLength = 0)
    {
        List<TextWord> words = [];
        PageBox? box = null;
        int at = 0;
        foreach (string word in text.Split(' '))
        {
            double left = x + (Length(text[..at]) * TypeSize / 2);
            if (word.Length > 0)
            {
                words.Add(new TextWord(word, new PageBox(left, y, left + TextWidth(word), y + TypeSize)));
                if (at >= labelLength)
                    box = box is { } so ? so.Union(words[^1].Box) : words[^1].Box;
            }
            at += word.Length + 1;
        }

        if (words.Count > 0)
            _lines.Add(new TextLine(words));
        if (path is not { } field || box is not { } place)
            return;
        if (!Places.TryGetValue(field, out List<(int Page, PageBox Box)>? places))
            Places[field] = places = [];
        places.Add((_pages.Count + 1, place));
    }

    private void Room(double height)
    {
        if (_y + height > Height - Margin)
            EndPage();
    }

    private void EndPage()
    {
        _pages.Add(new PageText(_pages.Count + 1, new PageSize(_width, Height, PageUnit.Point), TextSource.TextLayer, [.. _lines]));
        _lines.Clear();
        _y = Margin;
    }
}
