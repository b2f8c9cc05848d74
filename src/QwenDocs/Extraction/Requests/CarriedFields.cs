using System.Text.Json.Nodes;
using QwenDocs.Prompts;
using QwenDocs.Schemas;
using QwenDocs.Tokens;

namespace QwenDocs.Extraction.Requests;

/// <summary>What earlier pages gave, in short: the single values of a record, without its lists.</summary>
internal static class CarriedFields
{
    /// <summary>Writes as many fields as fit, in the order of the record.</summary>
    /// <returns>JSON, or <see langword="null"/> where nothing is known or fits.</returns>
    public static string? Write(JsonNode? record, int maxTokens)
    {
        if (maxTokens == 0 || Single(record) is not JsonObject known)
            return null;
        JsonObject kept = [];
        foreach ((string name, JsonNode? value) in known)
        {
            kept[name] = value?.DeepClone();
            if (Count(Text(kept)) > maxTokens)
                kept.Remove(name);
        }

        return kept.Count == 0 ? null : Text(kept);
    }

    /// <summary>Counts the tokens that known fields add to a request.</summary>
    public static int Count(string? known) => known is null ? 0 : TextTokenizer.CountTokens(ExtractionPrompt.KnownFieldsText(known));

    private static JsonNode? Single(JsonNode? value)
    {
        switch (value)
        {
            case JsonObject source:
                JsonObject result = [];
                foreach ((string name, JsonNode? property) in source)
                {
                    if (Single(property) is { } single)
                        result[name] = single;
                }

                return result.Count == 0 ? null : result;
            case JsonValue:
                return value.DeepClone();
            default:
                return null;
        }
    }

    private static string Text(JsonObject known) => known.ToJsonString(SchemaJsonContext.Relaxed.Options);
}
