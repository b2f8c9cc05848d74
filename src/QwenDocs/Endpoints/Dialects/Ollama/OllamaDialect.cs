using System.Text.Json;
using QwenDocs.Endpoints.Dialects.OpenAI;
using QwenDocs.Endpoints.Discovery;
using QwenDocs.Endpoints.Http;

namespace QwenDocs.Endpoints.Dialects.Ollama;

// Source: Ollama's API documentation, "Generate a chat completion". Its grammars are llama.cpp's.
internal sealed class OllamaDialect : EndpointDialect
{
    // Without num_ctx the server cuts the prompt silently at its small default (4,096 tokens or fewer).
    private const int DefaultContextTokens = 32_768;

    public override string Name => "ollama";

    public override Uri DefaultBaseAddress { get; } = new("http://localhost:11434");

    public override SchemaKeywords Keywords => LlamaCppDialect.GrammarKeywords;

    public override string DefaultPath => "/";

    public override string CompletionsPath => "api/chat";

    protected override void WriteMessages(RequestBody body, ModelRequest request, EndpointOptions options)
    {
        body.Json.WriteStartArray("messages");
        foreach (ModelMessage message in request.Messages)
            WriteMessage(body, message);
        body.Json.WriteEndArray();
    }

    protected override void WriteSettings(Utf8JsonWriter json, ModelRequest request, EndpointOptions options)
    {
        json.WriteBoolean("stream", options.Streams(request));
        if (request.Schema is { } schema)
        {
            json.WritePropertyName("format");
            SchemaRewriter.Write(json, schema.Json, Keywords);
        }

        // Among the options it has no effect.
        if (request.Thinking is { } thinking)
            json.WriteBoolean("think", thinking.IsEnabled);
        json.WriteStartObject("options");
        json.WriteNumber("temperature", request.Temperature);
        json.WriteNumber("num_ctx", request.ContextTokens ?? DefaultContextTokens);
        if (request.MaxCompletionTokens is { } maxTokens)
            json.WriteNumber("num_predict", maxTokens);
        json.WriteEndObject();
    }

    public override ModelResponse ReadCompletion(ReadOnlySpan<byte> json, string requestedModel) =>
        OllamaResponse.Read(json, requestedModel);

    public override ResponseStream ReadStream(string requestedModel) => new OllamaResponseStream(requestedModel);

    public override async Task<ModelLimits> DiscoverAsync(EndpointQuery query, CancellationToken cancellationToken) =>
        ModelLimits.FromOffers([await OllamaModels.ShowAsync(query, cancellationToken).ConfigureAwait(false)]);

    public override Task<IReadOnlyList<string>> ListModelsAsync(EndpointQuery query, CancellationToken cancellationToken) =>
        OllamaModels.NamesAsync(query, cancellationToken);

    // A message here has one text and a list of pictures; the server puts the pictures first.
    private static void WriteMessage(RequestBody body, ModelMessage message)
    {
        Utf8JsonWriter json = body.Json;
        json.WriteStartObject();
        json.WriteString("role", OpenAIMessages.RoleName(message.Role));
        json.WriteString("content", string.Join('\n', message.Parts.OfType<ModelText>().Select(static text => text.Value)));
        if (message.Parts.OfType<ModelImage>().Any())
        {
            json.WriteStartArray("images");
            foreach (ModelImage image in message.Parts.OfType<ModelImage>())
                body.WriteBase64(image.Page);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
