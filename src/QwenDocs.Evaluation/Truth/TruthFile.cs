using System.Text.Json;
using QwenDocs.Schemas;

namespace QwenDocs.Evaluation.Truth;

/// <summary>Reads and checks files with truths.</summary>
internal static class TruthFile
{
    private const long MaxBytes = 256 * 1024 * 1024;

    /// <summary>Reads a file of JSON, under a limit of size and depth.</summary>
    public static async Task<JsonElement> ParseAsync(string file, CancellationToken cancellationToken)
    {
        string name = Path.GetFileName(file);
        FileStream stream = File.OpenRead(file);
        await using (stream.ConfigureAwait(false))
        {
            if (stream.Length > MaxBytes)
                throw new TruthFormatException(FormattableString.Invariant($"{name} has {stream.Length:#,0} bytes; {MaxBytes:#,0} is the limit."));
            try
            {
                using JsonDocument document = await JsonDocument.ParseAsync(
                    stream, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }, cancellationToken).ConfigureAwait(false);
                return document.RootElement.Clone();
            }
            catch (JsonException exception)
            {
                throw new TruthFormatException(FormattableString.Invariant($"{name} is no JSON: line {exception.LineNumber + 1}, column {exception.BytePositionInLine + 1}."));
            }
        }
    }

    /// <summary>Refuses a record that its schema does not allow: a member that is misspelt would be scored as missing for ever.</summary>
    public static void Check(string file, JsonElement record, RecordSchema schema)
    {
        RecordReading reading = schema.ReadAnswer(record.GetRawText());
        // Values that a rule turned into what was meant, such as a number as text, are truths that no answer could equal.
        if (reading.Violations.FirstOrDefault(violation => violation.Code is not ("answer.missing" or "answer.wrapper")) is { } violation)
            throw new TruthFormatException($"{Path.GetFileName(file)} does not follow the schema {schema.Name}: {violation.Path} {violation.Message}.");
        if (reading.Record is null)
            throw new TruthFormatException($"{Path.GetFileName(file)} holds no {schema.Name}.");
    }
}
