using System.CommandLine;
using System.Text.Json.Nodes;
using QwenDocs.Cli.Batches;
using QwenDocs.Cli.Commands.Options;
using QwenDocs.Cli.Output;
using QwenDocs.Cli.Records;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Ocr;
using QwenDocs.Pipelines;

namespace QwenDocs.Cli.Commands;

/// <summary><c>qwendocs extract FILE… --as invoice</c>.</summary>
internal sealed class ExtractCommand : ToolCommand
{
    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private readonly DocumentInput _input = new(" Several give a summary at the end.");
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object: record, usage, findings." };
    private readonly Option<bool> _evidence = new("--evidence") { Description = "Say where each value is printed, and doubt those that are not printed there." };
    private readonly Option<string?> _review = new("--review") { HelpName = "FILE", Description = $"The HTML file to write too, on which a person checks each value at its place: up to {ReviewFile.MaxDocuments} documents." };
    private readonly Option<bool> _split = new("--split") { Description = "With --out: each file may hold several documents, of the kinds that --as names with commas between." };
    private readonly FailOnOption _failOn = new();
    private readonly BatchOptions _batch = new();
    private readonly EndpointChoice _endpoint = new();
    private readonly StopSignal _stop;

    public ExtractCommand(TextWriter output, TextWriter error, StopSignal stop)
        : base("extract", "Extracts a typed record from a document.")
    {
        _output = output;
        _error = error;
        _stop = stop;
        _input.AddTo(this);
        foreach (Option option in (Option[])[_json, _evidence, _review, _split, _failOn])
            Options.Add(option);
        _batch.AddTo(this);
        _input.AddLimitsTo(this);
        _endpoint.AddTo(this);
        SetAction(RunAsync);
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "qwendocs extract invoice.pdf --as invoice",
        "qwendocs extract invoice.pdf --as invoice --review invoice.html --fail-on doubt",
        "qwendocs extract note.pdf --type My.DeliveryNote --assembly my.dll --json",
        "qwendocs extract note.pdf --schema delivery-note.schema.json --json",
        "qwendocs extract inbox --as invoice --out results.jsonl --cache answers --max-cost 5 --xlsx results.xlsx",
        "qwendocs extract 'scans/**/*.pdf' --as invoice,packing-list --split --out results.jsonl --resume",
    ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        BatchSettings? batch = _batch.Read(parsed);
        bool isSplit = parsed.GetValue(_split);
        if (isSplit && batch is null)
            throw new UsageException("--split needs --out; the command split prints the documents of one file.");
        IReadOnlyList<RecordKind> kinds = isSplit
            ? await _input.KindsAsync(parsed, cancellationToken).ConfigureAwait(false)
            : [await _input.KindAsync(parsed, cancellationToken).ConfigureAwait(false)];
        if (batch is null && _input.IsMany(parsed))
            throw new UsageException("A folder or a pattern needs --out: the file of results.");
        IReadOnlyList<InputFile> files = _input.Files(parsed);
        ReviewFile? review = parsed.GetValue(_review) is { } path ? ReviewFile.Open(path, files.Count) : null;
        QualityGate gate = new(parsed.GetValue(_failOn));

        OpenedEndpoint endpoint = _endpoint.Open(parsed);
        await using (endpoint.ConfigureAwait(false))
        {
            OcrReader recognizer = new();
            await using (recognizer.ConfigureAwait(false))
            {
                ExtractorOptions options = _endpoint.Options(parsed);
                _input.Apply(parsed, options);
                if (parsed.GetValue(_evidence) || review is not null || gate.NeedsEvidence)
                    options.Grounding = _input.Grounding(parsed, recognizer);
                else if (_input.HasSecondLook(parsed))
                    throw new UsageException("--second-look needs --evidence or --review.");
                using DocumentExtractor extractor = new(endpoint.Endpoint, options);
                int exit = await ExtractAsync(parsed, kinds, extractor, files, batch, review, gate, cancellationToken).ConfigureAwait(false);
                if (review is not null)
                    await review.WriteAsync(_output, cancellationToken).ConfigureAwait(false);
                return await gate.CloseAsync(exit, _error).ConfigureAwait(false);
            }
        }
    }

