using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace QwenDocs.Endpoints.Dialects;

/// <summary>Merges the members that a request brings along into those that its dialect writes.</summary>
internal static class AdditionalProperties
{
    // Written before the settings, so they are not among them.
    private static readonly string[] Reserved = ["model", "messages"];

    /// <exception cref="ArgumentException">A member is written already.</exception>
    public static void Write(Utf8JsonWriter json, Action<Utf8JsonWriter> writeSettings, JsonObject additional)
    {
        JsonObject settings = Read(writeSettings);
        foreach (string name in Reserved)
        {
            if (additional.ContainsKey(name))
                throw IsWritten(name);
        }

        Merge(settings, additional, string.Empty);
        foreach ((string? name, JsonNode? value) in settings)
        {
            json.WritePropertyName(name);
            if (value is null)
                json.WriteNullValue();
            else
                value.WriteTo(json);
        }
    }

    private static JsonObject Read(Action<Utf8JsonWriter> writeSettings)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStartObject();
            writeSettings(writer);
            writer.WriteEndObject();
        }

        return JsonNode.Parse(buffer.WrittenSpan)!.AsObject();
    }

    private static void Merge(JsonObject target, JsonObject additional, string path)
    {
        foreach ((string? name, JsonNode? value) in additional)
        {
            if (!target.TryGetPropertyValue(name, out JsonNode? written))
                target[name] = value?.DeepClone();
            else if (written is JsonObject inner && value is JsonObject more)
                Merge(inner, more, $"{path}{name}.");
            else
                throw IsWritten(path + name);
        }
    }

    private static ArgumentException IsWritten(string path) => new(
        $"AdditionalProperties must not hold {path}: the request or the endpoint's options set it already. Change it there.");
}
