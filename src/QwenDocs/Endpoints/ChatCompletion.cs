namespace QwenDocs.Endpoints;

/// <summary>A model's answer to one request.</summary>
public sealed record ChatCompletion
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
}