    private async Task<int> ExtractAsync(
        ParseResult parsed,
        IReadOnlyList<RecordKind> kinds,
        DocumentExtractor extractor,
        IReadOnlyList<InputFile> files,
        BatchSettings? batch,
        ReviewFile? review,
        QualityGate gate,
        CancellationToken cancellationToken)
    {
        if (batch is not null)
        {
            ExtractBatch run = new(batch, kinds, _output, _error, _stop) { Gate = gate, Review = review };
            return await run.RunAsync(extractor, _input.Pipeline(parsed), files, path => _input.DocumentOf(parsed, path), parsed.GetValue(_split), cancellationToken).ConfigureAwait(false);
        }

        Document[] documents = [.. files.Select(file => _input.DocumentOf(parsed, file.Path))];
        return documents.Length == 1
            ? await ExtractOneAsync(parsed, kinds[0], extractor, documents[0], review, gate, cancellationToken).ConfigureAwait(false)
            : await ExtractAllAsync(parsed, kinds[0], extractor, documents, review, gate, cancellationToken).ConfigureAwait(false);
    }

    private async Task<int> ExtractOneAsync(
        ParseResult parsed,
        RecordKind kind,
        DocumentExtractor extractor,
        Document document,
        ReviewFile? review,
        QualityGate gate,
        CancellationToken cancellationToken)
    {
        ExtractedFile file = await kind.ExtractAsync(extractor, document, new ProgressLine(_error, _stop), cancellationToken).ConfigureAwait(false);
        Extracted extracted = file.Extracted!;
        review?.Add(file.Reviewed);
        gate.Add(extracted.Findings, extracted.Evidence);

        if (parsed.GetValue(_json))
        {
            JsonObject json = JsonOutput.Of(extracted);
            json.Insert(0, "document", extracted.DocumentName);
            json.Insert(1, "kind", kind.Name);
            await JsonOutput.WriteAsync(_output, json).ConfigureAwait(false);
        }
        else
        {
            TableOutput.Write(_output, extracted, parsed.GetValue(_evidence));
        }

        return file.ExitCode;
    }

    // The worst of the files is the exit status.
    private async Task<int> ExtractAllAsync(
        ParseResult parsed,
        RecordKind kind,
        DocumentExtractor extractor,
        Document[] documents,
        ReviewFile? review,
        QualityGate gate,
        CancellationToken cancellationToken)
    {
        DocumentPipeline pipeline = new(extractor, _input.Pipeline(parsed));
        PipelineSummary summary = new();
        List<ExtractedFile> files = [];
        bool isJson = parsed.GetValue(_json);
        int exit = ExitCode.Done;
        int done = 0;
        await foreach (ExtractedFile file in DocumentInput.ExtractAllAsync(kind, pipeline, documents, summary, _error, cancellationToken).ConfigureAwait(false))
        {
            _stop.Reached = FormattableString.Invariant($"{++done} of {documents.Length} documents are done");
            exit = Math.Max(exit, file.ExitCode);
            review?.Add(file.Reviewed);
            if (file.Extracted is { } read)
                gate.Add(read.Findings, read.Evidence);
            if (isJson)
                files.Add(file);
            else if (file.Extracted is { } extracted)
                TableOutput.Write(_output, extracted, parsed.GetValue(_evidence));
        }

        if (isJson)
            await JsonOutput.WriteAsync(_output, JsonOutput.Of(files, summary.Snapshot())).ConfigureAwait(false);
        else
            await _output.WriteAsync(summary.ToString()).ConfigureAwait(false);
        return exit;
    }
}
