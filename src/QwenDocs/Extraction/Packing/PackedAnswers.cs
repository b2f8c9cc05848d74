using System.Globalization;
using System.Text.Json.Nodes;
using QwenDocs.Extraction.Answers;
using QwenDocs.Planning.Packing;
using QwenDocs.Schemas;
using QwenDocs.Schemas.Reading;

namespace QwenDocs.Extraction.Packing;

/// <summary>The answer to a packed request: a list with an entry <c>{ "document": 1, "record": … }</c> for each document.</summary>
internal static class PackedAnswers
{
    /// <summary>Reads the entries.</summary>
    /// <param name="schema">The schema of one record.</param>
    /// <param name="answer">The text of the answer.</param>
    /// <param name="count">How many documents the request held.</param>
    /// <returns>For each document its record as it was read, or <see langword="null"/> where its entry is missing, cut or there twice.</returns>
    public static PackedAnswer?[] Read(RecordSchema schema, string answer, int count)
    {
        var answers = new PackedAnswer?[count];
        HashSet<int> doubled = [];
        SchemaNode whole = PackedAnswerSchema.Create(schema).Root;
        if (AnswerJson.Find(answer, whole) is not { } found)
            return answers;
        foreach (JsonNode? entry in Entries(found, whole))
        {
            if (entry is not JsonObject given || NumberOf(given[PackedAnswerSchema.Number]) is not { } number || number > count)
                continue;
            // Who counts from 0 gives every record the number of the document before.
            if (number < 1)
                return new PackedAnswer?[count];
            if (answers[number - 1] is not null)
                doubled.Add(number);
            string json = given[PackedAnswerSchema.Record]?.ToJsonString(SchemaJsonContext.Relaxed.Options) ?? "null";
            answers[number - 1] = new PackedAnswer(json, schema.ReadNode(given[PackedAnswerSchema.Record], found.Builder));
        }

        foreach (int number in doubled)
            answers[number - 1] = null;
        return answers;
    }

    private static IEnumerable<JsonNode?> Entries(FoundJson found, SchemaNode schema)
    {
        // Of an answer that breaks off, the entries before the break are whole.
        JsonNode? whole = found.IsComplete ? RecordFit.Unwrap(found.Value, schema).Value : TruncatedAnswer.From(found)?.Whole;
        return (whole as JsonObject)?[PackedAnswerSchema.List] as JsonArray ?? whole as JsonArray ?? [];
    }

    private static int? NumberOf(JsonNode? value) => value is not null && int.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
        ? number
        : null;
}
