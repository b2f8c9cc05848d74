using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace QwenDocs.Pipelines.Journal.Lines;

/// <summary>Writes lines of a journal, and reads entries back.</summary>
internal static class JournalLineWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = JournalLine.MaxDepth };

    public static ReadOnlyMemory<byte> Write(JournalAttempt attempt) => Write(attempt, static (json, attempt) =>
    {
        json.WriteString("begun", attempt.Key.ToString());
        json.WriteString("document", attempt.DocumentName);
        json.WriteString("at", attempt.Started);
        json.WriteNumber("plannedCostUsd", attempt.PlannedCostUsd);
    });

    public static ReadOnlyMemory<byte> Write(JournalEntry entry) => Write(entry, static (json, entry) =>
    {
        json.WriteString("done", entry.Key.ToString());
        json.WriteString("document", entry.DocumentName);
        json.WriteString("at", entry.Completed);
        if (entry.CostUsd is { } cost)
            json.WriteNumber("costUsd", cost);
        if (entry.Failure is { } failure)
        {
            json.WritePropertyName("failure");
            JsonSerializer.Serialize(json, failure, JournalJsonContext.Default.FailureInfo);
        }

        json.WritePropertyName("outcome");
        entry.Outcome.WriteTo(json);
    });

    /// <summary>Reads an entry that <see cref="Write(JournalEntry)"/> wrote.</summary>
    /// <exception cref="JsonException">The line is no entry.</exception>
    public static JournalEntry ReadEntry(ReadOnlyMemory<byte> line)
    {
        using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = JournalLine.MaxDepth });
        JsonElement root = document.RootElement;
        try
        {
            return new JournalEntry(
                WorkKey.Parse(root.GetProperty("done").GetString()!),
                root.GetProperty("document").GetString() ?? "",
                root.GetProperty("at").GetDateTimeOffset(),
                root.TryGetProperty("costUsd", out JsonElement cost) ? cost.GetDecimal() : null,
                root.TryGetProperty("failure", out JsonElement failure) ? failure.Deserialize(JournalJsonContext.Default.FailureInfo) : null,
                root.GetProperty("outcome").Clone());
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentNullException)
        {
            throw new JsonException("The line is no entry of a journal.", exception);
        }
    }

    private static ReadOnlyMemory<byte> Write<T>(T value, Action<Utf8JsonWriter, T> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("version", JournalLine.Version);
            write(json, value);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }
}
