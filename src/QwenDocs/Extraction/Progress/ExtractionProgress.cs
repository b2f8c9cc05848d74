namespace QwenDocs.Extraction;

/// <summary>How far an extraction is.</summary>
/// <param name="Stage">What it is doing.</param>
/// <param name="Completed">How many pages are rendered, or requests answered.</param>
/// <param name="Total">How many there are.</param>
public readonly record struct ExtractionProgress(ExtractionStage Stage, int Completed, int Total)
{
    /// <summary>Gets about how many tokens of the current answer have come, where the endpoint streams.</summary>
    public int CompletionTokens { get; init; }

    /// <summary>Gets how many values of the current answer are complete, where the endpoint streams.</summary>
    public int Fields { get; init; }

    /// <summary>Gets the JSON path of the value that was completed last, such as <c>$.lines[3].amount</c>, where the endpoint streams.</summary>
    public string? Field { get; init; }

    /// <summary>Gets which document of a bundle is extracted, counted from 1; 0 where there is no bundle, or it has not been divided yet.</summary>
    public int Document { get; init; }

    /// <summary>Gets how many documents the bundle holds; 0 where there is no bundle, or it has not been divided yet.</summary>
    public int Documents { get; init; }
}
