using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Extraction.Answers;

/// <summary>Checks what was read by the rules of its record.</summary>
internal sealed class RecordCheck(RecordValidator validator, RecordSchema schema)
{
    /// <summary>Returns what the rules find besides what the reading found.</summary>
    /// <param name="reading">The answer as it was read.</param>
    /// <param name="read">What the reading found.</param>
    public IEnumerable<Finding> Besides(RecordReading reading, IEnumerable<Finding> read)
    {
        if (reading.Record is null)
            return [];

        // Where the answer held no value of the right kind, what stands in its place is not worth a second finding.
        HashSet<string> unread = [.. read.Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => finding.Path)];
        return validator.Validate(reading.Record, schema.TypeInfo).Where(finding => !unread.Contains(finding.Path));
    }
}
