using System.Text.Json;
using QwenDocs.Schemas;
using QwenDocs.Validation;
using QwenDocs.Validation.Lists;

namespace QwenDocs.Extraction.Answers;

/// <summary>An answer as it was read, and what is wrong with it. The rules about records run at most once, when they are first asked for.</summary>
internal sealed class CheckedReading
{
    private readonly Lazy<IReadOnlyList<Finding>> _broken;
    private readonly RecordSchema _schema;
    private readonly ListContext _lists;

    /// <param name="reading">The answer as it was read.</param>
    /// <param name="departures">Where it departs from the schema.</param>
    /// <param name="schema">The schema of the record.</param>
    /// <param name="validator">Asks the rules.</param>
    /// <param name="lists">What is known of the document, and whether the answer is a whole record and not one of some pages.</param>
    public CheckedReading(
        RecordReading reading,
        IReadOnlyList<Finding> departures,
        RecordSchema schema,
        RecordValidator validator,
        ListContext? lists = null)
    {
        _schema = schema;
        _lists = lists ??= ListContext.WholeRecord;
        Reading = reading;
        Departures = departures;
        _broken = new(() => Validate(reading, departures, schema, validator, lists));
    }

    private CheckedReading(CheckedReading other, IReadOnlyList<Finding> departures)
    {
        (_broken, _schema, _lists) = (other._broken, other._schema, other._lists);
        Reading = other.Reading;
        Departures = departures;
    }

    public RecordReading Reading { get; }

    /// <summary>Gets where the answer departs from the schema.</summary>
    public IReadOnlyList<Finding> Departures { get; }

    /// <summary>Gets all that was found: where the answer departs from the schema, then where the record breaks a rule.</summary>
    public IReadOnlyList<Finding> Findings => [.. Departures, .. _broken.Value];

    public static CheckedReading Of(RecordReading reading, RecordSchema schema, RecordValidator validator, ListContext? lists = null) =>
        new(reading, validator.Grade(reading.Violations.Select(violation => ToFinding(violation, violation.Path))), schema, validator, lists);

    /// <summary>Returns the reading with more that departs from the schema.</summary>
    public CheckedReading With(IReadOnlyList<Finding> departures) => new(this, [.. Departures, .. departures]);

    /// <summary>Finds the rows that the document has, by what is printed in it, and the answer lacks.</summary>
    public IReadOnlyList<MissingRows> FindMissingRows()
    {
        if (Reading is not { Record: not null, Json: { } json })
            return [];
        using var document = JsonDocument.Parse(json);
        return ListRules.FindMissingRows(document.RootElement, _schema.Record, _lists);
    }

    public static Finding ToFinding(SchemaViolation violation, FieldPath path)
    {
        FindingSeverity severity = violation.Kind switch
        {
            SchemaViolationKind.Repaired => FindingSeverity.Info,
            SchemaViolationKind.Doubtful => FindingSeverity.Warning,
            _ => FindingSeverity.Error,
        };
        return new Finding(severity, path, violation.Message, violation.Expected) { Code = violation.Code };
    }

    private static IReadOnlyList<Finding> Validate(
        RecordReading reading,
        IReadOnlyList<Finding> departures,
        RecordSchema schema,
        RecordValidator validator,
        ListContext lists)
    {
        // Where the answer held no value of the right kind, what stands in its place is not worth a second finding.
        HashSet<FieldPath> unread = [.. departures.Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => finding.Path)];
        return [.. validator.Validate(reading, schema, lists).Where(finding => !unread.Contains(finding.Path))];
    }
}
