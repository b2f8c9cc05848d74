using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace QwenDocs.Schemas.Reading;

/// <summary>Turns an answer into a record: find the JSON, make it conform to the schema, deserialize. Whatever the answer is, it ends in a reading.</summary>
internal static class RecordReader
{
    // So many values may be refused by their types before the record is given up.
    private const int MaxRefusedValues = 256;

    public static RecordReading Read(RecordSchema schema, JsonTypeInfo readingTypeInfo, string answer)
    {
        List<SchemaViolation> violations = [];
        if (AnswerJson.Find(answer, schema.Root) is not { } found)
        {
            violations.Add(new SchemaViolation(AnswerCodes.NoJson, FieldPath.Root, "the answer holds no JSON", "one JSON object", SchemaViolationKind.Lost));
            return new RecordReading(null, null, violations);
        }

        if (!found.IsComplete)
        {
            violations.Add(new SchemaViolation(
                AnswerCodes.Incomplete, FieldPath.Root, "the answer breaks off or is malformed; what stood before the break was kept", "one whole JSON object", SchemaViolationKind.Lost));
        }

        if (found.HasLoneSurrogates)
        {
            violations.Add(new SchemaViolation(
                AnswerCodes.Repaired, FieldPath.Root, "halves of characters stand in the texts, with U+FFFD in their place now", "whole characters", SchemaViolationKind.Repaired));
        }

        if (found.HasNeighbour)
        {
            violations.Add(new SchemaViolation(
                AnswerCodes.Ambiguous, FieldPath.Root, "several records stand in the answer, one behind the other; the last one was taken", "one record", SchemaViolationKind.Lost));
        }
        else if (found.IsComplete && found.HasSurroundingText)
        {
            violations.Add(new SchemaViolation(AnswerCodes.SurroundingText, FieldPath.Root, "there is text around the JSON", "JSON alone", SchemaViolationKind.Repaired));
        }

        return Read(schema, readingTypeInfo, found.Value, found.Builder, violations, found.IsComplete);
    }

    /// <summary>Reads a record that stands in a larger answer.</summary>
    public static RecordReading Read(RecordSchema schema, JsonTypeInfo readingTypeInfo, JsonNode? record, JsonTreeBuilder source) =>
        Read(schema, readingTypeInfo, record, source, [], isComplete: true);

    private static RecordReading Read(
        RecordSchema schema, JsonTypeInfo readingTypeInfo, JsonNode? found, JsonTreeBuilder source, List<SchemaViolation> violations, bool isComplete)
    {
        FieldPath path = schema.RecordPath;
        if (Locate(schema, found, isComplete, violations) is not { } given)
        {
            violations.Add(new SchemaViolation(AnswerCodes.NoJson, FieldPath.Root, "the answer holds no JSON", "one JSON object", SchemaViolationKind.Lost));
            return new RecordReading(null, null, violations);
        }

        JsonNode? record = new JsonRepair(violations, source).Conform(given, schema.Record, path);
        return record is null ? new RecordReading(null, null, violations) : Deserialize(schema, readingTypeInfo, record, violations);
    }

    /// <summary>Takes the record out of what is around it: the wrapping object of the schema, or something that the model made up.</summary>
    private static JsonNode? Locate(RecordSchema schema, JsonNode? found, bool isComplete, List<SchemaViolation> violations)
    {
        bool isInWrapper = schema.IsWrapped && found is JsonObject whole && whole.ContainsKey(RecordSchema.WrapperProperty);
        (JsonNode? record, bool isUnwrapped) = RecordFit.Unwrap(isInWrapper ? found![RecordSchema.WrapperProperty] : found, schema.Record);
        if (isUnwrapped && RecordFit.HasSeveral(isInWrapper ? found![RecordSchema.WrapperProperty] : found, schema.Record))
        {
            violations.Add(new SchemaViolation(
                AnswerCodes.Ambiguous, FieldPath.Root, "several objects stand in the answer that could be the record; one was taken", "one record", SchemaViolationKind.Lost));
        }
        else if (isUnwrapped)
        {
            violations.Add(new SchemaViolation(
                AnswerCodes.Wrapper, FieldPath.Root, "the record stands in an object or a list of its own", "the record's properties at the top", SchemaViolationKind.Repaired));
        }
        else if (schema.IsWrapped && !isInWrapper)
        {
            violations.Add(new SchemaViolation(
                AnswerCodes.Wrapper, FieldPath.Root, "the wrapping object is missing", $"an object with the property {RecordSchema.WrapperProperty}", SchemaViolationKind.Repaired));
        }

        bool hasProperties = schema.Record.Kind is SchemaNodeKind.Object or SchemaNodeKind.AnyOf;
        if (hasProperties && isComplete && record is not null && RecordFit.Matches(record, schema.Record) == 0)
        {
            violations.Add(new SchemaViolation(
                AnswerCodes.OtherObject, FieldPath.Root, "the JSON has none of the record's properties", "an object with the schema's properties", SchemaViolationKind.Lost));
        }

        return record;
    }

    /// <summary>Deserializes a record. A value that its type refuses is left out, and the others are read.</summary>
    private static RecordReading Deserialize(
        RecordSchema schema,
        JsonTypeInfo readingTypeInfo,
        JsonNode record,
        List<SchemaViolation> violations)
    {
        HashSet<FieldPath> refused = [];
        while (true)
        {
            string json = record.ToJsonString(SchemaJsonContext.Relaxed.Options);
            if (TryDeserialize(json, readingTypeInfo, out object? value, out FieldPath path))
                return new RecordReading(value, json, violations);
            FieldPath inAnswer = schema.RecordPath.Append(path);
            bool isFirst = refused.Add(path);
            if (isFirst)
            {
                violations.Add(new SchemaViolation(
                    AnswerCodes.Conversion, inAnswer, "cannot be read as its type and was left out", "a value of the property's type", SchemaViolationKind.Lost));
            }

            if (!isFirst || refused.Count > MaxRefusedValues || !TryReplace(record, path, schema.Record.Find(path)))
                return new RecordReading(null, json, violations);
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Converters and constructors of any record run here on what a model wrote; what they refuse is a finding.")]
    private static bool TryDeserialize(string json, JsonTypeInfo readingTypeInfo, out object? record, out FieldPath path)
    {
        path = FieldPath.Root;
        record = null;
        try
        {
            record = JsonSerializer.Deserialize(json, readingTypeInfo);
            return true;
        }
        catch (JsonException exception)
        {
            // The message of a JsonException can hold content, its path cannot.
            if (FieldPath.TryParse(exception.Path, out FieldPath found))
                path = found;
            return false;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return false;
        }
    }

    private static bool TryReplace(JsonNode record, FieldPath path, SchemaNode? schema)
    {
        JsonNode? parent = record;
        for (int index = 0; index < path.Segments.Count - 1; index++)
            parent = Child(parent, path.Segments[index]);
        if (path.Leaf is not { } leaf || Child(parent, leaf) is null)
            return false;
        JsonNode? standIn = schema?.CreateStandIn();
        if (leaf.Name is { } name)
            parent![name] = standIn;
        else
            parent![leaf.Index] = standIn;
        return true;
    }

    private static JsonNode? Child(JsonNode? parent, FieldPathSegment segment) => parent switch
    {
        JsonObject given when segment.Name is { } name => given[name],
        JsonArray list when segment.IsIndex && segment.Index < list.Count => list[segment.Index],
        _ => null,
    };
}
