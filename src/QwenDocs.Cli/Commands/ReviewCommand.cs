using System.CommandLine;
using System.Globalization;
using QwenDocs.Cli.Output;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Grounding;
using QwenDocs.Ocr;
using QwenDocs.Pipelines;
using QwenDocs.Review;

namespace QwenDocs.Cli.Commands;

/// <summary><c>qwendocs review FILE… --as invoice --out review.html</c>.</summary>
internal sealed class ReviewCommand : Command
{
    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private readonly DocumentInput _input = new();
    private readonly Option<string> _out = new("--out") { Description = "The HTML file to write. It holds the pages too, and loads nothing from a network.", DefaultValueFactory = _ => "review.html" };
    private readonly EndpointChoice _endpoint = new();

    public ReviewCommand(TextWriter output, TextWriter error)
        : base("review", "Extracts documents and writes a page on which a person checks each value at its place, the doubtful ones first.")
    {
        _output = output;
        _error = error;
        _input.AddTo(this);
        Options.Add(_out);
        _input.AddLimitsTo(this);
        _endpoint.AddTo(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        RecordKind kind = _input.Kind(parsed);
        string path = parsed.GetRequiredValue(_out);
        // A file that cannot be written is told before anything is paid.
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is not { } folder || !Directory.Exists(folder))
            throw new UsageException($"There is no folder for {path}.");
        Document[] documents = _input.Documents(parsed);

        ModelEndpoint endpoint = _endpoint.Open(parsed);
        using var owned = endpoint as IDisposable;
        OcrReader recognizer = new();
        await using (recognizer.ConfigureAwait(false))
        {
            ExtractorOptions options = _endpoint.Options(parsed);
            _input.Apply(parsed, options);
            options.Grounding = _input.Grounding(parsed, recognizer);
            using DocumentExtractor extractor = new(endpoint, options);
            DocumentPipeline pipeline = new(extractor, _input.Pipeline(parsed));
            return await WriteAsync(kind, pipeline, documents, path, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<int> WriteAsync(
        RecordKind kind,
        DocumentPipeline pipeline,
        Document[] documents,
        string path,
        CancellationToken cancellationToken)
    {
        List<ReviewedDocument> reviewed = [];
        int exit = ExitCode.Done;
        await foreach (ExtractedFile file in DocumentInput.ExtractAllAsync(kind, pipeline, documents, new PipelineSummary(), _error, cancellationToken).ConfigureAwait(false))
        {
            exit = Math.Max(exit, file.ExitCode);
            if (file.Reviewed is { } one)
                reviewed.Add(one);
        }

        if (reviewed.Count == 0)
            return exit;
        await ReviewPage.WriteAsync(path, reviewed, new ReviewOptions { Title = Title(reviewed) }, cancellationToken).ConfigureAwait(false);
        int doubts = reviewed.Sum(one => one.Result.Evidence?.Count(field => field.IsFlagged || field.Verdict == EvidenceVerdict.Unplaced) ?? 0);
        await _output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{path}: {Count(reviewed.Count, "document")}, {Count(doubts, "doubtful value")}. Open it in a browser.")).ConfigureAwait(false);
        return exit;
    }

    private static string Title(List<ReviewedDocument> reviewed) => reviewed.Count == 1 ? $"Review of {reviewed[0].Result.DocumentName}" : "Review";

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
