using System.CommandLine;
using System.Globalization;
using System.Runtime.CompilerServices;
using QwenDocs.Cli.Commands.Options;
using QwenDocs.Evaluation;
using QwenDocs.Extraction;
using QwenDocs.Grounding;
using QwenDocs.Ocr;

namespace QwenDocs.Cli.Commands;

/// <summary><c>qwendocs evaluate FOLDER --as invoice --out report.html</c>.</summary>
internal sealed class EvaluateCommand : ToolCommand
{
    private const string About =
        """
        Extracts documents whose records are known, and says how right the extraction is: by value, by place, by field, with cost and time.

        A truth stands beside its document as NAME.truth.json (the record) or NAME.test.json (a case of ExtractBench), or in a ZUGFeRD or Factur-X PDF.
        """;

    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private readonly Argument<string> _folder = new("FOLDER") { Description = "The folder with documents and their truths." };
    private readonly RecordOptions _records = new();
    private readonly Option<string?> _compare = new("--compare") { HelpName = "FILE", Description = "An earlier report as JSON, to say what became better and worse." };
    private readonly Option<double?> _minF1 = new("--min-f1") { HelpName = "NUMBER", Description = "The least value F1, 0 to 1; below it the exit status is 5." };
    private readonly Option<string?> _out = new("--out") { HelpName = "FILE", Description = "The HTML file to write: each wrong value with its page and both places." };
    private readonly Option<string?> _report = new("--report") { HelpName = "FILE", Description = "The JSON file to write, for --compare." };
    private readonly Option<string?> _predictions = new("--predictions") { HelpName = "FILE", Description = "The file in which predictions are kept, so that a run that was broken off goes on where it was." };
    private readonly Option<string?> _extractBench = new("--extractbench") { HelpName = "FOLDER", Description = "The folder for predictions in ExtractBench's own form." };
    private readonly Option<string?> _name = new("--name") { HelpName = "NAME", Description = "The name of what is measured; by default the model." };
    private readonly Option<int> _parallel = new("--parallel") { HelpName = "NUMBER", Description = "How many documents are worked on at a time.", DefaultValueFactory = _ => 4 };
    private readonly PageInputOption _pageInput = new();
    private readonly SecondLookOption _secondLook = new();
    private readonly EndpointChoice _endpoint = new();
    private readonly StopSignal _stop;

