using System.Text.Json;
using System.Text.Json.Nodes;
using QwenDocs.Schemas;

namespace QwenDocs.Cli.Tables;

/// <summary>A table of results: one row a document, or one row an entry of one of its lists. Rows are read from the file of results as they are written, and never all at once.</summary>
/// <param name="Name">The name: <c>documents</c>, or that of the list.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows; each time they are read the file is.</param>
internal sealed record Table(string Name, IReadOnlyList<TableColumn> Columns, IEnumerable<object?[]> Rows)
{
    public const string Documents = "documents";

    private static readonly TableColumn[] AboutDocument =
    [
        new("document", ColumnKind.Text, ["document"]),
        new("kind", ColumnKind.Text, ["kind"]),
        new("pages", ColumnKind.Text, ["pages"]),
        new("error", ColumnKind.Text, ["error", "code"]),
        new("errors", ColumnKind.Integer, []),
        new("warnings", ColumnKind.Integer, []),
        new("costUsd", ColumnKind.Number, ["usage", "costUsd"]),
    ];

    private static readonly TableColumn[] AboutLine = [new("document", ColumnKind.Text, ["document"]), new("line", ColumnKind.Integer, [])];

    /// <summary>Makes the tables of records: the documents, and one for each list of objects.</summary>
    /// <param name="results">The file of results, JSON Lines.</param>
    /// <param name="schemas">The schemas of the records by the kind of document.</param>
    public static IReadOnlyList<Table> Of(string results, IReadOnlyDictionary<string, RecordSchema> schemas)
    {
        // Documents of several kinds stand in one table: a column that several have is one column.
        TableColumn[] columns = [.. schemas.Values.SelectMany(schema => TableColumn.Of(schema.Record).Columns).DistinctBy(column => column.Name)];
        IGrouping<string, (string Name, IReadOnlyList<string> Path, SchemaNode Items)>[] lists = [.. schemas.Values.SelectMany(schema => TableColumn.Of(schema.Record).Lists).GroupBy(list => list.Name)];
        return
        [
            new Table(Documents, [.. AboutDocument, .. columns], Lines(results).Select(line => DocumentRow(line, columns))),
            .. lists.Select(list =>
            {
                TableColumn[] cells = [.. list.SelectMany(one => TableColumn.Of(one.Items).Columns).DistinctBy(column => column.Name)];
                return new Table(list.Key, [.. AboutLine, .. cells], Lines(results).SelectMany(line => ListRows(line, list.First().Path, cells)));
            }),
        ];
    }

    private static object?[] DocumentRow(JsonObject line, TableColumn[] columns)
    {
        long Count(string severity) => (line["findings"] as JsonArray)?.Count(finding => (string?)finding?["severity"] == severity) ?? 0;
        return
        [
            .. AboutDocument.Select(column => column.Name switch
            {
                "errors" => Count("error"),
                "warnings" => Count("warning"),
                _ => column.Read(line),
            }),
            .. columns.Select(column => column.Read(line["record"] as JsonObject)),
        ];
    }

    private static IEnumerable<object?[]> ListRows(JsonObject line, IReadOnlyList<string> path, TableColumn[] cells)
    {
        JsonNode? list = line["record"];
        foreach (string member in path)
            list = (list as JsonObject)?[member];
        long number = 0;
        foreach (JsonNode? entry in list as JsonArray ?? [])
            yield return [(string?)line["document"], ++number, .. cells.Select(cell => cell.Read(entry as JsonObject))];
    }

    private static IEnumerable<JsonObject> Lines(string results) =>
        File.ReadLines(results).Select(line => JsonNode.Parse(line, documentOptions: new JsonDocumentOptions { MaxDepth = 96 })).OfType<JsonObject>();
}
