using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using QwenDocs.DependencyInjection;
using QwenDocs.Documents;
using QwenDocs.Endpoints;

namespace QwenDocs.Tests;

public partial class ReadmeTests
{
    private const string Usings = """
        using System; using System.Collections.Generic; using System.ComponentModel; using System.ComponentModel.DataAnnotations; using System.IO;
        using System.Linq; using System.Text.Json.Serialization; using System.Threading; using System.Threading.Tasks;
        using Microsoft.Extensions.Configuration; using Microsoft.Extensions.DependencyInjection; using Microsoft.Extensions.Logging;
        using static Microsoft.Extensions.AI.ChatClientExtensions; using IChatClient = Microsoft.Extensions.AI.IChatClient; using ChatResponse = Microsoft.Extensions.AI.ChatResponse;
        using QwenDocs;
        using QwenDocs.Documents; using QwenDocs.Endpoints; using QwenDocs.Extraction; using QwenDocs.Grounding; using QwenDocs.Pipelines; using QwenDocs.Planning; using QwenDocs.Records; using QwenDocs.Records.Customs; using QwenDocs.Records.Identity; using QwenDocs.Records.Inspection; using QwenDocs.Records.Invoices; using QwenDocs.Records.Trade; using QwenDocs.Records.Transport; using QwenDocs.Records.Values;
        using QwenDocs.Rendering; using QwenDocs.Review; using QwenDocs.Schemas; using QwenDocs.Text; using QwenDocs.Tokens; using QwenDocs.Validation; using QwenDocs.Testing; using QwenDocs.Prompts; using QwenDocs.Telemetry; using QwenDocs.Evaluation;
        """;

    // What stands around an example: a key, an extractor that an earlier block made, a host builder.
    private const string Surroundings = """
        public sealed class Builder { public IServiceCollection Services => null!; public IConfiguration Configuration => null!; }
        public static class Example { public static async Task Run(string apiKey, {0} Builder builder) { await Task.Yield();
        {1}
        } }
        """;

    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;

        """;

    private const string WebUsings = """
        global using System.Net.Http.Json; global using Microsoft.AspNetCore.Builder; global using Microsoft.AspNetCore.Hosting; global using Microsoft.AspNetCore.Http; global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration; global using Microsoft.Extensions.DependencyInjection; global using Microsoft.Extensions.Hosting; global using Microsoft.Extensions.Logging;

