namespace QwenDocs.Extraction.Progress;

/// <summary>Tells of the extraction of one document as a part of its bundle's.</summary>
internal sealed class SubProgress(IProgress<ExtractionProgress> progress, int part, int parts) : IProgress<ExtractionProgress>
{
    public void Report(ExtractionProgress value) => progress.Report(value with { Document = part, Documents = parts });
}
