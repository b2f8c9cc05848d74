namespace QwenDocs.Extraction;

/// <summary>How far an extraction is.</summary>
/// <param name="Stage">What it is doing.</param>
/// <param name="Done">How many pages are rendered, or requests answered.</param>
/// <param name="Total">How many there are.</param>
public readonly record struct ExtractionProgress(ExtractionStage Stage, int Done, int Total);
