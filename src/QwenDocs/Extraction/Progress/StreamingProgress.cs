using QwenDocs.Endpoints;
using QwenDocs.Tokens;

namespace QwenDocs.Extraction.Progress;

/// <summary>Tells of a growing answer in the terms of an extraction.</summary>
internal sealed class StreamingProgress(IProgress<ExtractionProgress> progress, int done, int total) : IProgress<ModelResponseUpdate>
{
    private readonly Lock _gate = new();
    private StreamingJsonTracker _json = new();
    private int _tokens;

    /// <summary>Adds to a request who watches its answer, when somebody does.</summary>
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
            report = new ExtractionProgress(ExtractionStage.ModelCalls, done, total) { CompletionTokens = _tokens, Fields = _json.Values, Field = _json.LastPath };
        }

        progress.Report(report);
    }
}
