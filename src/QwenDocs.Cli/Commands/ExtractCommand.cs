using System.CommandLine;
using QwenDocs.Cli.Batches;
using QwenDocs.Cli.Output;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Ocr;
using QwenDocs.Pipelines;

namespace QwenDocs.Cli.Commands;

/// <summary><c>qwendocs extract FILE… --as invoice</c>.</summary>
internal sealed class ExtractCommand : Command
{
    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private readonly DocumentInput _input = new(" Several give a summary at the end.");
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object: record, usage, findings." };
    private readonly Option<bool> _evidence = new("--evidence") { Description = "Say where each value is printed, and doubt those that are not printed there." };
    private readonly Option<bool> _split = new("--split") { Description = "With --out: each file may hold several documents, of the kinds that --as names with commas between." };
    private readonly BatchOptions _batch = new();
    private readonly EndpointChoice _endpoint = new();
    private readonly StopSignal? _stop;

    public ExtractCommand(TextWriter output, TextWriter error, StopSignal? stop)
        : base("extract", "Extracts a typed record from a document.")
    {
        _output = output;
        _error = error;
        _stop = stop;
        _input.AddTo(this);
        Options.Add(_json);
        Options.Add(_evidence);
        Options.Add(_split);
        _batch.AddTo(this);
        _input.AddLimitsTo(this);
        _endpoint.AddTo(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        BatchSettings? batch = _batch.Read(parsed);
        bool isSplit = parsed.GetValue(_split);
        if (isSplit && batch is null)
            throw new UsageException("--split needs --out; the command split prints the documents of one file.");
        IReadOnlyList<RecordKind> kinds = isSplit ? _input.Kinds(parsed) : [_input.Kind(parsed)];
        if (batch is null && _input.IsMany(parsed))
            throw new UsageException("A folder or a pattern needs --out: the file of results.");
        IReadOnlyList<InputFile> files = _input.Files(parsed);

        ModelEndpoint endpoint = _endpoint.Open(parsed);
        using var owned = endpoint as IDisposable;
        ExtractorOptions options = _endpoint.Options(parsed);
        _input.Apply(parsed, options);
        OcrReader recognizer = new();
        await using (recognizer.ConfigureAwait(false))
        {
            if (parsed.GetValue(_evidence))
                options.Grounding = _input.Grounding(parsed, recognizer);
            else if (_input.HasSecondLook(parsed))
                throw new UsageException("--second-look needs --evidence.");
            using DocumentExtractor extractor = new(endpoint, options);
            if (batch is not null)
            {
                ExtractBatch run = new(batch, kinds, _output, _error, _stop);
                return await run.RunAsync(extractor, _input.Pipeline(parsed), files, path => _input.DocumentOf(parsed, path), isSplit, cancellationToken).ConfigureAwait(false);
            }

            RecordKind kind = kinds[0];
            Document[] documents = [.. files.Select(file => _input.DocumentOf(parsed, file.Path))];
            return documents.Length == 1
                ? await ExtractOneAsync(parsed, kind, extractor, documents[0], cancellationToken).ConfigureAwait(false)
                : await ExtractAllAsync(parsed, kind, extractor, documents, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<int> ExtractOneAsync(
        ParseResult parsed,
        RecordKind kind,
        DocumentExtractor extractor,
        Document document,
        CancellationToken cancellationToken)
    {
        var progress = ProgressLine.For(_error);
        Extracted extracted = await kind.ExtractAsync(extractor, document, progress, cancellationToken).ConfigureAwait(false);

        if (parsed.GetValue(_json))
            await JsonOutput.WriteAsync(_output, JsonOutput.Of(extracted)).ConfigureAwait(false);
        else
            TableOutput.Write(_output, extracted);
        return extracted.Record is null ? ExitCode.EndpointFailed : ExitCode.Done;
    }

    // The worst of the files is the exit status.
    private async Task<int> ExtractAllAsync(
        ParseResult parsed,
        RecordKind kind,
        DocumentExtractor extractor,
        Document[] documents,
        CancellationToken cancellationToken)
    {
        DocumentPipeline pipeline = new(extractor, _input.Pipeline(parsed));
        PipelineSummary summary = new();
        List<ExtractedFile> files = [];
        bool isJson = parsed.GetValue(_json);
        int exit = ExitCode.Done;
        await foreach (ExtractedFile file in DocumentInput.ExtractAllAsync(kind, pipeline, documents, summary, _error, cancellationToken).ConfigureAwait(false))
        {
            exit = Math.Max(exit, file.ExitCode);
            if (isJson)
                files.Add(file);
            else if (file.Extracted is { } extracted)
                TableOutput.Write(_output, extracted);
        }

        if (isJson)
            await JsonOutput.WriteAsync(_output, JsonOutput.Of(files, summary.Snapshot())).ConfigureAwait(false);
        else
            await _output.WriteAsync(summary.ToString()).ConfigureAwait(false);
        return exit;
    }
}
