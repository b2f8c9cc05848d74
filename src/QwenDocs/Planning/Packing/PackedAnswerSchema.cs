using System.Text.Json.Nodes;
using QwenDocs.Schemas;

namespace QwenDocs.Planning.Packing;

/// <summary>The schema of the answer to a packed request: a list with an entry <c>{ "document": 1, "record": … }</c> for each document.</summary>
internal static class PackedAnswerSchema
{
    public const string List = "documents";
    public const string Number = "document";
    public const string Record = "record";

    /// <summary>Makes the schema of the whole answer from the schema of one record, which is in it once.</summary>
    public static RecordSchema Create(RecordSchema record) => record.Narrow(Close(new JsonObject
    {
        [List] = new JsonObject
        {
            ["type"] = "array",
            ["items"] = Close(new JsonObject
            {
                [Number] = new JsonObject { ["type"] = "integer" },
                [Record] = JsonNode.Parse(record.Root.Json.GetRawText()),
            }),
        },
    }));

    /// <summary>Writes an answer about one document.</summary>
    public static JsonNode Write(RecordSchema schema, JsonNode record) =>
        new JsonObject { [List] = new JsonArray(new JsonObject { [Number] = 1, [Record] = schema.Wrap(record) }) };

    // Strict schemas hold closed objects whose properties are all required.
    private static JsonObject Close(JsonObject properties) => new()
    {
        ["type"] = "object",
        ["properties"] = properties,
        ["required"] = new JsonArray([.. properties.Select(property => (JsonNode)property.Key)]),
        ["additionalProperties"] = false,
    };
}