    public EvaluateCommand(TextWriter output, TextWriter error, StopSignal stop)
        : base("evaluate", About)
    {
        (_output, _error, _stop) = (output, error, stop);
        Arguments.Add(_folder);
        _records.AddTo(this);
        foreach (Option option in (Option[])[_compare, _minF1, _out, _report, _predictions, _extractBench, _name, _parallel, _pageInput, _secondLook])
            Options.Add(option);
        _endpoint.AddTo(this);
        SetAction(RunAsync);
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "qwendocs evaluate invoices --as invoice --offline",
        "qwendocs evaluate invoices --as invoice --report before.json --out report.html",
        "qwendocs evaluate invoices --as invoice --compare before.json --min-f1 0.95",
        "qwendocs evaluate benchmark --extractbench predictions",
    ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_minF1) is { } target && !(target is >= 0 and <= 1))
            throw new UsageException("--min-f1 is 0 to 1.");
        string folder = parsed.GetRequiredValue(_folder);
        if (!Directory.Exists(folder))
            throw new UsageException($"There is no folder {folder}.");
        // Files that cannot be written are told before anything is paid.
        string?[] files = [parsed.GetValue(_out), parsed.GetValue(_report), parsed.GetValue(_predictions)];
        foreach (string path in files.OfType<string>())
            OutputFile.Check(path);

        EvaluationReport? before = await BeforeAsync(parsed.GetValue(_compare), cancellationToken).ConfigureAwait(false);
        TruthSet truths = await TruthSet.LoadAsync(folder, (await _records.TryOneAsync(parsed, cancellationToken).ConfigureAwait(false))?.Schema(), cancellationToken: cancellationToken).ConfigureAwait(false);
        foreach (TruthRefusal refusal in truths.Refusals)
            await _error.WriteLineAsync($"{refusal.Name}: {refusal.Reason.ReplaceLineEndings(" ")}").ConfigureAwait(false);
        if (truths.Count == 0)
            throw new UsageException($"{folder} holds no document with a truth.");

        EvaluationReport report = await EvaluateAsync(parsed, truths, cancellationToken).ConfigureAwait(false);
        await _output.WriteAsync(report.ToString()).ConfigureAwait(false);
        return await CompareAsync(parsed, before, report).ConfigureAwait(false);
    }

    private async Task<EvaluationReport> EvaluateAsync(ParseResult parsed, TruthSet truths, CancellationToken cancellationToken)
    {
        OpenedEndpoint endpoint = _endpoint.Open(parsed);
        await using ConfiguredAsyncDisposable opened = endpoint.ConfigureAwait(false);
        ExtractorOptions options = _endpoint.Options(parsed);
        _pageInput.Apply(parsed, options);
        EvaluatorOptions evaluation = new()
        {
            Name = parsed.GetValue(_name) ?? (parsed.GetValue(_endpoint.Offline) ? "offline" : options.Model),
            MaxConcurrency = parsed.GetValue(_parallel),
            PredictionsPath = parsed.GetValue(_predictions),
        };
        OcrReader recognizer = new();
        await using (recognizer.ConfigureAwait(false))
        {
            options.Grounding = new GroundingOptions { SecondLook = parsed.GetValue(_secondLook) }.UseRecognizer(recognizer);
            using DocumentExtractor extractor = new(endpoint.Endpoint, options);
            Evaluator evaluator = new(extractor, evaluation);
            IReadOnlyList<Prediction> predictions = await evaluator.PredictAsync(truths, new ProgressLines(_error, _stop), cancellationToken).ConfigureAwait(false);
            EvaluationReport report = evaluator.Score(truths, predictions);
            if (parsed.GetValue(_report) is { } json)
                await report.SaveAsync(json, cancellationToken).ConfigureAwait(false);
            if (parsed.GetValue(_out) is { } html)
                await EvaluationPage.WriteAsync(html, report, truths, cancellationToken: cancellationToken).ConfigureAwait(false);
            if (parsed.GetValue(_extractBench) is { } target)
                await ExtractBenchOutput.WriteAsync(target, truths, predictions, evaluation.Name, cancellationToken).ConfigureAwait(false);
            return report;
        }
    }

    private async Task<int> CompareAsync(ParseResult parsed, EvaluationReport? before, EvaluationReport report)
    {
        if (before is not null)
            await _output.WriteAsync("\n" + EvaluationComparison.Compare(before, report)).ConfigureAwait(false);
        EvaluationGate gate = new() { MinValueF1 = parsed.GetValue(_minF1), Before = before, MaxFailed = int.MaxValue };
        IReadOnlyList<string> violations = gate.FindViolations(report);
        foreach (string violation in violations)
            await _error.WriteLineAsync(violation).ConfigureAwait(false);
        return violations.Count > 0 ? ExitCode.BelowTarget
            : report.Total.Failed == report.Total.Documents ? ExitCode.EndpointFailed
            : ExitCode.Done;
    }

    private static async Task<EvaluationReport?> BeforeAsync(string? path, CancellationToken cancellationToken)
    {
        if (path is null)
            return null;
        try
        {
            return await EvaluationReport.LoadAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new UsageException(exception.Message);
        }
    }

    private sealed class ProgressLines(TextWriter error, StopSignal stop) : IProgress<EvaluationProgress>
    {
        public void Report(EvaluationProgress value)
        {
            stop.Reached = string.Create(CultureInfo.InvariantCulture, $"{value.Completed} of {value.Total} documents are read");
            error.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{value.Completed} of {value.Total}: {value.Document}{(value.Failure is { } failure ? ": " + failure.ReplaceLineEndings(" ") : "")}"));
        }
    }
}
