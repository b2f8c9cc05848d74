using System.Text.Json.Serialization;
using QwenDocs.Tokens;

namespace QwenDocs.Endpoints;

/// <summary>A model's answer to one request.</summary>
/// <remarks>Two responses are equal only when they are the same object.</remarks>
public sealed record ModelResponse
{
    /// <summary>Gets the endpoint's identifier of the answer, if it gave one.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the model that answered, as the endpoint names it.</summary>
    public required string Model { get; init; }

    /// <summary>Gets the host behind the endpoint that ran the model, where the endpoint tells it.</summary>
    public string? Provider { get; init; }

    /// <summary>Gets the text of the answer, unchanged.</summary>
    public required string Content { get; init; }

    /// <summary>Gets what the model thought before it answered, where the endpoint tells it apart; <see langword="null"/> otherwise. Its tokens are part of <see cref="TokenUsage.CompletionTokens"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reasoning { get; init; }

    /// <summary>Gets why the model stopped.</summary>
    public FinishReason FinishReason { get; init; }

    /// <summary>Gets the tokens and the price.</summary>
    public TokenUsage Usage { get; init; }

    /// <summary>Gets how the answer came here: failed attempts, the endpoint that stepped in, the cache, the time to the first token.</summary>
    [JsonIgnore]
    public ResponseMetadata Metadata { get; init; } = ResponseMetadata.None;

    /// <summary>Gets the tokens and the price of the answer and of the failed attempts before it, as far as the endpoint told them.</summary>
    [JsonIgnore]
    public TokenUsage TotalUsage => Metadata.FailedAttempts.Aggregate(Usage, static (sum, attempt) => sum + (attempt.Usage ?? TokenUsage.Zero));

    /// <inheritdoc/>
    public bool Equals(ModelResponse? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
