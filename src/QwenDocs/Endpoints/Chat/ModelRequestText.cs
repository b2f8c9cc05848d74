using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace QwenDocs.Endpoints.Chat;

/// <summary>Writes a request as canonical text: texts by lines, pictures by size and hash, the schema once and indented.</summary>
internal static class ModelRequestText
{
    private const string SchemaPlace = "[schema]";

    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(ModelRequest request)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("model", request.Model);
            json.WriteNumber("temperature", request.Temperature);
            if (request.MaxCompletionTokens is { } maxTokens)
                json.WriteNumber("maxTokens", maxTokens);
            if (request.ContextTokens is { } contextTokens)
                json.WriteNumber("contextTokens", contextTokens);
            if (request.Thinking is { } thinking)
                json.WriteString("thinking", thinking.ToString());
            if (request.AdditionalProperties is { Count: > 0 } additional)
            {
                json.WritePropertyName("additionalProperties");
                additional.WriteTo(json);
            }

            json.WriteStartArray("messages");
            foreach (ModelMessage message in request.Messages)
                WriteMessage(json, message, request.Schema?.TextInPrompt);
            json.WriteEndArray();
            if (request.Schema is { } schema)
            {
                json.WritePropertyName("schema");
                schema.Json.WriteTo(json);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteMessage(Utf8JsonWriter json, ModelMessage message, string? schema)
    {
        json.WriteStartObject();
        json.WriteStartArray(message.Role switch { ModelRole.System => "system", ModelRole.User => "user", _ => "assistant" });
        foreach (ModelContent part in message.Parts)
        {
            if (part is ModelImage { Page: var page })
                json.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"[image {page.Size} {page.MediaType} sha256:{page.Sha256}]"));
            else if (part is ModelText text)
                WriteLines(json, text.Value, schema);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // One string a line, so that a change to the prompt shows as the lines that changed. The schema stands below, where it can be read.
    private static void WriteLines(Utf8JsonWriter json, string text, string? schema)
    {
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            if (schema is not null && line.SequenceEqual(schema))
                json.WriteStringValue(SchemaPlace);
            else
                json.WriteStringValue(line);
        }
    }
}
