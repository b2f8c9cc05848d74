namespace QwenDocs.Extraction;

/// <summary>How far an extraction is.</summary>
/// <param name="Stage">What it is doing.</param>
/// <param name="Completed">How many pages are rendered, or requests answered.</param>
/// <param name="Total">How many there are.</param>
public readonly record struct ExtractionProgress(ExtractionStage Stage, int Completed, int Total)
{
    /// <summary>Gets how far the current answer is, where the endpoint streams; else <see langword="null"/>.</summary>
    public AnswerProgress? Streaming { get; init; }

    /// <summary>Gets which document of a split file is extracted; <see langword="null"/> where no file is split, or its documents are not known yet.</summary>
    public DocumentProgress? Document { get; init; }
}
