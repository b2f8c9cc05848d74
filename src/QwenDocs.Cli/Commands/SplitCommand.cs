using System.CommandLine;
using QwenDocs.Cli.Output;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;

namespace QwenDocs.Cli.Commands;

/// <summary><c>qwendocs split FILE --kinds invoice,packing-list</c>: a scan of several documents, divided and extracted.</summary>
internal sealed class SplitCommand : Command
{
    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private readonly Argument<string> _file = new("FILE") { Description = "A PDF or TIFF in which several documents follow each other." };
    private readonly Option<string> _kinds = new("--kinds") { Description = $"The kinds of document, separated by commas: {RecordKind.Names}.", Required = true };
    private readonly Option<string?> _pages = new("--pages") { Description = "The pages to look at, such as 1-3,7; all by default." };
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object: parts with their records, unassigned pages, usage, findings." };
    private readonly PasswordOption _password = new();
    private readonly EndpointChoice _endpoint = new();

    public SplitCommand(TextWriter output, TextWriter error)
        : base("split", "Divides a scan into the documents that it holds, and extracts each as its kind.")
    {
        _output = output;
        _error = error;
        Arguments.Add(_file);
        Options.Add(_kinds);
        Options.Add(_pages);
        Options.Add(_json);
        Options.Add(_password);
        _endpoint.AddTo(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        DocumentTypes kinds = new();
        foreach (string name in parsed.GetRequiredValue(_kinds).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            RecordKind.Find(name).AddTo(kinds);
        Document document = _password.DocumentOf(parsed, parsed.GetRequiredValue(_file));
        if (parsed.GetValue(_pages) is { } pages)
            document = document.WithPages(PageSelection.TryParse(pages, out PageSelection? selection) ? selection : throw new UsageException($"'{pages}' selects no pages; a selection looks like 1-3,7."));

        ModelEndpoint endpoint = _endpoint.Open(parsed);
        using var owned = endpoint as IDisposable;
        using DocumentExtractor extractor = new(endpoint, _endpoint.Options(parsed));
        var progress = ProgressLine.For(_error);
        SplitResult split = await extractor.SplitAndExtractAsync(document, kinds, progress, cancellationToken).ConfigureAwait(false);

        if (parsed.GetValue(_json))
            await JsonOutput.WriteAsync(_output, JsonOutput.Of(split)).ConfigureAwait(false);
        else
            TableOutput.Write(_output, split);
        return split.Documents.Any(part => part.Record is not null) ? ExitCode.Done : ExitCode.EndpointFailed;
    }
}
