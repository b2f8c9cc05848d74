using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Records.Tests;

/// <summary>What tests of records ask again and again.</summary>
internal static class RecordFindings
{
    /// <summary>Validates a record and writes each finding as severity and path.</summary>
    public static IReadOnlyList<string> Of<T>(T record)
        where T : notnull =>
        [.. new RecordValidator().Validate(record).Select(finding => finding.ToString()[..finding.ToString().IndexOf(':', StringComparison.Ordinal)])];

    /// <summary>Writes a record, reads it under its own schema and writes it again: the same text, and no departure from the schema.</summary>
    public static void ShouldComeBack<T>(T record)
        where T : notnull
    {
        RecordSchema schema = RecordSchema.For<T>();
        string json = System.Text.Json.JsonSerializer.Serialize(record, schema.TypeInfo);
        string answer = schema.IsWrapped ? $$"""{"data":{{json}}}""" : json;

        RecordReading reading = schema.ReadAnswer(answer);

        reading.Violations.ShouldBeEmpty();
        System.Text.Json.JsonSerializer.Serialize(reading.Record, schema.TypeInfo).ShouldBe(json);
    }
}
