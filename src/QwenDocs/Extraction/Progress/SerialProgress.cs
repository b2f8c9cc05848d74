namespace QwenDocs.Extraction.Progress;

/// <summary>Reports one at a time, whatever is done side by side.</summary>
internal sealed class SerialProgress(IProgress<ExtractionProgress> progress) : IProgress<ExtractionProgress>
{
    private readonly Lock _gate = new();

    /// <summary>Wraps a receiver, when there is one.</summary>
    public static SerialProgress? For(IProgress<ExtractionProgress>? progress) => progress is null ? null : new SerialProgress(progress);

    public void Report(ExtractionProgress value)
    {
        lock (_gate)
            progress.Report(value);
    }
}
