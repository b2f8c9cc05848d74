using System.Net.Http.Headers;
using System.Text.Json;
using QwenDocs.Endpoints.Dialects.Ollama;
using QwenDocs.Endpoints.Dialects.OpenAI;
using QwenDocs.Endpoints.Dialects.OpenRouter;
using QwenDocs.Endpoints.Discovery;
using QwenDocs.Endpoints.Http;
using QwenDocs.Schemas;
using QwenDocs.Tokens;

namespace QwenDocs.Endpoints.Dialects;

/// <summary>How one kind of server wants chat completions: the same conversation, other edges. Instances hold no state and are shared.</summary>
internal abstract class EndpointDialect
{
    private static readonly EndpointDialect OpenRouter = new OpenRouterDialect();
    private static readonly EndpointDialect OpenAICompatible = new OpenAICompatibleDialect();
    private static readonly EndpointDialect Vllm = new VllmDialect();
    private static readonly EndpointDialect SgLang = new SgLangDialect();
    private static readonly EndpointDialect LlamaCpp = new LlamaCppDialect();
    private static readonly EndpointDialect Ollama = new OllamaDialect();
    private static readonly EndpointDialect OllamaCompatible = new OllamaCompatibleDialect();
    private static readonly EndpointDialect LmDeploy = new LmDeployDialect();
    private static readonly EndpointDialect DashScope = new DashScopeDialect();

    /// <summary>Gets the name for logs and results, in lower case, such as <c>vllm</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Gets the address that is used when none is given, or <see langword="null"/> when there is no usual one.</summary>
    public virtual Uri? DefaultBaseAddress => null;

    /// <summary>Gets the address that requests go to where the options name none.</summary>
    public virtual Uri? AddressFor(EndpointOptions options) => DefaultBaseAddress;

    /// <summary>Gets a value indicating whether the service answers nobody without a key.</summary>
    public virtual bool NeedsKey => false;

    /// <summary>Gets the schema constraints that the server understands. The others become words in the descriptions.</summary>
    public virtual SchemaKeywords Keywords => SchemaKeywords.None;

    /// <summary>Gets a value indicating whether the schema goes into the prompt, where it costs tokens.</summary>
    public virtual bool SchemaInPrompt => false;

    /// <summary>Gets the path that an address without one gets.</summary>
    public virtual string DefaultPath => "/v1";

    /// <summary>Gets the path of completions below the base address.</summary>
    public virtual string CompletionsPath => "chat/completions";

    /// <summary>Gets a value indicating whether the server closes each connection although it says that it keeps it open.</summary>
    public virtual bool ClosesConnections => false;

    /// <summary>Narrows a profile to the pictures that this kind of server leaves as they are.</summary>
    public virtual VisionModelProfile LimitPictures(VisionModelProfile profile) => profile;

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
    protected virtual void WriteResponseFormat(Utf8JsonWriter json, RecordSchema schema)
    {
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
    protected virtual void WriteMembers(Utf8JsonWriter json, ModelRequest request, EndpointOptions options)
    {
    }

    /// <summary>Writes the members that ask for a streamed answer with the usage at its end.</summary>
    /// <param name="json">The request's body, inside its outermost object.</param>
    protected virtual void WriteStreaming(Utf8JsonWriter json)
    {
        json.WriteBoolean("stream", true);
        json.WriteStartObject("stream_options");
        json.WriteBoolean("include_usage", true);
        json.WriteEndObject();
    }

    /// <summary>Adds headers that only this server knows. The key is added elsewhere.</summary>
    /// <param name="headers">The request's headers.</param>
    /// <param name="options">The endpoint's options.</param>
    public virtual void AddHeaders(HttpRequestHeaders headers, EndpointOptions options)
    {
    }

    /// <summary>Says in words what the answer must look like, for a server that takes no schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>The end of the system message, or <see langword="null"/> when the server takes the schema itself.</returns>
    public virtual string? DescribeSchema(RecordSchema schema) => null;

    /// <summary>Asks what the server says of a model. Servers that only list names leave the rest open.</summary>
    public virtual async Task<ModelLimits> DiscoverAsync(EndpointQuery query, CancellationToken cancellationToken)
    {
        JsonElement list = await EndpointQuery.OrNothing(query.GetAsync("models", cancellationToken)).ConfigureAwait(false);
        return OpenAIModels.Find(list, query.Model) is { } offer ? ModelLimits.FromOffers([offer]) : ModelLimits.Unknown;
    }

    /// <summary>Asks which models the server has, by the names under which they are asked for.</summary>
    public virtual async Task<IReadOnlyList<string>> ListModelsAsync(EndpointQuery query, CancellationToken cancellationToken) =>
        OpenAIModels.Names(await query.GetAsync("models", cancellationToken).ConfigureAwait(false));

    /// <summary>Writes the whole body: the model and the messages, then everything else, with the request's additional members merged in.</summary>
    /// <exception cref="ArgumentException">An additional member stands in the body already.</exception>
    public void WriteBody(RequestBody body, ModelRequest request, EndpointOptions options)
    {
        Utf8JsonWriter json = body.Json;
        json.WriteStartObject();
        json.WriteString("model", options.Model ?? request.Model);
        WriteMessages(body, request, options);
        if (request.AdditionalProperties is { Count: > 0 } additional)
            AdditionalProperties.Write(json, settings => WriteSettings(settings, request, options), additional);
        else
            WriteSettings(json, request, options);
        json.WriteEndObject();
        json.Flush();
    }

    /// <summary>Writes the conversation as the member <c>messages</c>.</summary>
    protected virtual void WriteMessages(RequestBody body, ModelRequest request, EndpointOptions options) =>
        OpenAIMessages.Write(body, request.Messages, request.Schema is { } schema ? DescribeSchema(schema) : null);

    /// <summary>Writes every member of the body beside the model and the messages.</summary>
    protected virtual void WriteSettings(Utf8JsonWriter json, ModelRequest request, EndpointOptions options)
    {
        json.WriteNumber("temperature", request.Temperature);
        if (request.MaxCompletionTokens is { } maxTokens)
            json.WriteNumber("max_tokens", maxTokens);
        if (options.Streams(request))
            WriteStreaming(json);
        if (request.Schema is { } schema)
            WriteResponseFormat(json, schema);
        if (request.Thinking is { } thinking)
            WriteThinking(json, thinking, options.Model ?? request.Model);
        WriteMembers(json, request, options);
    }

    /// <summary>Writes the members that switch the model's thoughts on or off: the parameter of Qwen's chat template, which vLLM, SGLang, llama.cpp and LMDeploy pass on.</summary>
    /// <param name="json">The request's body, inside its outermost object.</param>
    /// <param name="thinking">What is asked for.</param>
    /// <param name="model">The model that is asked.</param>
    protected virtual void WriteThinking(Utf8JsonWriter json, ThinkingOptions thinking, string model)
    {
        json.WriteStartObject("chat_template_kwargs");
        json.WriteBoolean("enable_thinking", thinking.IsEnabled);
        json.WriteEndObject();
    }

    public virtual ModelResponse ReadCompletion(ReadOnlySpan<byte> json, string requestedModel) =>
        OpenAIResponse.Read(json, requestedModel);

    public virtual ResponseStream ReadStream(string requestedModel) => new OpenAIResponseStream(requestedModel);
}
