using System.Net.Http.Headers;
using System.Text.Json;
using QwenDocs.Endpoints.Dialects;
using QwenDocs.Endpoints.Dialects.Ollama;
using QwenDocs.Endpoints.Dialects.OpenAI;
using QwenDocs.Endpoints.Dialects.OpenRouter;
using QwenDocs.Endpoints.Discovery;
using QwenDocs.Endpoints.Http;
using QwenDocs.Schemas;

namespace QwenDocs.Endpoints;

/// <summary>How one kind of server wants chat completions: the same conversation, other edges.</summary>
/// <remarks>Derive from it for a server that differs from all that are here. Instances hold no state and may be shared.</remarks>
public abstract class EndpointDialect
{
    /// <summary>Gets the dialect of the OpenRouter service.</summary>
    public static EndpointDialect OpenRouter { get; } = new OpenRouterDialect();

    /// <summary>Gets the dialect of any server with OpenAI-style chat completions.</summary>
    public static EndpointDialect OpenAICompatible { get; } = new OpenAICompatibleDialect();

    /// <summary>Gets the dialect of vLLM.</summary>
    public static EndpointDialect Vllm { get; } = new VllmDialect();

    /// <summary>Gets the dialect of SGLang.</summary>
    public static EndpointDialect SgLang { get; } = new SgLangDialect();

    /// <summary>Gets the dialect of llama.cpp's <c>llama-server</c>.</summary>
    public static EndpointDialect LlamaCpp { get; } = new LlamaCppDialect();

    /// <summary>Gets the dialect of Ollama's own API.</summary>
    public static EndpointDialect Ollama { get; } = new OllamaDialect();

    /// <summary>Gets the dialect of Ollama's OpenAI-compatible API.</summary>
    public static EndpointDialect OllamaCompatible { get; } = new OllamaCompatibleDialect();

    /// <summary>Gets the dialect of LMDeploy.</summary>
    public static EndpointDialect LmDeploy { get; } = new LmDeployDialect();

    /// <summary>Gets the dialect of Alibaba Cloud Model Studio's OpenAI-compatible mode.</summary>
    public static EndpointDialect DashScope { get; } = new DashScopeDialect();

    /// <summary>Gets the name for logs and results, in lower case, such as <c>vllm</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Gets the address that is used when none is given, or <see langword="null"/> when there is no usual one.</summary>
    public virtual Uri? DefaultBaseAddress => null;

    /// <summary>Gets the schema constraints that the server understands. The others become words in the descriptions.</summary>
    public virtual SchemaKeywords Keywords => SchemaKeywords.None;

    /// <summary>Gets a value indicating whether the schema goes into the prompt, where it costs tokens.</summary>
    public virtual bool SchemaInPrompt => false;

    /// <summary>Gets the path that an address without one gets.</summary>
    protected internal virtual string DefaultPath => "/v1";

    /// <summary>Gets the path of completions below the base address.</summary>
    protected internal virtual string CompletionsPath => "chat/completions";

    /// <summary>Gets the dialect of a kind of server.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The dialect.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    public static EndpointDialect For(EndpointKind kind) => kind switch
    {
        EndpointKind.OpenRouter => OpenRouter,
        EndpointKind.OpenAICompatible => OpenAICompatible,
        EndpointKind.Vllm => Vllm,
        EndpointKind.SgLang => SgLang,
        EndpointKind.LlamaCpp => LlamaCpp,
        EndpointKind.Ollama => Ollama,
        EndpointKind.OllamaCompatible => OllamaCompatible,
        EndpointKind.LmDeploy => LmDeploy,
        EndpointKind.DashScope => DashScope,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of endpoint."),
    };

    /// <summary>Writes the members that ask for an answer under a schema.</summary>
    /// <param name="json">The request's body, inside its outermost object.</param>
    /// <param name="schema">The schema.</param>
    protected internal virtual void WriteResponseFormat(Utf8JsonWriter json, RecordSchema schema)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(schema);
        json.WriteStartObject("response_format");
        json.WriteString("type", "json_schema");
        json.WriteStartObject("json_schema");
        json.WriteString("name", schema.Name);
        json.WriteBoolean("strict", true);
        json.WritePropertyName("schema");
        SchemaRewriter.Write(json, schema.Json, Keywords);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Writes members that only this server knows.</summary>
    /// <param name="json">The request's body, inside its outermost object.</param>
    /// <param name="request">The request.</param>
    /// <param name="options">The endpoint's options.</param>
    protected internal virtual void WriteMembers(Utf8JsonWriter json, ModelRequest request, EndpointOptions options)
    {
    }

    /// <summary>Writes the members that ask for a streamed answer with the usage at its end.</summary>
    /// <param name="json">The request's body, inside its outermost object.</param>
    protected internal virtual void WriteStreaming(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteBoolean("stream", true);
        json.WriteStartObject("stream_options");
        json.WriteBoolean("include_usage", true);
        json.WriteEndObject();
    }

    /// <summary>Adds headers that only this server knows. The key is added elsewhere.</summary>
    /// <param name="headers">The request's headers.</param>
    /// <param name="options">The endpoint's options.</param>
    protected internal virtual void AddHeaders(HttpRequestHeaders headers, EndpointOptions options)
    {
    }

    /// <summary>Says in words what the answer must look like, for a server that takes no schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>The end of the system message, or <see langword="null"/> when the server takes the schema itself.</returns>
    protected internal virtual string? DescribeSchema(RecordSchema schema) => null;

    /// <summary>Asks what the server says of a model. Servers that only list names leave the rest open.</summary>
    internal virtual async Task<ModelLimits> DiscoverAsync(EndpointQuery query, CancellationToken cancellationToken)
    {
        var list = await EndpointQuery.OrNothing(query.GetAsync("models", cancellationToken)).ConfigureAwait(false);
        return OpenAIModels.Find(list, query.Model) is { } offer ? ModelLimits.FromOffers([offer]) : ModelLimits.Unknown;
    }

    /// <summary>Asks which models the server has, by the names under which they are asked for.</summary>
    internal virtual async Task<IReadOnlyList<string>> ListModelsAsync(EndpointQuery query, CancellationToken cancellationToken) =>
        OpenAIModels.Names(await query.GetAsync("models", cancellationToken).ConfigureAwait(false));

    /// <summary>Asks about the key, where the service tells.</summary>
    internal virtual Task<OpenRouterKeyInfo?> ReadKeyAsync(EndpointQuery query, CancellationToken cancellationToken) => Task.FromResult<OpenRouterKeyInfo?>(null);

    internal virtual void WriteBody(RequestBody body, ModelRequest request, EndpointOptions options)
    {
        var json = body.Json;
        json.WriteStartObject();
        json.WriteString("model", options.Model ?? request.Model);
        OpenAIMessages.Write(body, request.Messages, request.Schema is { } shown ? DescribeSchema(shown) : null);
        json.WriteNumber("temperature", request.Temperature);
        if (request.MaxCompletionTokens is { } maxTokens)
            json.WriteNumber("max_tokens", maxTokens);
        if (options.Streams(request))
            WriteStreaming(json);
        if (request.Schema is { } schema)
            WriteResponseFormat(json, schema);
        WriteMembers(json, request, options);
        json.WriteEndObject();
        json.Flush();
    }

    internal virtual ModelResponse ReadCompletion(ReadOnlySpan<byte> json, string requestedModel) =>
        OpenAIResponse.Read(json, requestedModel);

    internal virtual ResponseStream ReadStream(string requestedModel) => new OpenAIResponseStream(requestedModel);
}
