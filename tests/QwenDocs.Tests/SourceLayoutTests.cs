using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace QwenDocs.Tests;

/// <summary>A folder holds one idea, a file one public type: what lies in the source folders is looked at, not the assemblies.</summary>
public partial class SourceLayoutTests
{
    private const int MostFiles = 14;

    private const int MostColumns = 145;

    private static readonly string Source = Path.GetFullPath(Path.Combine(ThisFolder(), "..", "..", "src"));

    [Fact]
    public void No_folder_has_more_than_a_dozen_or_so_files()
    {
        (string Folder, int Files)[] folders =
        [
            .. Files().GroupBy(file => Path.GetRelativePath(Source, Path.GetDirectoryName(file)!).Replace('\\', '/')).Select(group => (group.Key, group.Count())),
        ];

        folders.Where(folder => folder.Files > MostFiles).ShouldBeEmpty();
    }

    [Fact]
    public void A_file_holds_one_public_type() =>
        Files().Where(file => PublicType().Count(File.ReadAllText(file)) > 1).Select(file => Path.GetRelativePath(Source, file)).ShouldBeEmpty();

    [Fact]
    public void Time_comes_from_outside_and_the_system_s_clock_is_a_default_alone()
    {
        // Reading PDFs keeps its limit of time while it runs hostile code paths; it goes with PdfPig.
        string[] exempt = [Path.Combine("Documents", "PdfPig"), "DependencyInjection"];
        Files()
            .Where(file => !exempt.Any(part => file.Contains(part, StringComparison.Ordinal)))
            .SelectMany(file => File.ReadLines(file).Where(line => line.Contains("TimeProvider.System", StringComparison.Ordinal)).Select(line => (File: Path.GetFileName(file), Line: line.Trim())))
            .Where(use => !use.Line.Contains("?? TimeProvider.System", StringComparison.Ordinal) && !use.Line.StartsWith("///", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_long_list_of_parameters_has_a_line_for_each() =>
        Files()
            .SelectMany(file => File.ReadLines(file).Where(IsCrowded).Select(line => $"{Path.GetFileName(file)}: {line.Trim()}"))
            .ShouldBeEmpty();

    private static bool IsCrowded(string line)
    {
        if (line.Length <= MostColumns || !Declaration().IsMatch(line))
            return false;

        // Generic arguments, tuples and default values hold commas too: only those of the list itself count.
        int depth = 0, parameters = 1;
        for (int index = line.IndexOf('('); index < line.Length; index++)
        {
            depth += line[index] is '(' or '<' or '[' ? 1 : line[index] is ')' or ']' || (line[index] == '>' && line[index - 1] != '=') ? -1 : 0;
            if (depth == 0)
                break;
            if (depth == 1 && line[index] == ',')
                parameters++;
        }

        return parameters >= 4;
    }

    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "node_modules"));

    private static string ThisFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    // An access modifier, then names and types without an initialiser, then a parenthesis that follows a name.
    [GeneratedRegex(@"^\s*(?:public|private|internal|protected)\b[^=""(]*[\w>]\(", RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();

    // Nested types are indented.
    [GeneratedRegex(@"^public\s+(?:(?:static|sealed|abstract|partial|readonly|unsafe|ref)\s+)*(?:class|record|struct|enum|interface|delegate)\b", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex PublicType();
}
