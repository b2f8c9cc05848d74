using System.Globalization;
using QwenDocs.Extraction;

namespace QwenDocs.Cli.Output;

/// <summary>Says on standard error what is being done, one line a stage, so that standard output stays the result's. Where nobody watches it only remembers it.</summary>
internal sealed class ProgressLine(TextWriter error, StopSignal stop) : IProgress<ExtractionProgress>
{
    private readonly bool _isWatched = error == Console.Error && !Console.IsErrorRedirected;
    private (ExtractionStage Stage, DocumentProgress? Document)? _last;

    public void Report(ExtractionProgress value)
    {
        if (_last == (value.Stage, value.Document))
            return;
        _last = (value.Stage, value.Document);
        string part = value.Document is { } document ? string.Create(CultureInfo.InvariantCulture, $"document {document.Number} of {document.Count}: ") : "";
        string line = part + value.Stage switch
        {
            ExtractionStage.Planning => "planning",
            ExtractionStage.Rendering => string.Create(CultureInfo.InvariantCulture, $"rendering {value.Total} page{(value.Total == 1 ? "" : "s")}"),
            ExtractionStage.Screening => "classifying the pages",
            ExtractionStage.ModelCalls => "waiting for the answer",
            _ => "reading the answer",
        };
        stop.Reached = $"it was {line}";
        if (_isWatched)
            error.WriteLine(line);
    }
}
