using QwenDocs.Endpoints;

namespace QwenDocs.Extraction;

/// <summary>What the endpoint said of the answers that a record was read from.</summary>
public sealed class ExtractionResponse
{
    /// <summary>Gets the model that answered last, as the endpoint names it.</summary>
    public required string Model { get; init; }

    /// <summary>Gets the host behind the endpoint that ran the model last, where the endpoint reports it.</summary>
    public string? Provider { get; init; }

    /// <summary>Gets why the model stopped: of several answers, why the first stopped that was not simply complete.</summary>
    public FinishReason FinishReason { get; init; } = FinishReason.Stop;

    /// <summary>Gets why an endpoint other than the first one answered, or <see langword="null"/> when the first did.</summary>
    public string? FallbackReason { get; init; }

    /// <summary>Gets the text of the answer, unchanged; several answers follow each other, a line each.</summary>
    public string Text { get; init; } = "";
}
