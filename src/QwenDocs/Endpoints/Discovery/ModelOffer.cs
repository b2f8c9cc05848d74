using QwenDocs.Tokens;

namespace QwenDocs.Endpoints;

/// <summary>A model as one server offers it, or as one provider behind a service does. What is not told is <see langword="null"/>.</summary>
public sealed record ModelOffer
{
    /// <summary>Gets the model by the name under which it is asked for.</summary>
    public required string Model { get; init; }

    /// <summary>Gets the provider behind the service, such as <c>DeepInfra</c>; <see langword="null"/> for a server itself.</summary>
    public string? Provider { get; init; }

    /// <summary>Gets the size of the window, in tokens, request and answer together.</summary>
    public int? ContextTokens { get; init; }

    /// <summary>Gets the longest request, in tokens, where it is bounded by itself.</summary>
    public int? MaxPromptTokens { get; init; }

    /// <summary>Gets the longest answer, in tokens.</summary>
    public int? MaxCompletionTokens { get; init; }

    /// <summary>Gets the price of tokens, text and pictures alike.</summary>
    public TokenPrice? Price { get; init; }

    /// <summary>Gets whether the model takes pictures.</summary>
    public bool? AcceptsImages { get; init; }

    /// <summary>Gets the parameters of requests that are known there, such as <c>max_tokens</c>, <c>response_format</c>, <c>structured_outputs</c>.</summary>
    public IReadOnlyList<string>? SupportedParameters { get; init; }

    /// <summary>Gets the precision of the weights, such as <c>fp8</c>.</summary>
    public string? Quantization { get; init; }

    /// <summary>Gets whether answers can be held to a schema.</summary>
    public bool? AcceptsSchema => SupportedParameters?.Any(static name => name is "structured_outputs" or "response_format");

    /// <summary>Gets the provider's short name, as routing names it.</summary>
    internal string? Slug { get; init; }
}
