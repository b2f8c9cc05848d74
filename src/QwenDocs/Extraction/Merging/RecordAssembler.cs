using System.Text.Json.Nodes;
using QwenDocs.Extraction.Requests;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Extraction.Merging;

/// <summary>Reads the one record that all requests of a plan were about.</summary>
internal static class RecordAssembler
{
    public static (RecordReading Reading, IReadOnlyList<Finding> Findings) Read(RequestRunner run, RecordSchema schema)
    {
        if (run.Readings.Count == 1)
            return (run.Readings[0], [.. run.Readings[0].Violations.Select(violation => ToFinding(violation, violation.Path))]);

        MergedRecord? merged = run.Merge(schema, out IReadOnlyList<int> parts);
        List<Finding> findings = [];
        for (int index = 0; index < run.Readings.Count; index++)
        {
            int part = parts.IndexOf(index);
            foreach (SchemaViolation violation in run.Readings[index].Violations)
            {
                string path = part < 0 || merged is null ? violation.Path : merged.PathOf(part, violation.Path);
                // What one part lacks and another has is lacking no more.
                if (violation.IsRepaired || merged?.IsClear(path) != true)
                    findings.Add(ToFinding(violation, path));
            }
        }

        if (merged?.Json is not { } json)
            return (new RecordReading(null, null, []), [.. findings.Distinct()]);
        findings.AddRange(merged.Findings);
        JsonNode whole = schema.IsWrapped ? new JsonObject { [RecordSchema.WrapperProperty] = json } : json;
        RecordReading reading = schema.ReadAnswer(whole.ToJsonString(SchemaJsonContext.Relaxed.Options));
        findings.AddRange(reading.Violations.Select(violation => ToFinding(violation, violation.Path)));
        return (reading, [.. findings.Distinct()]);
    }

    private static int IndexOf(this IReadOnlyList<int> values, int value)
    {
        for (int index = 0; index < values.Count; index++)
        {
            if (values[index] == value)
                return index;
        }

        return -1;
    }

    public static Finding ToFinding(SchemaViolation violation, string path) => new(
        violation.IsRepaired ? FindingSeverity.Info : FindingSeverity.Error,
        path,
        violation.Message,
        violation.Expected);
}
