using System.Globalization;
using QwenDocs.Extraction;

namespace QwenDocs.Cli.Output;

/// <summary>Says on standard error what is being done, one line a stage, so that standard output stays the result's.</summary>
internal sealed class ProgressLine(TextWriter error) : IProgress<ExtractionProgress>
{
    private (ExtractionStage Stage, DocumentProgress? Document)? _last;

    /// <summary>Makes the line for a terminal; <see langword="null"/> where nobody watches.</summary>
    public static ProgressLine? For(TextWriter error) => error == Console.Error && !Console.IsErrorRedirected ? new ProgressLine(error) : null;

    public void Report(ExtractionProgress value)
    {
        if (_last == (value.Stage, value.Document))
            return;
        _last = (value.Stage, value.Document);
        string part = value.Document is { } document ? string.Create(CultureInfo.InvariantCulture, $"document {document.Number} of {document.Count}: ") : "";
        error.WriteLine(part + value.Stage switch
        {
            ExtractionStage.Planning => "planning",
            ExtractionStage.Rendering => string.Create(CultureInfo.InvariantCulture, $"rendering {value.Total} page{(value.Total == 1 ? "" : "s")}"),
            ExtractionStage.Screening => "classifying the pages",
            ExtractionStage.ModelCalls => "waiting for the answer",
            _ => "reading the answer",
        });
    }
}
