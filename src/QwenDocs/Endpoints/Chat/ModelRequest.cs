using System.Text.Json.Nodes;
using QwenDocs.Endpoints.Chat;
using QwenDocs.Schemas;

namespace QwenDocs.Endpoints;

/// <summary>A request for one completion.</summary>
/// <remarks>Two requests are equal only when they are the same object: their lists would be compared by reference. Compare <see cref="ToString"/> for content.</remarks>
public sealed record ModelRequest
{
    /// <summary>Gets the model by the name that the endpoint knows, such as <c>qwen/qwen2.5-vl-72b-instruct</c>.</summary>
    public required string Model { get; init; }

    /// <summary>Gets the conversation.</summary>
    public required IReadOnlyList<ModelMessage> Messages { get; init; }

    /// <summary>Gets the schema that the answer must follow, or <see langword="null"/> for free text.</summary>
    public RecordSchema? Schema { get; init; }

    /// <summary>Gets the most tokens that the answer may take, or <see langword="null"/> for the endpoint's own limit.</summary>
    public int? MaxCompletionTokens { get; init; }

    /// <summary>Gets the context window that the request was planned for, in tokens; it is sent only to servers that must be told (Ollama).</summary>
    public int? ContextTokens { get; init; }

    /// <summary>Gets the tokens of the request as its plan counted them, text and pictures, or <see langword="null"/> where nobody planned it: endpoints then count by the model's name.</summary>
    /// <remarks>It is not sent. Timeouts, throttles and estimates of usage are sized by it.</remarks>
    public int? PromptTokens { get; init; }

    /// <summary>Gets whether and how much the model thinks before it answers, or <see langword="null"/> to leave it to the endpoint.</summary>
    public ThinkingOptions? Thinking { get; init; }

    /// <summary>Gets the sampling temperature, 0 to 2.</summary>
    public double Temperature { get; init; }

    /// <summary>Gets members of the request's JSON body that have no property here, such as <c>seed</c> or <c>top_p</c>; <see langword="null"/> for none.</summary>
    /// <remarks>
    /// Objects are merged with those of the same name (Ollama's <c>options</c>). A member that is already written, such as <c>temperature</c>
    /// or <c>response_format</c>, is refused with an <see cref="ArgumentException"/>. Endpoints over chat clients pass it on as additional properties.
    /// </remarks>
    public JsonObject? AdditionalProperties { get; init; }

    /// <summary>Gets who is told of the answer as it grows, or <see langword="null"/> when nobody watches. It is called while the answer is read: it must be quick, and it must not throw.</summary>
    /// <remarks><see cref="ModelEndpoint.StreamAsync"/> is the public way. An endpoint that cannot stream tells nothing.</remarks>
    internal IProgress<ModelResponseUpdate>? Progress { get; init; }

    /// <summary>Gets a value indicating whether another endpoint is asked when this one fails: whoever holds them in order leaves failing ones alone, too.</summary>
    internal bool HasFallback { get; init; }

    /// <inheritdoc/>
    public bool Equals(ModelRequest? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    /// <summary>Returns the request as canonical JSON for snapshots: texts by lines, each picture as its size, media type and SHA-256.</summary>
    /// <returns>Indented JSON, <c>\n</c> line ends. It holds what the messages say: it is for tests, not for logs.</returns>
    public override string ToString() => ModelRequestText.Write(this);
}
