using System.CommandLine;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Planning;

namespace QwenDocs.Cli;

/// <summary><c>qwendocs plan FILE…</c>: what extracting would cost, without a network.</summary>
internal sealed class PlanCommand : Command
{
    private readonly TextWriter _output;
    private readonly Argument<string[]> _files = new("FILE") { Description = "PDFs or pictures.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string> _as = new("--as") { Description = "The record that would be extracted.", DefaultValueFactory = _ => "invoice" };
    private readonly Option<string?> _model = new("--model") { Description = "The model that would read the pages." };
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object: pages, requests, promptTokens, priceUsd." };
    private readonly Option<string?> _password = new("--password") { Description = "The password of an encrypted PDF." };

    public PlanCommand(TextWriter output)
        : base("plan", "Shows pages, pixels, tokens and price of an extraction. Nothing is sent.")
    {
        _output = output;
        Arguments.Add(_files);
        Options.Add(_as);
        Options.Add(_model);
        Options.Add(_json);
        Options.Add(_password);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        RecordKind kind = RecordKind.Find(parsed.GetRequiredValue(_as));
        ExtractorOptions options = parsed.GetValue(_model) is { } model ? new ExtractorOptions { Model = model } : new ExtractorOptions();
        using DocumentExtractor extractor = new(NoEndpoint.Instance, options);

        List<ExtractionPlan> plans = [];
        foreach (string file in parsed.GetRequiredValue(_files))
        {
            Document document = Document.FromFile(file);
            if (parsed.GetValue(_password) is { } password)
                document = document.WithPassword(password);
            plans.Add(await kind.PlanAsync(extractor, document, cancellationToken).ConfigureAwait(false));
        }

        if (parsed.GetValue(_json))
            await JsonOutput.WriteAsync(_output, JsonOutput.Of(plans)).ConfigureAwait(false);
        else
            TableOutput.Write(_output, plans);
        return ExitCode.Done;
    }
}
