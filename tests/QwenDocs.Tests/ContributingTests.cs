using System.Text.RegularExpressions;

namespace QwenDocs.Tests;

/// <summary>The page that leads new people through the code names what is there.</summary>
public partial class ContributingTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(ReadmeTests.Root, "docs", "CONTRIBUTING.md")).ReplaceLineEndings("\n");

    private static readonly string Engine = Path.Combine(ReadmeTests.Root, "src", "QwenDocs");

    [Fact]
    public void Areas_and_folders_are_those_of_the_engine()
    {
        string[] told = [.. Area().Matches(Page).Select(row => $"{row.Groups["area"].Value}: {string.Join(' ', Code().Matches(row.Groups["folders"].Value).Select(name => name.Groups[1].Value))}").Order(StringComparer.Ordinal)];
        string[] found = [.. Folders(Engine).Where(area => Directory.EnumerateFiles(Path.Combine(Engine, area), "*.cs", SearchOption.AllDirectories).Any()).Select(area => $"{area}: {string.Join(' ', Folders(Path.Combine(Engine, area)))}")];

        told.ShouldBe(found);
    }

    [Fact]
    public void Answers_to_questions_name_places_that_exist()
    {
        List<Match> questions = [.. Question().Matches(Page).OfType<Match>()];

        questions.Count.ShouldBeGreaterThan(5);
        foreach (string path in questions.SelectMany(question => Code().Matches(question.Groups["place"].Value)).Select(code => code.Groups[1].Value).Where(path => path.Contains('/', StringComparison.Ordinal)))
        {
            string whole = Path.Combine(path.StartsWith("src/", StringComparison.Ordinal) ? ReadmeTests.Root : Engine, path);
            (Directory.Exists(whole) || Directory.GetFiles(Path.GetDirectoryName(whole)!, Path.GetFileName(whole)).Length > 0).ShouldBeTrue(path);
        }
    }

    private static string[] Folders(string folder) =>
        [.. Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path)).Where(name => char.IsUpper(name[0])).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"^\| `(?<area>[A-Z]\w+)` \|[^|]*\|(?<folders>[^|]*)\|$", RegexOptions.Multiline)]
    private static partial Regex Area();

    [GeneratedRegex(@"^\| [^|]+\? \|(?<place>[^|]*)\|$", RegexOptions.Multiline)]
    private static partial Regex Question();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
