using System.Text.Json;

namespace QwenDocs.Endpoints.Dialects;

// Sources: vLLM's documentation, "Structured Outputs", and vllm/v1/structured_output/backend_xgrammar.py: by itself it changes to another
// grammar backend when XGrammar does not know a keyword. Its /v1/models names max_model_len.
internal sealed class VllmDialect : EndpointDialect
{
    public override string Name => "vllm";

    public override Uri DefaultBaseAddress { get; } = new("http://localhost:8000/v1");

    public override SchemaKeywords Keywords => SchemaKeywords.XGrammar;

    // With the usage in every event, an answer that is stopped early is still counted by the server.
    protected override void WriteStreaming(Utf8JsonWriter json)
    {
        json.WriteBoolean("stream", true);
        json.WriteStartObject("stream_options");
        json.WriteBoolean("include_usage", true);
        json.WriteBoolean("continuous_usage_stats", true);
        json.WriteEndObject();
    }
}
