namespace QwenDocs.Extraction.Progress;

/// <summary>Reports the extraction of one document of a file that was split.</summary>
/// <param name="progress">Told of it.</param>
/// <param name="number">Which document it is, counted from 1.</param>
/// <param name="count">How many there are.</param>
internal sealed class SubProgress(IProgress<ExtractionProgress> progress, int number, int count) : IProgress<ExtractionProgress>
{
    public void Report(ExtractionProgress value) => progress.Report(value with { Document = new DocumentProgress(number, count) });
}
