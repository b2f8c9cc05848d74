using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using QwenDocs.Records.Customs;

namespace CustomsPipeline;

/// <summary>A declaration with all that was found in it, as a file for the next program.</summary>
internal static class DeclarationFile
{
    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        WriteIndented = true,
    };

    public static async Task WriteAsync(string folder, DocumentSummary document, CustomsDeclaration declaration)
    {
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(document.File)}-page-{document.Pages}.json");
        await using FileStream stream = File.Create(path);
        await JsonSerializer.SerializeAsync(stream, new { document.File, document.Pages, document.Number, document.HasNoContradictions, Declaration = declaration, document.Findings }, Options);
    }
}
