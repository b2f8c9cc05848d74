using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using QwenDocs.DependencyInjection;
using QwenDocs.Endpoints;
using QwenDocs.Endpoints.Dialects;
using QwenDocs.Extraction;
using QwenDocs.Testing;

namespace QwenDocs.Tests.Endpoints;

/// <summary>Every configuration that docs/endpoints.md shows is bound, and asks a simulated server of its kind.</summary>
public sealed partial class EndpointsPageTests
{
    private static readonly string Page = File.ReadAllText(FindPage()).ReplaceLineEndings("\n");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<int> Configurations { get; } = [.. Enumerable.Range(0, Blocks().Length)];

    [Theory]
    [MemberData(nameof(Configurations))]
    public void Every_configuration_makes_an_extractor(int index)
    {
        using ServiceProvider provider = Services(Blocks()[index]);
        provider.GetRequiredService<DocumentExtractor>().ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(Configurations))]
    public async Task Every_configuration_works_against_a_server_of_its_kind(int index)
    {
        using ServiceProvider provider = Services(Blocks()[index]);
        QwenDocsOptions options = provider.GetRequiredService<IOptions<QwenDocsOptions>>().Value;
        foreach (EndpointOptions endpointOptions in options.Fallbacks.Prepend(options.Endpoint))
        {
            await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(
                _ => SimulatedAnswer.Text("{}"), new SimulatedServerOptions { ApiKey = endpointOptions.ApiKey, MaxModelLength = 65_536 }, Token);
            endpointOptions.BaseAddress = new Uri(server.Address, endpointOptions.Kind == EndpointKind.DashScope ? "v1" : endpointOptions.BaseAddress?.AbsolutePath ?? string.Empty);
            using var endpoint = HttpEndpoint.Create(endpointOptions);

            (await endpoint.CompleteAsync(Requests.WithPages(1), Token)).Content.ShouldBe("{}");

            server.Requests.ShouldHaveSingleItem().Model.ShouldBe(endpointOptions.Model ?? Requests.Small.Model);
        }
    }

    [Fact]
    public void Every_kind_of_server_has_a_configuration() =>
        Blocks().Select(block => KindPattern().Match(block).Groups[1].Value).Distinct().Order()
            .ShouldBe(Enum.GetNames<EndpointKind>().Order());

    [Fact]
    public void The_table_of_dialects_says_what_the_dialects_do()
    {
        foreach (EndpointKind kind in new[] { EndpointKind.LlamaCpp, EndpointKind.Ollama, EndpointKind.OllamaCompatible })
            EndpointDialect.For(kind).Keywords.ShouldBe(SchemaKeywords.Format);
        foreach (EndpointKind kind in new[] { EndpointKind.OpenRouter, EndpointKind.OpenAICompatible })
            EndpointDialect.For(kind).Keywords.ShouldBe(SchemaKeywords.None);
        foreach (EndpointKind kind in new[] { EndpointKind.Vllm, EndpointKind.SgLang })
            EndpointDialect.For(kind).Keywords.ShouldBe(SchemaKeywords.XGrammar);
        EndpointDialect.For(EndpointKind.DashScope).Keywords.ShouldBe(SchemaKeywords.All);
        EndpointDialect.For(EndpointKind.LmDeploy).Keywords.ShouldBe(SchemaKeywords.Pattern | SchemaKeywords.StringLength | SchemaKeywords.ArrayLength);
    }

    private static ServiceProvider Services(string json)
    {
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(json));
        IConfigurationRoot configuration = new ConfigurationBuilder().AddJsonStream(stream).Build();
        ServiceCollection services = [];
        services.AddQwenDocs(configuration.GetSection("QwenDocs"));
        return services.BuildServiceProvider();
    }

    private static string[] Blocks() => [.. JsonBlock().Matches(Page).Select(match => match.Groups[1].Value)];

    private static string FindPage([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "docs", "endpoints.md"));

    [GeneratedRegex(@"^```json\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex JsonBlock();

    [GeneratedRegex(@"""Endpoint"": \{\s*""Kind"": ""(\w+)""")]
    private static partial Regex KindPattern();
}
