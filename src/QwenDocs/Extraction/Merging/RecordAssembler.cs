using System.Text.Json;
using System.Text.Json.Nodes;
using QwenDocs.Extraction.Answers;
using QwenDocs.Extraction.Requests;
using QwenDocs.Schemas;
using QwenDocs.Validation;
using QwenDocs.Validation.Lists;

namespace QwenDocs.Extraction.Merging;

/// <summary>Puts the one record together that all requests of a plan were about.</summary>
internal static class RecordAssembler
{
    public static AssembledRecord Assemble(AnsweredRequests answers, RecordSchema schema, RecordValidator validator)
    {
        if (answers.Parts.Count > 1)
            return MergeParts(answers.Parts, schema, validator);
        AnsweredPart part = answers.Parts[0];
        JsonNode? record = part.Reading.Reading.Json is { } json ? JsonNode.Parse(json) : null;
        return new AssembledRecord(part.Reading, answers.Parts, ValueSource.OfOnePart(record, part.Request.Planned.PageNumbers));
    }

    /// <summary>Merges the records of several answers.</summary>
    /// <param name="answers">The answers, in the order of their pages.</param>
    /// <param name="schema">The schema of the record.</param>
    /// <param name="indexes">For each part of the merge the index of its answer: answers without a record are no parts.</param>
    public static MergedRecord? Merge(IReadOnlyList<AnsweredPart> answers, RecordSchema schema, out List<int> indexes)
    {
        List<RecordPart> parts = [];
        indexes = [];
        for (int index = 0; index < answers.Count; index++)
        {
            RecordReading reading = answers[index].Reading.Reading;
            if (reading.Json is not { } json || JsonNode.Parse(json) is not { } part)
                continue;
            indexes.Add(index);
            parts.Add(new RecordPart(part, answers[index].Request.Planned.PageNumbers)
            {
                UnclearPaths = reading.Violations.Where(violation => !violation.IsRepaired).Select(violation => violation.Path).ToHashSet(),
            });
        }

        return parts.Count == 0 ? null : RecordMerger.Merge(schema, parts);
    }

    private static AssembledRecord MergeParts(IReadOnlyList<AnsweredPart> answers, RecordSchema schema, RecordValidator validator)
    {
        MergedRecord? merged = Merge(answers, schema, out List<int> parts);
        List<Finding> findings = [];
        for (int index = 0; index < answers.Count; index++)
        {
            int part = parts.IndexOf(index);
            foreach (SchemaViolation violation in answers[index].Reading.Reading.Violations)
            {
                FieldPath path = part < 0 || merged is null ? violation.Path : merged.PathOf(part, violation.Path);
                // What one part lacks and another has is not missing.
                if (violation.IsRepaired || merged?.IsClear(path) != true)
                    findings.Add(CheckedReading.ToFinding(violation, path));
            }

            findings.AddRange(answers[index].Reading.Departures.Where(finding => ListCodes.Contains(finding.Code)));
        }

        if (merged?.Json is not { } json)
            return Assembled(new RecordReading(null, null, []), null, []);
        findings.AddRange(merged.Findings);
        RecordReading reading = schema.ReadAnswer(schema.Wrap(json).ToJsonString(SchemaJsonContext.Relaxed.Options));
        findings.AddRange(reading.Violations.Select(violation => CheckedReading.ToFinding(violation, violation.Path)));
        JsonElement[] records = [.. parts.Select(part => RootOf(answers[part].Reading.Reading.Json!))];
        findings.AddRange(RepeatedRows.Find(schema, [.. parts.Select((part, index) => (records[index], answers[part].Request.Planned.PageNumbers))], merged));
        return Assembled(reading, merged, parts, new ListContext { Print = PrintedRows.Join(answers.Select(answer => answer.Print)), Parts = records });

        AssembledRecord Assembled(RecordReading reading, MergedRecord? merged, IReadOnlyList<int> parts, ListContext? lists = null) => new(
            new CheckedReading(reading, validator.Grade(findings.Distinct()), schema, validator, lists), answers, Sources(merged, parts, schema));
    }

    private static JsonElement RootOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    /// <summary>Returns the sources of the record's values: of the merge, whose paths are those of the answer, in terms of the requests.</summary>
    private static Dictionary<FieldPath, ValueSource> Sources(MergedRecord? merged, IReadOnlyList<int> parts, RecordSchema schema)
    {
        return merged is null ? [] : merged.Sources.ToDictionary(
            source => source.Key.RelativeTo(schema.RecordPath),
            source => source.Value with { Parts = [.. source.Value.Parts.Select(part => parts[part])] });
    }
}
