using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using QwenDocs.Schemas;

namespace QwenDocs.Cli.Tables;

/// <summary>A column of a table: where its values stand in a record, and of what kind they are.</summary>
/// <param name="Name">The name: the members of the path with points between.</param>
/// <param name="Kind">What the values are.</param>
/// <param name="Path">The members from the row's object to the value.</param>
internal sealed record TableColumn(string Name, ColumnKind Kind, IReadOnlyList<string> Path)
{
    /// <summary>Reads the value of a row: a text, a decimal, a long, a bool or a date; <see langword="null"/> for none.</summary>
    public object? Read(JsonObject? row)
    {
        JsonNode? node = row;
        foreach (string member in Path)
            node = (node as JsonObject)?[member];
        return node switch
        {
            null => null,
            JsonValue value => Convert(value),
            // A list of plain values, or what a schema leaves open, in one cell.
            JsonArray array when array.All(item => item is null or JsonValue) => string.Join("; ", array.Select(item => item?.ToString())),
            _ => node.ToJsonString(),
        };
    }

    /// <summary>Finds the columns of an object, nested objects among them, and its lists of objects.</summary>
    public static (IReadOnlyList<TableColumn> Columns, IReadOnlyList<(string Name, IReadOnlyList<string> Path, SchemaNode Items)> Lists) Of(SchemaNode record)
    {
        List<TableColumn> columns = [];
        List<(string Name, IReadOnlyList<string> Path, SchemaNode Items)> lists = [];
        Collect(record, [], columns, lists);
        return (columns, lists);
    }

    private static void Collect(
        SchemaNode node,
        IReadOnlyList<string> path,
        List<TableColumn> columns,
        List<(string Name, IReadOnlyList<string> Path, SchemaNode Items)> lists)
    {
        foreach (SchemaProperty property in node.Properties)
        {
            string[] here = [.. path, property.Name];
            string name = string.Join('.', here);
            switch (property.Node.Kind)
            {
                case SchemaNodeKind.Object:
                    Collect(property.Node, here, columns, lists);
                    break;
                case SchemaNodeKind.Array when property.Node.Items is { Kind: SchemaNodeKind.Object } items:
                    lists.Add((name, here, items));
                    break;
                default:
                    columns.Add(new TableColumn(name, KindOf(property.Node), here));
                    break;
            }
        }
    }

    private static ColumnKind KindOf(SchemaNode node) => node.Kind switch
    {
        SchemaNodeKind.Number => ColumnKind.Number,
        SchemaNodeKind.Integer => ColumnKind.Integer,
        SchemaNodeKind.Boolean => ColumnKind.Boolean,
        SchemaNodeKind.String when node.Format == "date" => ColumnKind.Date,
        _ => ColumnKind.Text,
    };

    private object? Convert(JsonValue value)
    {
        string text = value.ToString();
        return Kind switch
        {
            ColumnKind.Number => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? number : null,
            ColumnKind.Integer => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long integer) ? integer : null,
            ColumnKind.Boolean => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? value.GetValue<bool>() : null,
            ColumnKind.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date : null,
            _ => text,
        };
    }
}
