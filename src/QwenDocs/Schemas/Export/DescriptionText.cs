using System.Text.Json.Nodes;

namespace QwenDocs.Schemas.Export;

/// <summary>Adds sentences to the description of a schema node.</summary>
internal static class DescriptionText
{
    public static JsonNode Append(JsonNode node, params IReadOnlyList<string> sentences)
    {
        if (sentences.Count == 0)
            return node;

        JsonObject schema = node as JsonObject ?? [];
        string description = schema["description"]?.GetValue<string>().TrimEnd() ?? "";
        if (description.Length > 0 && description[^1] is not ('.' or '。' or '!' or '?'))
            description += ".";
        schema.Remove("description");
        schema.Insert(0, "description", string.Join(' ', description.Length > 0 ? [description, .. sentences] : sentences));
        return schema;
    }
}
