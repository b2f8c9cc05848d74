using System.CommandLine;
using QwenDocs.Cli.Commands.Options;
using QwenDocs.Cli.Output;
using QwenDocs.Cli.Records;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Ocr;
using QwenDocs.Pipelines;

namespace QwenDocs.Cli.Commands;

/// <summary><c>qwendocs review FILE… --as invoice --out review.html</c>.</summary>
internal sealed class ReviewCommand : ToolCommand
{
    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private readonly DocumentInput _input = new();
    private readonly Option<string> _out = new("--out") { HelpName = "FILE", Description = "The HTML file to write. It holds the pages too, and loads nothing from a network.", DefaultValueFactory = _ => "review.html" };
    private readonly Option<bool> _split = new("--split") { Description = "Each file may hold several documents, of the kinds that --as names with commas between." };
    private readonly EndpointChoice _endpoint = new();
    private readonly StopSignal _stop;

    public ReviewCommand(TextWriter output, TextWriter error, StopSignal stop)
        : base("review", "Extracts documents and writes a page on which a person checks each value at its place, the doubtful ones first.")
    {
        _output = output;
        _error = error;
        _stop = stop;
        _input.AddTo(this);
        Options.Add(_out);
        Options.Add(_split);
        _input.AddLimitsTo(this);
        _endpoint.AddTo(this);
        SetAction(RunAsync);
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "qwendocs review invoice.pdf --as invoice",
        "qwendocs review inbox --as invoice --out review.html --second-look recognizer",
        "qwendocs review scan.pdf --as invoice,packing-list --split --out review.html",
    ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        bool isSplit = parsed.GetValue(_split);
        IReadOnlyList<RecordKind> kinds = isSplit
            ? await _input.KindsAsync(parsed, cancellationToken).ConfigureAwait(false)
            : [await _input.KindAsync(parsed, cancellationToken).ConfigureAwait(false)];
        Document[] documents = _input.Documents(parsed);
        var review = ReviewFile.Open(parsed.GetRequiredValue(_out), documents.Length);

        OpenedEndpoint endpoint = _endpoint.Open(parsed);
        await using (endpoint.ConfigureAwait(false))
        {
            OcrReader recognizer = new();
            await using (recognizer.ConfigureAwait(false))
            {
                ExtractorOptions options = _endpoint.Options(parsed);
                _input.Apply(parsed, options);
                options.Grounding = _input.Grounding(parsed, recognizer);
                using DocumentExtractor extractor = new(endpoint.Endpoint, options);
                DocumentPipeline pipeline = new(extractor, _input.Pipeline(parsed));
                int exit = isSplit
                    ? await SplitAsync(kinds, pipeline, documents, review, cancellationToken).ConfigureAwait(false)
                    : await ExtractAsync(kinds[0], pipeline, documents, review, cancellationToken).ConfigureAwait(false);
                await review.WriteAsync(_output, cancellationToken).ConfigureAwait(false);
                return exit;
            }
        }
    }

    private async Task<int> ExtractAsync(
        RecordKind kind,
        DocumentPipeline pipeline,
        Document[] documents,
        ReviewFile review,
        CancellationToken cancellationToken)
    {
        int exit = ExitCode.Done;
        int done = 0;
        await foreach (ExtractedFile file in DocumentInput.ExtractAllAsync(kind, pipeline, documents, new PipelineSummary(), _error, cancellationToken).ConfigureAwait(false))
        {
            Reached(++done, documents.Length);
            exit = Math.Max(exit, file.ExitCode);
            review.Add(file.Reviewed);
        }

        return exit;
    }

    private async Task<int> SplitAsync(
        IReadOnlyList<RecordKind> kinds,
        DocumentPipeline pipeline,
        Document[] documents,
        ReviewFile review,
        CancellationToken cancellationToken)
    {
        DocumentTypes types = new();
        foreach (RecordKind kind in kinds)
            kind.AddTo(types);
        int exit = ExitCode.Done;
        int done = 0;
        await foreach (SplitOutcome outcome in pipeline.SplitAndExtractAllAsync(documents, types, cancellationToken).ConfigureAwait(false))
        {
            Reached(++done, documents.Length);
            foreach (Exception failure in (outcome.Result?.Documents.Select(part => part.Failure) ?? [outcome.Failure]).OfType<Exception>())
            {
                exit = Math.Max(exit, ExitCode.Of(failure));
                await _error.WriteLineAsync(failure.Message.ReplaceLineEndings(" ")).ConfigureAwait(false);
            }

            review.Add(outcome);
        }

        return exit;
    }

    private void Reached(int done, int total) => _stop.Reached = FormattableString.Invariant($"{done} of {total} documents are done, and no page is written");
}
