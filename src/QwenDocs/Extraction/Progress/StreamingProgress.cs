using QwenDocs.Endpoints;
using QwenDocs.Tokens;

namespace QwenDocs.Extraction.Progress;

/// <summary>Reports an answer that is being streamed as the progress of its extraction.</summary>
internal sealed class StreamingProgress(IProgress<ExtractionProgress> progress, int done, int total) : IProgress<ModelResponseUpdate>
{
    private readonly Lock _gate = new();
    private StreamingJsonTracker _json = new();
    private int _tokens;

    /// <summary>Adds to a request the receiver of its progress, when there is one.</summary>
    public static ModelRequest Watch(ModelRequest request, IProgress<ExtractionProgress>? progress, int done, int total) =>
        progress is null ? request : request with { Progress = new StreamingProgress(progress, done, total) };

    public void Report(ModelResponseUpdate value)
    {
        ExtractionProgress report;
        lock (_gate)
        {
            if (value.IsRestart)
                (_json, _tokens) = (new StreamingJsonTracker(), 0);
            _json.Add(value.Text);
            _tokens += TextTokenizer.CountTokens(value.Text);
            report = new ExtractionProgress(ExtractionStage.ModelCalls, done, total) { Streaming = new AnswerProgress(_tokens, _json.Values, _json.LastPath) };
        }

        progress.Report(report);
    }
}
