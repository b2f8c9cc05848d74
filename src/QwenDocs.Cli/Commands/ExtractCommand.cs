using System.CommandLine;
using QwenDocs.Cli.Output;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Grounding;
using QwenDocs.Pipelines;

namespace QwenDocs.Cli.Commands;

/// <summary><c>qwendocs extract FILE… --as invoice</c>.</summary>
internal sealed class ExtractCommand : Command
{
    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private readonly Argument<string[]> _files = new("FILE") { Description = "PDFs, PNGs, JPEGs, WebPs, BMPs, GIFs or TIFFs. Several give a summary at the end.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string> _as = new("--as") { Description = $"The record to extract: {string.Join(", ", RecordKind.All.Select(kind => kind.Name))}.", Required = true };
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object: record, usage, findings." };
    private readonly Option<bool> _evidence = new("--evidence") { Description = "Say where each value is printed, and doubt those that are not printed there." };
    private readonly Option<int> _parallel = new("--parallel") { Description = "How many of several files are worked on at a time.", DefaultValueFactory = _ => 8 };
    private readonly PasswordOption _password = new();
    private readonly EndpointChoice _endpoint = new();

    public ExtractCommand(TextWriter output, TextWriter error)
        : base("extract", "Extracts a typed record from a document.")
    {
        _output = output;
        _error = error;
        Arguments.Add(_files);
        Options.Add(_as);
        Options.Add(_json);
        Options.Add(_evidence);
        Options.Add(_parallel);
        Options.Add(_password);
        _endpoint.AddTo(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var kind = RecordKind.Find(parsed.GetRequiredValue(_as));
        Document[] documents = [.. parsed.GetRequiredValue(_files).Select(file => _password.DocumentOf(parsed, file))];

        ModelEndpoint endpoint = _endpoint.Open(parsed);
        using var owned = endpoint as IDisposable;
        using DocumentExtractor extractor = new(endpoint, OptionsOf(parsed));
        return documents.Length == 1
            ? await ExtractOneAsync(parsed, kind, extractor, documents[0], cancellationToken).ConfigureAwait(false)
            : await ExtractAllAsync(parsed, kind, extractor, documents, cancellationToken).ConfigureAwait(false);
    }

    private ExtractorOptions OptionsOf(ParseResult parsed)
    {
        ExtractorOptions options = _endpoint.Options(parsed);
        if (parsed.GetValue(_evidence))
            options.Grounding = new GroundingOptions();
        return options;
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

    // Files that fail do not stop the others: each is a line on standard error, and the worst of them the exit status.
    private async Task<int> ExtractAllAsync(
        ParseResult parsed,
        RecordKind kind,
        DocumentExtractor extractor,
        Document[] documents,
        CancellationToken cancellationToken)
    {
        DocumentPipeline pipeline = new(extractor, new PipelineOptions { MaxConcurrency = parsed.GetValue(_parallel) });
        PipelineSummary summary = new();
        List<ExtractedFile> files = [];
        bool isJson = parsed.GetValue(_json);
        int exit = ExitCode.Done;
        await foreach (ExtractedFile file in kind.ExtractAll(pipeline, documents, summary, cancellationToken).ConfigureAwait(false))
        {
            exit = Math.Max(exit, file.ExitCode);
            if (file.Failure is { } failure)
                await _error.WriteLineAsync(failure.Message.ReplaceLineEndings(" ")).ConfigureAwait(false);
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
