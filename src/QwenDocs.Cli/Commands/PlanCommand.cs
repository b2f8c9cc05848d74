using System.CommandLine;
using QwenDocs.Cli.Output;
using QwenDocs.Extraction;
using QwenDocs.Planning;
using QwenDocs.Tokens;

namespace QwenDocs.Cli.Commands;

/// <summary><c>qwendocs plan FILE…</c>: what extracting would cost, without a network.</summary>
internal sealed class PlanCommand : Command
{
    private readonly TextWriter _output;
    private readonly Argument<string[]> _files = new("FILE") { Description = "PDFs or pictures.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string> _as = new("--as") { Description = "The record that would be extracted.", DefaultValueFactory = _ => "invoice" };
    private readonly Option<string?> _model = new("--model") { Description = "The model that would read the pages." };
    private readonly Option<decimal?> _maxPrice = new("--max-price") { Description = "Refuse what may cost more, in US dollars, all files together." };
    private readonly Option<long?> _maxTokens = new("--max-tokens") { Description = "Refuse what takes more prompt tokens, all files together." };
    private readonly Option<double> _readSpeed = new("--read-speed") { Description = "Prompt tokens that the server reads in a second.", DefaultValueFactory = _ => TokenThroughput.Default.PromptPerSecond };
    private readonly Option<double> _writeSpeed = new("--write-speed") { Description = "Answer tokens that it writes in a second.", DefaultValueFactory = _ => TokenThroughput.Default.CompletionPerSecond };
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object: pages, requests, promptTokens, bytes, prices, seconds." };
    private readonly PageInputOption _pageInput = new();
    private readonly PasswordOption _password = new();

    public PlanCommand(TextWriter output)
        : base("plan", "Shows requests, pages, pixels, tokens, price and time of an extraction. Nothing is sent.")
    {
        _output = output;
        Arguments.Add(_files);
        Options.Add(_as);
        Options.Add(_model);
        Options.Add(_maxPrice);
        Options.Add(_maxTokens);
        Options.Add(_readSpeed);
        Options.Add(_writeSpeed);
        Options.Add(_json);
        Options.Add(_pageInput);
        Options.Add(_password);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var kind = RecordKind.Find(parsed.GetRequiredValue(_as));
        ExtractorOptions options = parsed.GetValue(_model) is { } model ? new ExtractorOptions { Model = model } : new ExtractorOptions();
        _pageInput.Apply(parsed, options);
        (options.Planning.Cost.MaxCostUsd, options.Planning.Cost.MaxPromptTokens) = (parsed.GetValue(_maxPrice), parsed.GetValue(_maxTokens));
        TokenThroughput throughput = new(parsed.GetValue(_readSpeed), parsed.GetValue(_writeSpeed));
        if (throughput is not { PromptPerSecond: > 0, CompletionPerSecond: > 0 })
            throw new UsageException("--read-speed and --write-speed are above 0, in tokens a second.");
        using DocumentExtractor extractor = new(NoEndpoint.Instance, options);

        List<ExtractionPlan> plans = [];
        foreach (string file in parsed.GetRequiredValue(_files))
            plans.Add(await kind.PlanAsync(extractor, _password.DocumentOf(parsed, file), cancellationToken).ConfigureAwait(false));

        CheckTogether(plans, options.Planning.Cost);
        if (parsed.GetValue(_json))
            await JsonOutput.WriteAsync(_output, JsonOutput.Of(plans, throughput)).ConfigureAwait(false);
        else
            PlanOutput.Write(_output, plans, throughput);
        return ExitCode.Done;
    }

    // Each document by itself was checked when it was planned.
    private static void CheckTogether(List<ExtractionPlan> plans, CostOptions cost)
    {
        string names = $"{plans.Count} documents";
        if (plans.Sum(plan => plan.MaxCostUsd) is var price && price > cost.MaxCostUsd)
            throw new PlanningException(names, FormattableString.Invariant($"together they may cost ${price:0.0000}, over the cap of ${cost.MaxCostUsd:0.0000}; raise the cap, or take fewer documents at a time"));
        if (plans.Sum(plan => plan.PromptTokens) is var tokens && tokens > cost.MaxPromptTokens)
            throw new PlanningException(names, FormattableString.Invariant($"together they take {tokens:#,0} prompt tokens, over the cap of {cost.MaxPromptTokens:#,0}; raise the cap, or take fewer documents at a time"));
    }
}
