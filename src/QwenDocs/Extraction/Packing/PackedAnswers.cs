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
        PackedAnswer?[] answers = new PackedAnswer?[count];
        HashSet<int> doubled = [];
        foreach (JsonNode? entry in Entries(answer))
        {
            if (entry is not JsonObject given || NumberOf(given[PackedAnswerSchema.Number]) is not { } number || number > count)
                continue;
            // Who counts from 0 gives every record the number of the document before.
            if (number < 1)
                return new PackedAnswer?[count];
            if (answers[number - 1] is not null)
                doubled.Add(number);
            string json = given[PackedAnswerSchema.Record]?.ToJsonString(SchemaJsonContext.Relaxed.Options) ?? "null";
            answers[number - 1] = new PackedAnswer(json, schema.ReadAnswer(json));
        }

        foreach (int number in doubled)
            answers[number - 1] = null;
        return answers;
    }

    private static IEnumerable<JsonNode?> Entries(string answer)
    {
        List<SchemaViolation> violations = [];
        JsonNode? found = PartialJson.Find(answer, violations);
        // Of an answer that breaks off, the entries before the break are whole.
        if (violations.Any(violation => !violation.IsRepaired))
            found = TruncatedAnswer.Read(answer)?.Whole;
        return (found as JsonObject)?[PackedAnswerSchema.List] as JsonArray ?? found as JsonArray ?? [];
    }

    private static int? NumberOf(JsonNode? value) => value is not null && int.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
        ? number
        : null;
}
