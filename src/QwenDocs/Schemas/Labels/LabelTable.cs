using System.Text.Json;
using System.Text.Json.Serialization;

namespace QwenDocs.Schemas.Labels;

/// <summary>The table <c>labels.json</c>: words in several languages, fields, and labels of what records seldom ask for.</summary>
internal sealed partial record LabelTable(Dictionary<string, string[]> Words, string[] Others, LabelledField[] Fields)
{
    /// <summary>Reads the table that is embedded in the assembly.</summary>
    public static LabelTable Load()
    {
        using Stream stream = typeof(LabelTable).Assembly.GetManifestResourceStream("QwenDocs.labels.json")
            ?? throw new InvalidOperationException("The assembly was built without its table of labels.");
        return JsonSerializer.Deserialize(stream, LabelTableJsonContext.Default.LabelTable)!;
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
    [JsonSerializable(typeof(LabelTable))]
    private sealed partial class LabelTableJsonContext : JsonSerializerContext;
}
