using System.CommandLine;
using QwenDocs.Cli.Commands.Options;
using QwenDocs.Cli.Output;
using QwenDocs.Cli.Records;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Grounding;
using QwenDocs.Ocr;

namespace QwenDocs.Cli.Commands;

/// <summary><c>qwendocs split FILE --kinds invoice,packing-list</c>: a scan of several documents, divided and extracted.</summary>
internal sealed class SplitCommand : ToolCommand
{
    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private readonly Argument<string> _file = new("FILE") { Description = "A PDF or TIFF in which several documents follow each other." };
    private readonly Option<string> _kinds = new("--kinds") { HelpName = "RECORDS", Description = $"The kinds of document, separated by commas: {RecordKind.Names}.", Required = true };
    private readonly Option<string?> _pages = new("--pages") { HelpName = "PAGES", Description = "The pages to look at, such as 1-3,7; all by default." };
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object: parts with their records, unassigned pages, usage, findings." };
    private readonly PasswordOption _password = new();
    private readonly FailOnOption _failOn = new();
    private readonly EndpointChoice _endpoint = new();
    private readonly StopSignal _stop;

    public SplitCommand(TextWriter output, TextWriter error, StopSignal stop)
        : base("split", "Divides a scan into the documents that it holds, and extracts each as its kind.")
    {
        _output = output;
        _error = error;
        _stop = stop;
        Arguments.Add(_file);
        Options.Add(_kinds);
        Options.Add(_pages);
        Options.Add(_json);
        Options.Add(_failOn);
        Options.Add(_password);
        _endpoint.AddTo(this);
        SetAction(RunAsync);
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "qwendocs split scan.pdf --kinds invoice,packing-list",
        "qwendocs split scan.pdf --kinds invoice,bill-of-lading --pages 1-12 --json",
    ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        DocumentTypes kinds = new();
        foreach (string name in parsed.GetRequiredValue(_kinds).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            RecordKind.Find(name).AddTo(kinds);
        Document document = _password.DocumentOf(parsed, parsed.GetRequiredValue(_file));
        if (parsed.GetValue(_pages) is { } pages)
            document = document.WithPages(PageSelection.TryParse(pages, out PageSelection? selection) ? selection : throw new UsageException($"'{pages}' selects no pages; a selection looks like 1-3,7."));

        QualityGate gate = new(parsed.GetValue(_failOn));
        OpenedEndpoint endpoint = _endpoint.Open(parsed);
        await using (endpoint.ConfigureAwait(false))
        {
            OcrReader recognizer = new();
            await using (recognizer.ConfigureAwait(false))
            {
                ExtractorOptions options = _endpoint.Options(parsed);
                if (gate.NeedsEvidence)
                    options.Grounding = new GroundingOptions().UseRecognizer(recognizer);
                using DocumentExtractor extractor = new(endpoint.Endpoint, options);
                SplitResult split = await extractor.SplitAndExtractAsync(document, kinds, new ProgressLine(_error, _stop), cancellationToken).ConfigureAwait(false);

                if (parsed.GetValue(_json))
                    await JsonOutput.WriteAsync(_output, JsonOutput.Of(split)).ConfigureAwait(false);
                else
                    TableOutput.Write(_output, split);
                foreach (SplitDocument part in split.Documents)
                    gate.Add(part.Findings, part.Result?.Evidence);
                return await gate.CloseAsync(split.Documents.Any(part => part.Record is not null) ? ExitCode.Done : ExitCode.EndpointFailed, _error).ConfigureAwait(false);
            }
        }
    }
}
