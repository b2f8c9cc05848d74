using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using QwenDocs.Planning.Packing;
using QwenDocs.Schemas;

namespace QwenDocs.Extraction.Answers.Rows;

/// <summary>How many entries of a list one answer may hold: models cut long tables short, and do not say so.</summary>
/// <param name="maxRows">The most rows of a table of <see cref="WideColumns"/> columns; a narrower one may have as many values in more rows.</param>
internal sealed class RowLimits(int maxRows)
{
    /// <summary>From so many columns on a table is wide.</summary>
    public const int WideColumns = 8;

    // A limited schema is made once for each schema, and lives as long as that does.
    private readonly ConditionalWeakTable<RecordSchema, RecordSchema> _limited = [];
    private readonly ConditionalWeakTable<RecordSchema, RecordSchema> _packed = [];

    /// <summary>Returns the most entries that one answer may hold of a list, or <see langword="null"/> where the list is no table.</summary>
    public int? Of(SchemaNode list) => list.Items is { Kind: SchemaNodeKind.Object } entry
        ? (int)Math.Min(int.MaxValue, Math.Max(maxRows, (long)maxRows * WideColumns / Math.Max(1, Columns(entry))))
        : null;

    /// <summary>Returns a schema whose tables end where an answer is to end. Servers that write by the schema end there; the others are not told.</summary>
    public RecordSchema Apply(RecordSchema schema) => _limited.GetValue(schema, Limit);

    /// <summary>Returns the schema of the answer to a packed request, in which the tables of each record end where an answer is to end.</summary>
    public RecordSchema ApplyPacked(RecordSchema schema) => _packed.GetValue(schema, record => PackedAnswerSchema.Create(Apply(record)));

    /// <summary>Returns the tables of an answer that end exactly at their limit, so that they may go on.</summary>
    public IEnumerable<FieldPath> FindFull(RecordSchema schema, JsonObject answer)
    {
        if (schema.FindRecord(answer) is not var (record, node))
            yield break;
        foreach (SchemaProperty property in node.Properties)
        {
            FieldPath path = FieldPath.Root.Append(property.Name);
            if (Of(property.Node) is { } limit && record[property.Name] is JsonArray rows && rows.Count == limit)
                yield return path == schema.RecordPath ? FieldPath.Root : path;
        }
    }

    /// <summary>Returns the schema of some more entries of a list.</summary>
    /// <param name="schema">The schema of the answer.</param>
    /// <param name="list">The list.</param>
    /// <param name="count">The most entries that are asked for, or <see langword="null"/> for as many as an answer may hold.</param>
    /// <param name="asksForPlace">Whether each entry is to say where it stands: in the property of <see cref="PlaceName"/>.</param>
    public RecordSchema OfList(RecordSchema schema, SchemaProperty list, int? count = null, bool asksForPlace = false)
    {
        var json = (JsonObject)JsonNode.Parse(list.Node.Json.GetRawText())!;
        // The entries that are there count too.
        json.Remove("minItems");
        if (Of(list.Node) is { } limit)
            json["maxItems"] = Math.Min(limit, count ?? limit);
        if (asksForPlace && json["items"] is JsonObject entry && entry["properties"] is JsonObject properties && entry["required"] is JsonArray required)
        {
            properties.Insert(0, PlaceName(list.Node), new JsonObject { ["type"] = "integer", ["description"] = "How many entries of the list above stand before this row in the document." });
            required.Insert(0, PlaceName(list.Node));
        }

        return schema.Narrow(FieldCorrection.Close(new JsonObject { [list.Name] = json }));
    }

    /// <summary>Returns the property in which an entry that is asked for says where it stands.</summary>
    public static string PlaceName(SchemaNode list)
    {
        string name = "entriesBefore";
        while (list.Items?.TryGetProperty(name, out _) == true)
            name += "_";
        return name;
    }

    private static int Columns(SchemaNode node) => node.Kind switch
    {
        SchemaNodeKind.Object => node.Properties.Sum(property => Columns(property.Node)),
        SchemaNodeKind.Array or SchemaNodeKind.AnyOf => 3,
        _ => 1,
    };

    private RecordSchema Limit(RecordSchema schema)
    {
        var json = (JsonObject)JsonNode.Parse(schema.Root.Json.GetRawText())!;
        bool isLimited = Limit(json, schema.Root);
        // A record in a wrapping object, and each of its alternatives.
        if (schema.IsWrapped && json["properties"]?[RecordSchema.WrapperProperty] is JsonObject record)
        {
            isLimited |= Limit(record, schema.Record);
            for (int index = 0; index < schema.Record.Alternatives.Count; index++)
                isLimited |= Alternative(record, schema.Record.Alternatives[index]) is { } alternative && Limit(alternative, schema.Record.Alternatives[index]);
        }

        return isLimited ? schema.Limit(json) : schema;
    }

    private static JsonObject? Alternative(JsonObject record, SchemaNode node) =>
        (record["anyOf"] as JsonArray)?.OfType<JsonObject>().FirstOrDefault(alternative => JsonNode.DeepEquals(alternative, JsonNode.Parse(node.Json.GetRawText())));

    private bool Limit(JsonObject json, SchemaNode node)
    {
        bool isLimited = false;
        foreach (SchemaProperty property in node.Properties)
        {
            if (Of(property.Node) is not { } limit || json["properties"]?[property.Name] is not JsonObject list || list["maxItems"] is not null)
                continue;
            list["maxItems"] = Math.Max(limit, (int?)list["minItems"] ?? 0);
            isLimited = true;
        }

        return isLimited;
    }
}
