using System.Text.Json.Serialization;
using QwenDocs.Tokens;

namespace QwenDocs.Endpoints;

/// <summary>A model's answer to one request.</summary>
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

    /// <summary>Gets why the model stopped.</summary>
    public FinishReason FinishReason { get; init; }

    /// <summary>Gets the tokens and the price.</summary>
    public TokenUsage Usage { get; init; }

    /// <summary>Gets the attempts that failed before this answer came, in order; empty when the first one succeeded.</summary>
    [JsonIgnore]
    public IReadOnlyList<FailedAttempt> FailedAttempts { get; init; } = [];

    /// <summary>Gets why a later endpoint of a <see cref="FallbackEndpoint"/> answered, or <see langword="null"/> when the first one did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public string? FallbackReason { get; init; }

    /// <summary>Gets a value indicating whether the answer was at hand already, so that nothing was paid for it: <see cref="Usage"/> is then zero.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsFromCache { get; init; }

    /// <summary>Gets the time from the request, with its failed attempts and waits, to the first text; <see langword="null"/> when the answer was not streamed.</summary>
    [JsonIgnore]
    public TimeSpan? TimeToFirstToken { get; init; }

    /// <summary>Gets the tokens and the price of the answer and of the failed attempts before it, as far as the endpoint told them.</summary>
    [JsonIgnore]
    public TokenUsage TotalUsage => FailedAttempts.Aggregate(Usage, static (sum, attempt) => sum + (attempt.Usage ?? TokenUsage.Zero));
}
