using QwenDocs.Endpoints;
using QwenDocs.Testing;
using Spectre.Console;

namespace QwenDocs.Samples;

/// <summary>What answers a sample: a server, OpenRouter, or the answers that lie beside the sample.</summary>
internal static class SampleEndpoint
{
    private static readonly string[] Options = ["--endpoint", "--kind", "--model"];

    /// <summary>Chooses by arguments and environment, and says in a line what it is.</summary>
    /// <param name="args">The arguments: [folder] [--endpoint http://localhost:11434 --model qwen2.5vl [--kind vllm]].</param>
    /// <returns>The endpoint; <see langword="null"/> where a folder of one's own was given and there is nobody to read it.</returns>
    public static async Task<ModelEndpoint?> ConnectAsync(string[] args)
    {
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = 120;
        if (Option(args, "--endpoint") is { } address)
        {
            string model = Option(args, "--model") ?? "qwen2.5vl";
            AnsiConsole.MarkupLineInterpolated($"[grey]{model} at {address} answers.[/]");
            EndpointKind? kind = Option(args, "--kind") is { } name ? Enum.Parse<EndpointKind>(name, ignoreCase: true) : null;
            return HttpEndpoint.ForServer(new Uri(address), model, kind, Environment.GetEnvironmentVariable("QWENDOCS_API_KEY"));
        }

        if (Environment.GetEnvironmentVariable("OPENROUTER_API_KEY") is { Length: > 0 } key)
        {
            AnsiConsole.MarkupLine("[grey]Qwen VL at OpenRouter answers.[/]");
            return HttpEndpoint.OpenRouter(key);
        }

        if (Folder(args) is not null)
        {
            AnsiConsole.MarkupLine("[red]The recorded answers are those of the sample's own pictures. Set OPENROUTER_API_KEY, or give --endpoint, to have yours read.[/]");
            return null;
        }

        AnsiConsole.MarkupLine("[grey]Recorded answers, written by hand: no key, no network. With OPENROUTER_API_KEY set, Qwen VL answers.[/]");
        return new CassettePlayer(await Cassette.LoadAsync(Path.Combine(AppContext.BaseDirectory, AnswersFile)));
    }

    /// <summary>Returns the folder that was given, or <see langword="null"/> for the sample's own.</summary>
    public static string? Folder(string[] args) => args.Where((argument, at) => !argument.StartsWith('-') && (at == 0 || !Options.Contains(args[at - 1]))).FirstOrDefault();

    /// <summary>Returns the pictures of a folder, in the order of their names.</summary>
    public static IEnumerable<string> Pictures(string folder) => Directory.EnumerateFiles(folder)
        .Where(path => Path.GetExtension(path).ToUpperInvariant() is ".JPG" or ".JPEG" or ".PNG" or ".PDF")
        .Order(StringComparer.Ordinal);

    private static string AnswersFile => $"{typeof(SampleEndpoint).Assembly.GetName().Name}.answers.json";

    private static string? Option(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
}
