using QwenDocs.Endpoints;
using QwenDocs.Tokens;

namespace QwenDocs.Extraction;

/// <summary>Tells of a growing answer in the terms of an extraction.</summary>
internal sealed class AnswerProgress(IProgress<ExtractionProgress> progress, int done, int total) : IProgress<ChatUpdate>
{
    private readonly Lock _gate = new();
    private GrowingJson _json = new();
    private int _tokens;

    /// <summary>Adds to a request who watches its answer, when somebody does.</summary>
    public static ChatRequest Watch(ChatRequest request, IProgress<ExtractionProgress>? progress, int done, int total) =>
        progress is null ? request : request with { Progress = new AnswerProgress(progress, done, total) };

    public void Report(ChatUpdate value)
    {
        ExtractionProgress report;
        lock (_gate)
        {
            if (value.IsRestart)
                (_json, _tokens) = (new GrowingJson(), 0);
            _json.Add(value.Text);
            _tokens += TextTokenizer.Count(value.Text);
            report = new ExtractionProgress(ExtractionStage.Answering, done, total) { AnswerTokens = _tokens, Fields = _json.Values, Field = _json.LastPath };
        }

        progress.Report(report);
    }
}
