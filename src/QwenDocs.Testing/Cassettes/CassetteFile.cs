using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using QwenDocs.Endpoints;

namespace QwenDocs.Testing.Cassettes;

/// <summary>A cassette as it is written.</summary>
internal sealed class CassetteFile
{
    public CassetteEndpointInfo? Endpoint { get; init; }

    public List<CassetteEntry>? Entries { get; init; }
}

[JsonSerializable(typeof(CassetteFile))]
internal sealed partial class CassetteJsonContext : JsonSerializerContext
{
    /// <summary>Gets the contract that writes Chinese and quotes as they are, for people to read.</summary>
    public static CassetteJsonContext Relaxed { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter<FinishReason>() },
    });
}
