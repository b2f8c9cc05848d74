using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace QwenDocs.Tests;

/// <summary>What a user gets who installs the package: it is packed from what the build made, and looked into.</summary>
public class PackageTests
{
    [Fact]
    [Trait("Speed", "Slow")]
    public async Task The_package_holds_the_engine_the_records_and_the_analyzers()
    {
        string folder = Directory.CreateTempSubdirectory("qwendocs-pack").FullName;
        try
        {
            await PackAsync("QwenDocs", folder);

            using ZipArchive package = await ZipFile.OpenReadAsync(Directory.EnumerateFiles(folder, "QwenDocs.*.nupkg").Single(), TestContext.Current.CancellationToken);
            string[] names = [.. package.Entries.Select(entry => entry.FullName)];
            foreach (string name in (string[])
                ["lib/net10.0/QwenDocs.dll", "lib/net10.0/QwenDocs.xml", "lib/net10.0/QwenDocs.Records.dll", "lib/net10.0/QwenDocs.Records.xml", "analyzers/dotnet/cs/QwenDocs.Analyzers.dll", "build/QwenDocs.props", "README.md", "icon.png"])
                names.ShouldContain(name);
            await using Stream stream = await package.GetEntry("QwenDocs.nuspec")!.OpenAsync(TestContext.Current.CancellationToken);
            XElement nuspec = (await XDocument.LoadAsync(stream, LoadOptions.None, TestContext.Current.CancellationToken)).Root!;
            nuspec.Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => (string?)element.Attribute("id")).ShouldNotContain(id => id!.StartsWith("QwenDocs", StringComparison.Ordinal));
            nuspec.Descendants().Single(element => element.Name.LocalName == "repository").Attribute("url")!.Value.ShouldBe("https://github.com/qwendocs/qwendocs");
            using var readme = new StreamReader(package.GetEntry("README.md")!.Open());
            (await readme.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldNotContain("](docs/", customMessage: "links that nuget.org cannot follow");

            using ZipArchive symbols = await ZipFile.OpenReadAsync(Directory.EnumerateFiles(folder, "QwenDocs.*.snupkg").Single(), TestContext.Current.CancellationToken);
            symbols.Entries.Select(entry => entry.FullName).Where(name => name.EndsWith(".pdb", StringComparison.Ordinal)).ShouldBe(["lib/net10.0/QwenDocs.pdb", "lib/net10.0/QwenDocs.Records.pdb"], ignoreOrder: true);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public async Task The_package_without_a_network_asks_for_the_version_whose_internals_it_uses()
    {
        string folder = Directory.CreateTempSubdirectory("qwendocs-pack").FullName;
        try
        {
            await PackAsync("QwenDocs.Offline", folder);

            using ZipArchive package = await ZipFile.OpenReadAsync(Directory.EnumerateFiles(folder, "QwenDocs.Offline.*.nupkg").Single(), TestContext.Current.CancellationToken);
            await using Stream stream = await package.GetEntry("QwenDocs.Offline.nuspec")!.OpenAsync(TestContext.Current.CancellationToken);
            XElement nuspec = (await XDocument.LoadAsync(stream, LoadOptions.None, TestContext.Current.CancellationToken)).Root!;
            string version = nuspec.Descendants().Single(element => element.Name.LocalName == "version").Value;
            nuspec.Descendants()
                .Where(element => element.Name.LocalName == "dependency" && element.Attribute("id")!.Value.StartsWith("QwenDocs", StringComparison.Ordinal))
                .Select(element => $"{element.Attribute("id")!.Value} {element.Attribute("version")!.Value}")
                .ShouldBe([$"QwenDocs [{version}]", $"QwenDocs.Ocr [{version}]"], ignoreOrder: true);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_package_that_redistributes_works_of_others_names_them()
    {
        string source = Path.GetFullPath(Path.Combine(ThisFolder(), "..", "..", "src"));
        string[] redistributing = [.. Directory.EnumerateFiles(source, "*.csproj", SearchOption.AllDirectories).Where(path => Path.GetFileName(Path.GetDirectoryName(path)) == Path.GetFileNameWithoutExtension(path))
            .Where(path => File.ReadAllText(path) is var project && (project.Contains("<NpmAsset ", StringComparison.Ordinal) || project.Contains("<PackAsTool>true", StringComparison.Ordinal)))];

        redistributing.Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal).ShouldBe(["QwenDocs", "QwenDocs.Cli", "QwenDocs.Ocr"]);
        foreach (string path in redistributing)
        {
            var project = XElement.Load(path);
            project.Descendants("None").ShouldContain(file => (string?)file.Attribute("Include") == "THIRD-PARTY-NOTICES.txt" && (string?)file.Attribute("Pack") == "true", Path.GetFileName(path));
            string notices = File.ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, "THIRD-PARTY-NOTICES.txt"));
            foreach (string asset in project.Descendants("NpmAsset").Select(asset => string.Join('/', ((string)asset.Attribute("Include")!).Split('/').Take(2))).Distinct())
                notices.ShouldContain(asset.Contains("pdfium", StringComparison.Ordinal) ? "PDFium" : asset, customMessage: Path.GetFileName(path));
        }
    }

    private static async Task PackAsync(string project, string folder)
    {
        string path = Path.GetFullPath(Path.Combine(ThisFolder(), "..", "..", "src", project));
        string configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        using Process process = Process.Start(new ProcessStartInfo("dotnet", ["pack", path, "-c", configuration, "--no-build", "-o", folder, "-v", "q", "-nologo", "-nodeReuse:false"])
        {
            RedirectStandardOutput = true,
        })!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, output);
    }

    private static string ThisFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
