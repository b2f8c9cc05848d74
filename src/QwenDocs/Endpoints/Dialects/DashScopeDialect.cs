using System.Text.Json;
using QwenDocs.Endpoints.Discovery;
using QwenDocs.Schemas;

namespace QwenDocs.Endpoints.Dialects;

// Source: Alibaba Cloud Model Studio, "Structured output": type json_object, and the prompt must hold the word JSON; type json_schema is
// for some text models alone. The service tells no limits.
internal sealed class DashScopeDialect : EndpointDialect
{
    public override string Name => "dashscope";

    public override Uri DefaultBaseAddress { get; } = new("https://dashscope-intl.aliyuncs.com/compatible-mode/v1");

    // The schema is only read by the model, and the model reads every keyword.
    public override SchemaKeywords Keywords => SchemaKeywords.All;

    public override bool SchemaInPrompt => true;

    public override bool NeedsKey => true;

    public override string DefaultPath => "/compatible-mode/v1";

    protected override void WriteResponseFormat(Utf8JsonWriter json, RecordSchema schema)
    {
        json.WriteStartObject("response_format");
        json.WriteString("type", "json_object");
        json.WriteEndObject();
    }

    // Pictures are otherwise shrunk to a small default before the model sees them.
    protected override void WriteMembers(Utf8JsonWriter json, ModelRequest request, EndpointOptions options) =>
        json.WriteBoolean("vl_high_resolution_images", true);

    protected override void WriteThinking(Utf8JsonWriter json, ThinkingOptions thinking, string model)
    {
        json.WriteBoolean("enable_thinking", thinking.IsEnabled);
        if (thinking.MaxTokens is { } tokens)
            json.WriteNumber("thinking_budget", tokens);
    }

    public override Task<ModelLimits> DiscoverAsync(EndpointQuery query, CancellationToken cancellationToken) => Task.FromResult(ModelLimits.Unknown);

    public override string DescribeSchema(RecordSchema schema) =>
        $"Answer with one JSON object and nothing else. It must follow this JSON Schema:\n{schema.Text}";
}
