using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using QwenDocs.Extraction.Answers;
using QwenDocs.Schemas;
using QwenDocs.Schemas.Reading;

namespace QwenDocs.Extraction.Packing;

/// <summary>The answer to a request that several documents share: a list of slots <c>{ "document": 1, "record": … }</c>, one for each document.</summary>
internal static class PackedAnswers
{
    private const string List = "documents";
    private const string Number = "document";
    private const string Record = "record";

    /// <summary>Makes the schema of the whole answer of the schema of one record, which is in it once.</summary>
    public static JsonObject SchemaOf(JsonElement record) => FieldCorrection.Close(new JsonObject
    {
        [List] = new JsonObject
        {
            ["type"] = "array",
            ["items"] = FieldCorrection.Close(new JsonObject
            {
                [Number] = new JsonObject { ["type"] = "integer" },
                [Record] = JsonNode.Parse(record.GetRawText()),
            }),
        },
    });

    /// <summary>Reads the slots.</summary>
    /// <param name="schema">The schema of one record.</param>
    /// <param name="answer">The text of the answer.</param>
    /// <param name="count">How many documents were asked about.</param>
    /// <returns>For each document its record as it was read, or <see langword="null"/> where its slot is missing, cut or there twice.</returns>
    public static PackedAnswer?[] Read(RecordSchema schema, string answer, int count)
    {
        PackedAnswer?[] slots = new PackedAnswer?[count];
        HashSet<int> doubled = [];
        foreach (JsonNode? entry in Entries(schema, answer))
        {
            if (entry is not JsonObject slot || NumberOf(slot[Number]) is not { } number || number > count)
                continue;
            // Who counts from 0 gives every record the number of the document before.
            if (number < 1)
                return new PackedAnswer?[count];
            if (slots[number - 1] is not null)
                doubled.Add(number);
            string json = slot[Record]?.ToJsonString(SchemaJsonContext.Relaxed.Options) ?? "null";
            slots[number - 1] = new PackedAnswer(json, schema.ReadAnswer(json));
        }

        foreach (int number in doubled)
            slots[number - 1] = null;
        return slots;
    }

    private static IEnumerable<JsonNode?> Entries(RecordSchema schema, string answer)
    {
        RecordSchema several = schema.ForSeveral();
        JsonNode? found = AnswerJson.Find(answer, several.Root) switch
        {
            null => null,
            { IsComplete: true, Value: var whole } => RecordFit.Unwrap(whole, several.Root).Value,
            // Of an answer that breaks off, the slots before the break are whole.
            _ => TruncatedAnswer.Read(answer, several)?.Whole,
        };
        return (found as JsonObject)?[List] as JsonArray ?? found as JsonArray ?? [];
    }

    private static int? NumberOf(JsonNode? value) => value is not null && int.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
        ? number
        : null;
}
