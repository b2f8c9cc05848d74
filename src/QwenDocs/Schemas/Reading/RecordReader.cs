using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace QwenDocs.Schemas.Reading;

/// <summary>Turns an answer into a record: find the JSON, make it conform to the schema, deserialize.</summary>
internal static class RecordReader
{
    public static RecordReading Read(RecordSchema schema, JsonTypeInfo readingTypeInfo, string answer)
    {
        List<SchemaViolation> violations = [];
        JsonNode? found = PartialJson.Find(answer, violations);
        if (found is null)
        {
            if (violations.Count == 0)
                violations.Add(new SchemaViolation("$", "the answer holds no JSON", "one JSON object", IsRepaired: false));
            return new RecordReading(null, null, violations);
        }

        JsonNode whole = schema.InWrapper(found);
        if (whole != found)
            violations.Add(new SchemaViolation("$", "the wrapping object is missing", $"an object with the property {RecordSchema.WrapperProperty}", IsRepaired: true));

        JsonNode? conforming = new JsonRepair(violations).Conform(whole, schema.Json, "$");
        JsonNode? record = schema.IsWrapped ? conforming?[RecordSchema.WrapperProperty] : conforming;
        if (record is null)
            return new RecordReading(null, null, violations);

        string json = record.ToJsonString(SchemaJsonContext.Relaxed.Options);
        try
        {
            return new RecordReading(JsonSerializer.Deserialize(json, readingTypeInfo), json, violations);
        }
        catch (JsonException exception)
        {
            // The message of a JsonException can hold content, its path cannot.
            violations.Add(new SchemaViolation(exception.Path ?? "$", "the value cannot be read as its type", "a value of the property's type", IsRepaired: false));
            return new RecordReading(null, json, violations);
        }
    }
}
