using System.CommandLine;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Offline;

namespace QwenDocs.Cli.Commands;

/// <summary>The options that say who reads the pages.</summary>
internal sealed class EndpointChoice
{
    private const string KeyVariable = "OPENROUTER_API_KEY";

    public Option<Uri?> Endpoint { get; } = new("--endpoint")
    {
        Description = "Address of an OpenAI-compatible server, such as http://localhost:11434/v1.",
        CustomParser = result => Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out Uri? address) ? address : Refuse(result, result.Tokens[0].Value),
    };

    public Option<string?> Model { get; } = new("--model") { Description = "The model, by the server's name for it." };

    public Option<bool> Offline { get; } = new("--offline") { Description = "Read with OCR on this machine, without a network or a key: for a first look and second opinions." };

    public void AddTo(Command command)
    {
        command.Options.Add(Endpoint);
        command.Options.Add(Model);
        command.Options.Add(Offline);
    }

    public ModelEndpoint Open(ParseResult parsed)
    {
        Uri? address = parsed.GetValue(Endpoint);
        string? model = parsed.GetValue(Model);
        if (parsed.GetValue(Offline))
            return address is null ? new OfflineEndpoint() : throw new UsageException("--offline and --endpoint exclude each other.");
        if (address is not null)
        {
            return model is null
                ? throw new UsageException("--endpoint needs --model: the model by the server's name for it.")
                : HttpEndpoint.ForServer(address, model);
        }

        string? key = Environment.GetEnvironmentVariable(KeyVariable);
        return string.IsNullOrWhiteSpace(key)
            ? throw new UsageException($"Nothing to ask: set {KeyVariable}, or give --endpoint URL --model NAME, or --offline.")
            : HttpEndpoint.OpenRouter(key, model);
    }

    public ExtractorOptions Options(ParseResult parsed) =>
        parsed.GetValue(Model) is { } model ? new ExtractorOptions { Model = model } : new ExtractorOptions();

    private static Uri? Refuse(System.CommandLine.Parsing.ArgumentResult result, string text)
    {
        result.AddError($"'{text}' is no address; an address looks like http://localhost:11434/v1.");
        return null;
    }
}
