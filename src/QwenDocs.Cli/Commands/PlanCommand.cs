using System.CommandLine;
using QwenDocs.Cli.Batches;
using QwenDocs.Cli.Commands.Options;
using QwenDocs.Cli.Output;
using QwenDocs.Cli.Records;
using QwenDocs.Extraction;
using QwenDocs.Grounding;
using QwenDocs.Planning;
using QwenDocs.Tokens;

namespace QwenDocs.Cli.Commands;

/// <summary><c>qwendocs plan FILE…</c>: what extracting would cost, without a network.</summary>
internal sealed class PlanCommand : ToolCommand
{
    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private readonly Argument<string[]> _files = new("FILE") { Description = "PDFs or pictures; a folder stands for all of them in it, and a pattern such as 'in/**/*.pdf' for those that it matches.", Arity = ArgumentArity.OneOrMore };
    private readonly RecordOptions _records = new();
    private readonly Option<string?> _model = new("--model") { HelpName = "NAME", Description = "The model that would read the pages." };
    private readonly Option<decimal?> _maxPrice = new("--max-price") { HelpName = "USD", Description = "Refuse what may cost more, in US dollars, all files together." };
    private readonly Option<long?> _maxTokens = new("--max-tokens") { HelpName = "NUMBER", Description = "Refuse what takes more prompt tokens, all files together." };
    private readonly Option<double> _readSpeed = new("--read-speed") { HelpName = "NUMBER", Description = "Prompt tokens that the server reads in a second.", DefaultValueFactory = _ => TokenThroughput.Default.PromptPerSecond };
    private readonly Option<double> _writeSpeed = new("--write-speed") { HelpName = "NUMBER", Description = "Answer tokens that it writes in a second.", DefaultValueFactory = _ => TokenThroughput.Default.CompletionPerSecond };
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object: pages, requests, promptTokens, bytes, prices, seconds." };
    private readonly PageInputOption _pageInput = new();
    private readonly SecondLookOption _secondLook = new();
    private readonly PasswordOption _password = new();

    private readonly StopSignal _stop;

    public PlanCommand(TextWriter output, TextWriter error, StopSignal stop)
        : base("plan", "Shows requests, pages, pixels, tokens, price and time of an extraction, of an invoice where no record is named. Nothing is sent.")
    {
        _output = output;
        _error = error;
        _stop = stop;
        Arguments.Add(_files);
        _records.AddTo(this);
        Options.Add(_model);
        Options.Add(_maxPrice);
        Options.Add(_maxTokens);
        Options.Add(_readSpeed);
        Options.Add(_writeSpeed);
        Options.Add(_json);
        Options.Add(_pageInput);
        Options.Add(_secondLook);
        Options.Add(_password);
        SetAction(RunAsync);
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "qwendocs plan invoice.pdf",
        "qwendocs plan inbox --as packing-list --max-price 2.50",
        "qwendocs plan note.pdf --type My.DeliveryNote --assembly my.dll --model qwen/qwen3-vl-235b-a22b-instruct --json",
    ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        RecordKind kind = await _records.OneAsync(parsed, "invoice", cancellationToken).ConfigureAwait(false);
        ExtractorOptions options = parsed.GetValue(_model) is { } model ? new ExtractorOptions { Model = model } : new ExtractorOptions();
        _pageInput.Apply(parsed, options);

        // What a recogniser reads again costs no tokens.
        if (parsed.GetValue(_secondLook).HasFlag(SecondLookReaders.Model))
            options.Grounding = new GroundingOptions { SecondLook = SecondLookReaders.Model };
        CostOptions caps = new() { MaxCostUsd = parsed.GetValue(_maxPrice), MaxPromptTokens = parsed.GetValue(_maxTokens) };
        if (caps.MaxCostUsd < 0 || caps.MaxPromptTokens < 0)
            throw new UsageException("--max-price and --max-tokens are 0 or more.");
        TokenThroughput throughput = new(parsed.GetValue(_readSpeed), parsed.GetValue(_writeSpeed));
        if (throughput is not { PromptPerSecond: > 0, CompletionPerSecond: > 0 })
            throw new UsageException("--read-speed and --write-speed are above 0, in tokens a second.");
        IReadOnlyList<InputFile> files = InputFile.Find(parsed.GetRequiredValue(_files));
        using DocumentExtractor extractor = new(NoEndpoint.Instance, options);

        // A file that is refused hides no other.
        List<PlannedFile> planned = [];
        foreach (InputFile file in files)
        {
            _stop.Reached = FormattableString.Invariant($"{planned.Count} of {files.Count} documents are planned");
            try
            {
                planned.Add(new PlannedFile(file.Name, await kind.PlanAsync(extractor, _password.DocumentOf(parsed, file.Path), cancellationToken).ConfigureAwait(false), null));
            }
            catch (QwenDocsException exception) when (files.Count > 1)
            {
                await _error.WriteLineAsync(exception.Message.ReplaceLineEndings(" ")).ConfigureAwait(false);
                planned.Add(new PlannedFile(file.Name, null, exception));
            }
        }

        CheckCaps([.. planned.Select(file => file.Plan).OfType<ExtractionPlan>()], caps);
        if (parsed.GetValue(_json))
            await JsonOutput.WriteAsync(_output, JsonOutput.Of(planned, throughput)).ConfigureAwait(false);
        else
            PlanOutput.Write(_output, planned, throughput);
        return planned.Max(file => file.Failure is null ? ExitCode.Done : ExitCode.Of(file.Failure));
    }

    private static void CheckCaps(IReadOnlyList<ExtractionPlan> plans, CostOptions caps)
    {
        bool isOne = plans.Count == 1;
        string names = isOne ? plans[0].DocumentName : FormattableString.Invariant($"{plans.Count:#,0} documents");
        (string it, string fewer) = isOne ? ("it", "fewer pages") : ("together they", "fewer documents");
        if (plans.Sum(plan => plan.MaxCostUsd) is var price && price > caps.MaxCostUsd)
            throw new PlanningException(names, FormattableString.Invariant($"{it} may cost ${price:0.0000}, over the cap of ${caps.MaxCostUsd:0.0000}; raise the cap, or take {fewer} at a time"));
        if (plans.Sum(plan => plan.PromptTokens) is var tokens && tokens > caps.MaxPromptTokens)
            throw new PlanningException(names, FormattableString.Invariant($"{it} {(isOne ? "takes" : "take")} {tokens:#,0} prompt tokens, over the cap of {caps.MaxPromptTokens:#,0}; raise the cap, or take {fewer} at a time"));
    }
}