        """;

    // All blocks share what was read of the assemblies: that is most of the work.
    private static readonly Lazy<CSharpCompilation> Empty = new(() => CSharpCompilation.Create(
        "Readme",
        references: References(),
        options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)));

    internal static string Root { get; } = FindRoot();

    public static TheoryData<string, int> CSharpBlocks()
    {
        TheoryData<string, int> data = [];
        foreach (string file in Directory.EnumerateFiles(Root, "README.md").Concat(Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md")).Order())
        {
            // The examples of the queue need a package that these tests do not have: theirs compile them.
            if (Path.GetFileName(file) == "distributed.md")
                continue;
            for (int index = 0; index < Blocks(file, "csharp").Length; index++)
                data.Add(Path.GetRelativePath(Root, file), index);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(CSharpBlocks))]
    public void Every_csharp_block_compiles(string file, int index)
    {
        string[] blocks = Blocks(Path.Combine(Root, file), "csharp");
        if (IsProgram(blocks[index]))
        {
            // As a new console application with the usings of the SDK: nothing of what the other blocks lean on.
            Check(ImplicitUsings + blocks[index], OutputKind.ConsoleApplication);
            return;
        }

        if (file == "README.md")
        {
            // As in an application that has the package: the usings of the SDK, of the package and of the first program, and those that the block shows.
            Check(IsType(blocks[index]) ? ImplicitUsings + PackageUsings() + blocks[index] : InProgram(ImplicitUsings + WebUsings + PackageUsings(), blocks[0], blocks[index]), OutputKind.DynamicallyLinkedLibrary);
            return;
        }

        bool IsDeclaration(string block) => Regex.IsMatch(block, @"^(\[.*\]\s*)*(public|internal|sealed) ", RegexOptions.Multiline) && !block.Contains("await ", StringComparison.Ordinal);
        string declarations = string.Join('\n', blocks.Where(IsDeclaration));
        string block = blocks[index];
        string body = IsDeclaration(block) ? "" : block;
        string extractor = body.Contains("var extractor =", StringComparison.Ordinal) ? "" : "DocumentExtractor extractor,";
        string source = $"{Usings}\n{declarations}\n{Surroundings.Replace("{0}", extractor, StringComparison.Ordinal).Replace("{1}", body, StringComparison.Ordinal)}";

        Check(source, OutputKind.DynamicallyLinkedLibrary);
    }

    [Fact]
    public void The_first_program_of_the_readme_is_whole() =>
        IsProgram(Blocks(Path.Combine(Root, "README.md"), "csharp")[0]).ShouldBeTrue();

    [Fact]
    public void No_type_that_the_usings_of_the_package_bring_has_a_name_that_those_of_the_sdk_bring()
    {
        string[] namespaces = [.. Namespaces()];
        IEnumerable<Type> types = typeof(Document).Assembly.GetExportedTypes().Where(type => !type.IsNested && namespaces.Contains(type.Namespace));
        string names = string.Concat(types.Select(type => $"        _ = typeof({(type.IsGenericType ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{new string(',', type.GetGenericArguments().Length - 1)}>" : type.Name)});\n"));
        names.ShouldContain("typeof(Document)");

        Check($"{ImplicitUsings}{WebUsings}{PackageUsings()}public static class Example {{ public static void Run() {{\n{names} }} }}", OutputKind.DynamicallyLinkedLibrary);
    }

    private static IEnumerable<string> Namespaces() =>
        XDocument.Load(Path.Combine(Root, "src", "QwenDocs", "build", "QwenDocs.props")).Descendants("Using").Select(element => element.Attribute("Include")!.Value);

    private static string PackageUsings() => string.Concat(Namespaces().Select(name => $"global using {name};\n"));

    private static bool IsType(string block) => Regex.IsMatch(block, @"^public ", RegexOptions.Multiline);

    // What goes on from the first program has its usings, and what it was given: a key, an extractor where the block makes none, a builder.
    private static string InProgram(string globalUsings, string program, string block)
    {
        IEnumerable<string> usings = program.Split('\n').Where(line => line.StartsWith("using QwenDocs.", StringComparison.Ordinal) && !Namespaces().Contains(line["using ".Length..].TrimEnd(';')));
        string extractor = block.Contains("var extractor =", StringComparison.Ordinal) ? "" : "DocumentExtractor extractor,";
        return $"{globalUsings}{string.Join('\n', usings)}\n{Surroundings.Replace("{0}", extractor, StringComparison.Ordinal).Replace("{1}", block, StringComparison.Ordinal)}";
    }

    private static void Check(string source, OutputKind kind)
    {
        CSharpCompilation compilation = Empty.Value
            .WithOptions(Empty.Value.Options.WithOutputKind(kind))
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest), cancellationToken: TestContext.Current.CancellationToken));

        compilation.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id is not ("CS1701" or "CS1702"))
            .Select(diagnostic => diagnostic.ToString())
            .ShouldBeEmpty();
    }

    private static bool IsProgram(string block) => block.StartsWith("using QwenDocs.", StringComparison.Ordinal);

    [Fact]
    public void The_settings_bind()
    {
        string settings = Blocks(Path.Combine(Root, "README.md"), "json").ShouldHaveSingleItem();
        JsonDocument.Parse(settings).Dispose();
        using MemoryStream stream = new(System.Text.Encoding.UTF8.GetBytes(settings));
        IConfigurationRoot configuration = new ConfigurationBuilder().AddJsonStream(stream).Build();
        ServiceCollection services = [];
        services.AddQwenDocs(configuration.GetSection("QwenDocs"));
        using ServiceProvider provider = services.BuildServiceProvider();

        QwenDocsOptions options = provider.GetRequiredService<IOptions<QwenDocsOptions>>().Value;

        options.Endpoint.Kind.ShouldBe(EndpointKind.Vllm);
        options.Extractor.Planning.Cost.MaxCostUsd.ShouldBe(0.05m);
        provider.GetRequiredService<ModelEndpoint>().Name.ShouldContain("gpu:8000");
    }

    [Fact]
    public void Every_page_of_the_docs_is_named_by_the_index_and_the_table_of_contents()
    {
        string folder = Path.Combine(Root, "docs");
        string[] pages = [.. Directory.EnumerateFiles(folder, "*.md").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
        string index = File.ReadAllText(Path.Combine(folder, "index.md")), contents = File.ReadAllText(Path.Combine(folder, "toc.yml"));

        pages.Where(page => page != "index.md" && !index.Contains($"]({page}", StringComparison.Ordinal)).ShouldBeEmpty();
        pages.Where(page => !contents.Contains($"href: {page}", StringComparison.Ordinal)).ShouldBeEmpty();
        foreach (Match link in ContentsLink().Matches(contents))
            pages.ShouldContain(link.Groups[1].Value);
    }

    [Fact]
    public void Commands_name_projects_that_exist()
    {
        string[] commands = [.. Blocks(Path.Combine(Root, "README.md"), "bash").SelectMany(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries))];
        commands.ShouldContain("dotnet run --project samples/QuickStart");
        commands.ShouldContain("dotnet test");
        foreach (Match project in commands.SelectMany(command => Regex.Matches(command, @"--project (\S+)")))
            Directory.EnumerateFiles(Path.Combine(Root, project.Groups[1].Value), "*.csproj").ShouldHaveSingleItem();
    }

    private static string[] Blocks(string file, string language) =>
        [.. Fences().Matches(File.ReadAllText(file).ReplaceLineEndings("\n")).Where(match => match.Groups[1].Value == language).Select(match => match.Groups[2].Value)];

    private static List<MetadataReference> References() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    private static string FindRoot([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", ".."));

    [GeneratedRegex(@"^```(\w+)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();

    [GeneratedRegex(@"href: ([\w-]+\.md)")]
    private static partial Regex ContentsLink();
}
