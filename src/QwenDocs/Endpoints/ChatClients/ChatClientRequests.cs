using System.Text.Json;
using Microsoft.Extensions.AI;
using QwenDocs.Imaging;
using QwenDocs.Imaging.Decoding;
using QwenDocs.Schemas;

using AI = Microsoft.Extensions.AI;

namespace QwenDocs.Endpoints.ChatClients;

/// <summary>A request in the terms of Microsoft.Extensions.AI, and back.</summary>
internal static class ChatClientRequests
{
    // What strict decoding asks of a schema; the same as Microsoft's own client for OpenAI does.
    private static readonly AI.AIJsonSchemaTransformOptions Strict = new()
    {
        DisallowAdditionalProperties = true,
        ConvertBooleanSchemas = true,
        MoveDefaultKeywordToDescription = true,
        RequireAllProperties = true,
    };

    private static readonly JsonElement AnyObject = JsonElement.Parse("""{"type":"object"}""");

    public static List<AI.ChatMessage> WriteMessages(ModelRequest request) => [.. request.Messages.Select(static message => new AI.ChatMessage(
        message.Role switch { ModelRole.System => AI.ChatRole.System, ModelRole.Assistant => AI.ChatRole.Assistant, _ => AI.ChatRole.User },
        [.. message.Parts.Select(Write)]))];

    public static AI.ChatOptions WriteOptions(ModelRequest request, string? model, string? provider)
    {
        var options = new AI.ChatOptions
        {
            ModelId = model,
            Temperature = (float)request.Temperature,
            MaxOutputTokens = request.MaxCompletionTokens,
            ResponseFormat = request.Schema is { } schema ? AI.ChatResponseFormat.ForJsonSchema(schema.Json, schema.Name) : null,
        };
        // Ollama cuts long prompts without a word when it is not told.
        if (request.ContextTokens is { } context && provider == "ollama")
            options.AdditionalProperties = new AI.AdditionalPropertiesDictionary { ["num_ctx"] = context };
        foreach ((string? name, System.Text.Json.Nodes.JsonNode? value) in request.AdditionalProperties ?? [])
            (options.AdditionalProperties ??= [])[name] = value?.DeepClone();
        return options;
    }

    /// <exception cref="NotSupportedException">The request holds what no endpoint takes: tools, media other than pictures, addresses to fetch.</exception>
    public static ModelRequest Read(IEnumerable<AI.ChatMessage> messages, AI.ChatOptions? options, string? model)
    {
        ArgumentNullException.ThrowIfNull(messages);
        if (options?.Tools is { Count: > 0 })
            throw new NotSupportedException("Endpoints that read documents take no tools.");
        int pages = 0;
        List<ModelMessage> conversation = [.. messages.Select(message => Read(message, ref pages))];
        if (options?.Instructions is { Length: > 0 } instructions)
            conversation.Insert(0, ModelMessage.FromText(ModelRole.System, instructions));
        return new ModelRequest
        {
            Model = options?.ModelId ?? model ?? throw new ArgumentException("No model is named: set ChatOptions.ModelId, or name one when the client is made.", nameof(options)),
            Messages = conversation,
            Schema = options?.ResponseFormat is AI.ChatResponseFormatJson json ? ReadSchema(json) : null,
            MaxCompletionTokens = options?.MaxOutputTokens,
            // Decimal digits as they were written: 0.2f is not 0.2.
            Temperature = options?.Temperature is { } temperature ? (double)(decimal)temperature : 0,
        };
    }

    private static AI.AIContent Write(ModelContent part) => part switch
    {
        ModelText text => new AI.TextContent(text.Value),
        ModelImage { Page: var page } => new AI.DataContent(page.Bytes, page.MediaType),
        _ => throw new NotSupportedException($"A {part.GetType().Name} has no place in a chat client's request."),
    };

    private static RecordSchema<JsonElement> ReadSchema(AI.ChatResponseFormatJson format) => format.Schema is { } schema
        ? RecordSchema.ForForeign(format.SchemaName ?? "answer", AI.AIJsonUtilities.TransformSchema(schema, Strict))
        : RecordSchema.ForForeign("answer", AnyObject);

    private static ModelMessage Read(AI.ChatMessage message, ref int pages)
    {
        List<ModelContent> parts = [];
        foreach (AIContent content in message.Contents)
        {
            if (ReadContent(content, ref pages) is { } part)
                parts.Add(part);
        }

        return new ModelMessage(ReadRole(message.Role), parts);
    }

    private static ModelRole ReadRole(AI.ChatRole role) =>
        role == AI.ChatRole.System ? ModelRole.System
        : role == AI.ChatRole.User ? ModelRole.User
        : role == AI.ChatRole.Assistant ? ModelRole.Assistant
        : throw new NotSupportedException($"Endpoints take no messages of the role '{role}'.");

    private static ModelContent? ReadContent(AI.AIContent content, ref int pages) => content switch
    {
        AI.TextContent text => ModelContent.Text(text.Text),
        AI.DataContent data when data.HasTopLevelMediaType("image") => ModelContent.Image(ReadImage(++pages, data)),
        AI.UriContent { Uri.Scheme: "data" } address => ReadContent(new AI.DataContent(address.Uri, address.MediaType), ref pages),
        AI.UriContent => throw new NotSupportedException("Endpoints fetch nothing: send the picture itself, as DataContent."),
        // What a model thought, and what an answer cost, are no part of a conversation.
        AI.TextReasoningContent or AI.UsageContent => null,
        _ => throw new NotSupportedException($"Endpoints take text and pictures, and no {content.GetType().Name}."),
    };

    private static PageImage ReadImage(int number, AI.DataContent content)
    {
        PixelSize size = PictureDecoder.TryReadSize(content.Data)
            ?? throw new ArgumentException($"Picture {number} of the request cannot be decoded: it is no {content.MediaType}.", nameof(content));
        return new PageImage(number, size, content.MediaType, content.Data);
    }
}
