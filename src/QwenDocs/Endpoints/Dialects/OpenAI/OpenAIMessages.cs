using System.Text.Json;
using QwenDocs.Endpoints.Http;

namespace QwenDocs.Endpoints.Dialects.OpenAI;

/// <summary>Writes a conversation as OpenAI-style messages.</summary>
internal static class OpenAIMessages
{
    public static void Write(RequestBody body, IReadOnlyList<ModelMessage> messages, string? addition, bool cachesInstructions = false)
    {
        Utf8JsonWriter json = body.Json;
        json.WriteStartArray("messages");
        // The addition belongs to the instructions: behind the first system message, or as one of its own.
        if (addition is not null && !messages.Any(static message => message.Role == ModelRole.System))
        {
            WriteMessage(body, ModelMessage.FromText(ModelRole.System, addition), null, cachesInstructions);
            addition = null;
        }

        foreach (ModelMessage message in messages)
        {
            bool isFirstSystem = addition is not null && message.Role == ModelRole.System;
            WriteMessage(body, message, isFirstSystem ? addition : null, cachesInstructions && message.Role == ModelRole.System);
            if (isFirstSystem)
                addition = null;
        }

        json.WriteEndArray();
    }

    public static string RoleName(ModelRole role) => role switch
    {
        ModelRole.System => "system",
        ModelRole.User => "user",
        _ => "assistant",
    };

    private static void WriteMessage(RequestBody body, ModelMessage message, string? addition, bool isCached)
    {
        Utf8JsonWriter json = body.Json;
        json.WriteStartObject();
        json.WriteString("role", RoleName(message.Role));
        if (!isCached && message.Parts is [ModelText single])
        {
            // Older chat templates know only a string here.
            json.WriteString("content", addition is null ? single.Value : $"{single.Value}\n\n{addition}");
        }
        else
        {
            json.WriteStartArray("content");
            foreach (ModelContent part in message.Parts)
                WritePart(body, part, isCached && addition is null && ReferenceEquals(part, message.Parts[^1]));
            if (addition is not null)
                WriteText(json, addition, isCached);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WritePart(RequestBody body, ModelContent part, bool isCached)
    {
        if (part is ModelText text)
        {
            WriteText(body.Json, text.Value, isCached);
            return;
        }

        body.Json.WriteStartObject();
        body.Json.WriteString("type", "image_url");
        body.Json.WriteStartObject("image_url");
        body.Json.WritePropertyName("url");
        body.WriteDataUrl(((ModelImage)part).Page);
        body.Json.WriteEndObject();
        body.Json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string text, bool isCached)
    {
        json.WriteStartObject();
        json.WriteString("type", "text");
        json.WriteString("text", text);
        if (isCached)
        {
            json.WriteStartObject("cache_control");
            json.WriteString("type", "ephemeral");
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
