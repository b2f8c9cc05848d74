using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using QwenDocs.Endpoints;
using QwenDocs.Evaluation;
using QwenDocs.Extraction;
using QwenDocs.Grounding;
using QwenDocs.Ocr;
using QwenDocs.Schemas;

namespace QwenDocs.Cli.Commands;

/// <summary><c>qwendocs evaluate FOLDER --as invoice --out report.html</c>.</summary>
internal sealed class EvaluateCommand : Command
{
    private const string Examples =
        """
        Extracts documents whose records are known, and says how right the extraction is: by value, by place, by field, with cost and time.

        A truth stands beside its document as NAME.truth.json (the record) or NAME.test.json (a case of ExtractBench), or in a ZUGFeRD or Factur-X PDF.

        Examples:
          qwendocs evaluate invoices --as invoice --offline
          qwendocs evaluate invoices --as invoice --report before.json --out report.html
          qwendocs evaluate invoices --as invoice --compare before.json --min-f1 0.95
          qwendocs evaluate benchmark --extractbench predictions

        The exit status is 5 where the value F1 is below --min-f1, or worse than that of --compare by more than chance.
        """;

    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private readonly Argument<string> _folder = new("FOLDER") { Description = "The folder with documents and their truths." };
    private readonly Option<string?> _as = new("--as") { Description = $"The record of truths that are a record alone: {RecordKind.Names}." };
    private readonly Option<string?> _schema = new("--schema") { Description = "A file with the JSON Schema of truths that are a record alone." };
    private readonly Option<string?> _compare = new("--compare") { Description = "An earlier report as JSON, to say what became better and worse." };
    private readonly Option<double?> _minF1 = new("--min-f1") { Description = "The least value F1, 0 to 1; below it the exit status is 5." };
    private readonly Option<string?> _out = new("--out") { Description = "The HTML file to write: each wrong value with its page and both places." };
    private readonly Option<string?> _report = new("--report") { Description = "The JSON file to write, for --compare." };
    private readonly Option<string?> _predictions = new("--predictions") { Description = "The file in which predictions are kept, so that a run that was broken off goes on where it was." };
    private readonly Option<string?> _extractBench = new("--extractbench") { Description = "The folder for predictions in ExtractBench's own form." };
    private readonly Option<string?> _name = new("--name") { Description = "The name of what is measured; by default the model." };
    private readonly Option<int> _parallel = new("--parallel") { Description = "How many documents are worked on at a time.", DefaultValueFactory = _ => 4 };
    private readonly PageInputOption _pageInput = new();
    private readonly SecondLookOption _secondLook = new();
    private readonly EndpointChoice _endpoint = new();

    public EvaluateCommand(TextWriter output, TextWriter error)
        : base("evaluate", Examples)
    {
        (_output, _error) = (output, error);
        Arguments.Add(_folder);
        foreach (Option option in (Option[])[_as, _schema, _compare, _minF1, _out, _report, _predictions, _extractBench, _name, _parallel, _pageInput, _secondLook])
            Options.Add(option);
        _endpoint.AddTo(this);
        SetAction(RunAsync);
    }

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
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is not { } parent || !Directory.Exists(parent))
                throw new UsageException($"There is no folder for {path}.");
        }

        EvaluationReport? before = await BeforeAsync(parsed.GetValue(_compare), cancellationToken).ConfigureAwait(false);
        TruthSet truths = await TruthSet.LoadAsync(folder, await SchemaAsync(parsed, cancellationToken).ConfigureAwait(false), cancellationToken: cancellationToken).ConfigureAwait(false);
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
        ModelEndpoint endpoint = _endpoint.Open(parsed);
        using var owned = endpoint as IDisposable;
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
            using DocumentExtractor extractor = new(endpoint, options);
            Evaluator evaluator = new(extractor, evaluation);
            IReadOnlyList<Prediction> predictions = await evaluator.PredictAsync(truths, new ProgressLines(_error), cancellationToken).ConfigureAwait(false);
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

    private async Task<RecordSchema?> SchemaAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string? kind = parsed.GetValue(_as), file = parsed.GetValue(_schema);
        if (kind is not null && file is not null)
            throw new UsageException("--as excludes --schema.");
        if (kind is not null)
            return RecordKind.Find(kind).Schema();
        if (file is null)
            return null;
        try
        {
            using var schema = JsonDocument.Parse(await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false));
            return RecordSchema.FromJson(Path.GetFileNameWithoutExtension(file), schema.RootElement.Clone());
        }
        catch (Exception exception) when (exception is IOException or JsonException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"{Path.GetFileName(file)} is no schema to extract by: {exception.Message}");
        }
    }

    private sealed class ProgressLines(TextWriter error) : IProgress<EvaluationProgress>
    {
        public void Report(EvaluationProgress value) => error.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{value.Completed} of {value.Total}: {value.Document}{(value.Failure is { } failure ? ": " + failure.ReplaceLineEndings(" ") : "")}"));
    }
}
