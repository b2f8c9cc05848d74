using System.Text.Json;

namespace QwenDocs.Endpoints.Dialects;

// vLLM changes to another grammar backend when the first does not know a keyword.
internal sealed class VllmDialect : EndpointDialect
{
    public override string Name => "vllm";

    public override Uri DefaultBaseAddress { get; } = new("http://localhost:8000/v1");

    public override SchemaKeywords Keywords => SchemaKeywords.All;

    // With the usage in every event, an answer that is stopped early is still counted by the server.
    protected internal override void WriteStreaming(Utf8JsonWriter json)
    {
        json.WriteBoolean("stream", true);
        json.WriteStartObject("stream_options");
        json.WriteBoolean("include_usage", true);
        json.WriteBoolean("continuous_usage_stats", true);
        json.WriteEndObject();
    }
}
