using System.CommandLine;
using QwenDocs.Cli.Records;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Offline;

namespace QwenDocs.Cli.Commands.Options;

/// <summary>The options that say who reads the pages.</summary>
internal sealed class EndpointChoice
{
    /// <summary>The variable that holds the key of OpenRouter. It is sent nowhere else.</summary>
    public const string OpenRouterKeyVariable = "OPENROUTER_API_KEY";

    /// <summary>The variable that holds the key of the server that <c>--endpoint</c> or <c>--kind</c> names.</summary>
    public const string KeyVariable = "QWENDOCS_API_KEY";

    public Option<Uri?> Endpoint { get; } = new("--endpoint")
    {
        HelpName = "URL",
        Description = $"Address of a server, such as http://localhost:11434 or http://gpu:8000/v1. Its key, if it wants one, is read from {KeyVariable}.",
        CustomParser = result => Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out Uri? address) ? address : Refuse<Uri?>(result, $"'{result.Tokens[0].Value}' is no address; an address looks like http://gpu:8000/v1."),
    };

    public Option<EndpointKind?> Kind { get; } = new("--kind")
    {
        HelpName = "KIND",
        Description = $"What runs there: {string.Join(", ", Kinds)}. By default ollama at port 11434, and any OpenAI-compatible server elsewhere.",
        CustomParser = result => ParseKind(result.Tokens[0].Value) is { } kind ? kind : Refuse<EndpointKind?>(result, $"'{result.Tokens[0].Value}' is no kind of server.{Spelling.Suggest(result.Tokens[0].Value, Kinds)} Known are {string.Join(", ", Kinds)}."),
    };

    public Option<string?> Model { get; } = new("--model") { HelpName = "NAME", Description = "The model, by the server's name for it." };

    public Option<bool> Offline { get; } = new("--offline") { Description = "Read with OCR on this machine, without a network or a key: for a first look and second opinions." };

    public Option<string?> Cache { get; } = new("--cache") { HelpName = "FOLDER", Description = "A folder in which answers are kept, so that the same request is never paid twice, whatever crashes. It holds what the documents say." };

    private static IEnumerable<string> Kinds => Enum.GetNames<EndpointKind>().Select(static name => name.ToLowerInvariant());

    public void AddTo(Command command)
    {
        Kind.CompletionSources.Clear();
        Kind.CompletionSources.Add(_ => Kinds.Select(static kind => new System.CommandLine.Completions.CompletionItem(kind)));
        command.Options.Add(Endpoint);
        command.Options.Add(Kind);
        command.Options.Add(Model);
        command.Options.Add(Offline);
        command.Options.Add(Cache);
    }

    /// <summary>Opens the endpoint.</summary>
    /// <exception cref="UsageException">Options are missing or exclude each other, or the folder of the cache cannot be used.</exception>
    public OpenedEndpoint Open(ParseResult parsed)
    {
        ModelEndpoint reader = OpenReader(parsed);
        return new OpenedEndpoint(reader, parsed.GetValue(Cache) is { } folder ? AnswerCache.Open(folder) : null);
    }

    private ModelEndpoint OpenReader(ParseResult parsed)
    {
        Uri? address = parsed.GetValue(Endpoint);
        EndpointKind? kind = parsed.GetValue(Kind);
        string? model = parsed.GetValue(Model);
        if (parsed.GetValue(Offline))
            return address is null && kind is null ? new OfflineEndpoint() : throw new UsageException("--offline excludes --endpoint and --kind.");
        if (kind == EndpointKind.OpenRouter && address is null)
            return OpenRouter(model, Key(OpenRouterKeyVariable) ?? Key(KeyVariable));
        if (address is not null || kind is not null)
        {
            if (model is null)
                throw new UsageException("--endpoint and --kind need --model: the model by the server's name for it.");
            return address is not null
                ? HttpEndpoint.ForServer(address, model, kind, Key(KeyVariable))
                : HttpEndpoint.Create(new EndpointOptions { Kind = kind, Model = model, ApiKey = Key(KeyVariable) });
        }

        return OpenRouter(model, Key(OpenRouterKeyVariable));
    }

    /// <summary>Makes the options: plans go by what the endpoint says of its window and its price.</summary>
    public ExtractorOptions Options(ParseResult parsed)
    {
        ExtractorOptions options = new() { PlanBy = parsed.GetValue(Offline) ? PlanningLimits.Profile : PlanningLimits.EndpointWithPrice };
        if (parsed.GetValue(Model) is { } model)
            options.Model = model;
        return options;
    }

    private static HttpEndpoint OpenRouter(string? model, string? key) => key is null
        ? throw new UsageException($"Nothing to ask: set {OpenRouterKeyVariable}, or give --endpoint URL --model NAME, or --offline.")
        : HttpEndpoint.OpenRouter(key, model);

    private static string? Key(string variable) => Environment.GetEnvironmentVariable(variable) is { } key && !string.IsNullOrWhiteSpace(key) ? key : null;

    // Also as the servers write themselves: llama.cpp, openai-compatible.
    private static EndpointKind? ParseKind(string text)
    {
        string folded = new([.. text.Where(char.IsLetter)]);
        return folded.Length > 0 && !text.Any(char.IsDigit) && Enum.TryParse(folded, ignoreCase: true, out EndpointKind kind) ? kind : null;
    }

    private static T? Refuse<T>(System.CommandLine.Parsing.ArgumentResult result, string reason)
    {
        result.AddError(reason);
        return default;
    }
}
