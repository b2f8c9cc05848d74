using System.Text.Json;
using QwenDocs.Schemas;

namespace QwenDocs.Cli.Records;

/// <summary>A file with a JSON Schema: records are JSON, no .NET type stands behind them.</summary>
internal static class SchemaFile
{
    /// <exception cref="UsageException">The file cannot be read, or holds no schema that can be made strict.</exception>
    public static async Task<RecordSchema<JsonElement>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var schema = JsonDocument.Parse(await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false));
            return RecordSchema.FromJson(NameOf(path), schema.RootElement.Clone());
        }
        catch (Exception exception) when (exception is IOException or JsonException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"{Path.GetFileName(path)} is no schema to extract by: {exception.Message}");
        }
    }

    /// <summary>Names the record by its file: <c>delivery-note</c> for <c>delivery-note.schema.json</c>.</summary>
    public static string NameOf(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        return name.EndsWith(".schema", StringComparison.OrdinalIgnoreCase) ? name[..^".schema".Length] : name;
    }
}
