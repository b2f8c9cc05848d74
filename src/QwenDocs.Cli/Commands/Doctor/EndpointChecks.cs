using System.Globalization;
using QwenDocs.Cli.Commands.Options;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Schemas;

namespace QwenDocs.Cli.Commands.Doctor;

/// <summary>Looks at what reads the pages: address, key, model, window, price, and one tiny page read back.</summary>
internal sealed class EndpointChecks(OpenedEndpoint opened, ExtractorOptions options)
{
    private readonly ModelEndpoint _endpoint = opened.Reader;

    public async IAsyncEnumerable<Check> RunAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return Of(Check.Ok("endpoint", _endpoint.Address is { } address ? $"{_endpoint.Name} at {address.GetLeftPart(UriPartial.Path)}" : $"{_endpoint.Name}, on this machine"));
        bool isReached = true;
        if (_endpoint is HttpEndpoint http)
        {
            yield return await KeyAsync(http, cancellationToken).ConfigureAwait(false);
            Check model = await ModelAsync(http, cancellationToken).ConfigureAwait(false);
            isReached = model.Status != CheckStatus.Failed;
            yield return model;
        }

        yield return isReached ? await ReadAsync(cancellationToken).ConfigureAwait(false) : Of(Check.Skipped("reading", "the model could not be asked"));
    }

    private static async Task<Check> KeyAsync(HttpEndpoint endpoint, CancellationToken cancellationToken)
    {
        string variable = endpoint.Kind == EndpointKind.OpenRouter && !IsSet(EndpointChoice.KeyVariable) ? EndpointChoice.OpenRouterKeyVariable : EndpointChoice.KeyVariable;
        bool isSet = IsSet(EndpointChoice.KeyVariable) || (endpoint.Kind == EndpointKind.OpenRouter && IsSet(EndpointChoice.OpenRouterKeyVariable));
        if (endpoint.Kind != EndpointKind.OpenRouter)
            return Of(isSet ? Check.Ok("key", $"{variable} is set") : Check.Ok("key", $"none is sent; {variable} is where it is read from"));
        try
        {
            OpenRouterKeyInfo key = await new OpenRouterClient(endpoint).GetKeyInfoAsync(cancellationToken).ConfigureAwait(false);
            string left = key.RemainingUsd is { } remaining ? string.Create(CultureInfo.InvariantCulture, $"${remaining:0.00} are left") : "it has no limit of its own";
            return Of(key.RemainingUsd <= 0
                ? new Check("key", CheckStatus.Failed, $"{variable} is accepted, and {left}", "Add credit, or raise the key's limit at openrouter.ai.")
                : Check.Ok("key", $"{variable} is accepted; {left}"));
        }
        catch (EndpointException exception)
        {
            return Of(new Check("key", CheckStatus.Failed, exception.Message.ReplaceLineEndings(" "), $"Look at {variable}."));
        }
    }

    private async Task<Check> ModelAsync(HttpEndpoint endpoint, CancellationToken cancellationToken)
    {
        string name = endpoint.Model ?? options.Model;
        try
        {
            ModelLimits limits = await endpoint.GetModelLimitsAsync(name, cancellationToken).ConfigureAwait(false);
            if (limits.AcceptsImages == false)
                return Of(new Check("model", CheckStatus.Failed, $"{name} takes no pictures", "Choose a model that reads pictures, such as one of the Qwen VL family, by --model."));
            string[] facts =
            [
                limits.AcceptsImages == true ? "takes pictures" : "pictures: it does not say",
                limits.ContextTokens is { } window ? string.Create(CultureInfo.InvariantCulture, $"window of {window:#,0} tokens") : "window: it does not say",
                .. limits.AcceptsSchema is { } schema ? (string[])[schema ? "answers by schema" : "no schemas"] : [],
                .. limits.Price is { } price ? (string[])[string.Create(CultureInfo.InvariantCulture, $"${price.PromptPerMillion:0.###} and ${price.CompletionPerMillion:0.###} per million tokens read and written")] : [],
            ];
            return Of(Check.Ok("model", $"{name}: {string.Join(", ", facts)}"));
        }
        catch (EndpointException exception)
        {
            string advice = exception.ErrorCode == EndpointError.NotFound ? "Look at --model." : "Look at --endpoint, --kind and the key, and whether the server runs.";
            return Of(new Check("model", CheckStatus.Failed, exception.Message.ReplaceLineEndings(" "), advice));
        }
    }

    private async Task<Check> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            using DocumentExtractor extractor = new(opened.Endpoint, options);
            ExtractionResult<ProbeRecord> result = await extractor.ExtractAsync(ProbePage.Numbered(), RecordSchema.For<ProbeRecord>(), cancellationToken: cancellationToken).ConfigureAwait(false);
            string cost = result.Usage.CostUsd is { } usd ? string.Create(CultureInfo.InvariantCulture, $", ${usd:0.0000}") : "";
            string facts = string.Create(CultureInfo.InvariantCulture, $"{result.Usage.PromptTokens:#,0} + {result.Usage.CompletionTokens:#,0} tokens{cost}, {result.Timings.Total.TotalSeconds:0.0} s");
            return Of(result.TryGetRecord(out ProbeRecord? record) && record.Code == ProbePage.Number
                ? Check.Ok("reading", $"the number on a tiny page was read back: {facts}")
                : new Check("reading", CheckStatus.Failed, $"the number on a tiny page was not read back: {facts}", "The server may drop or shrink pictures, or the model may be none that reads them. See docs/endpoints.md."));
        }
        catch (QwenDocsException exception)
        {
            return Of(new Check("reading", CheckStatus.Failed, exception.Message.ReplaceLineEndings(" "), "See docs/endpoints.md for how to start and configure the server."));
        }
    }

    private static Check Of(Check check) => check with { IsOfEndpoint = true };

    private static bool IsSet(string variable) => !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(variable));
}
