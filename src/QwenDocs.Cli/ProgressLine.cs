using System.Globalization;
using QwenDocs.Extraction;

namespace QwenDocs.Cli;

/// <summary>Says on standard error what is being done, one line a stage, so that standard output stays the result's.</summary>
internal sealed class ProgressLine(TextWriter error) : IProgress<ExtractionProgress>
{
    private ExtractionStage? _stage;

    public void Report(ExtractionProgress value)
    {
        if (_stage == value.Stage)
            return;
        _stage = value.Stage;
        error.WriteLine(value.Stage switch
        {
            ExtractionStage.Planning => "planning",
            ExtractionStage.Rendering => string.Create(CultureInfo.InvariantCulture, $"rendering {value.Total} page{(value.Total == 1 ? "" : "s")}"),
            ExtractionStage.Answering => "waiting for the answer",
            _ => "reading the answer",
        });
    }
}
