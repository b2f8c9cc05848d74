using Microsoft.Extensions.FileSystemGlobbing;

namespace QwenDocs.Cli.Batches;

/// <summary>A file to work on.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Name">What it is called in results: the path as it was given, or relative to the folder that was given; slashes forward.</param>
internal sealed record InputFile(string Path, string Name)
{
    private static readonly string[] Extensions = [".pdf", ".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif", ".tif", ".tiff"];

    public static bool IsMany(string argument) => Directory.Exists(argument) || IsPattern(argument);

    /// <exception cref="UsageException">A pattern matches nothing, or a folder has no document.</exception>
    public static IReadOnlyList<InputFile> Find(IEnumerable<string> arguments)
    {
        List<InputFile> files = [];
        foreach (string argument in arguments)
            files.AddRange(Find(argument));
        return files;
    }

    private static bool IsPattern(string argument) => argument.AsSpan().ContainsAny('*', '?') && !File.Exists(argument);

    private static InputFile[] Find(string argument)
    {
        if (Directory.Exists(argument))
        {
            InputFile[] all = In(argument, "**/*", path => Extensions.Contains(System.IO.Path.GetExtension(path), StringComparer.OrdinalIgnoreCase));
            return all.Length > 0 ? all : throw new UsageException($"There is no document in {argument}.");
        }

        if (!IsPattern(argument))
            return [new InputFile(argument, argument.Replace('\\', '/'))];

        // The folders before the first wildcard are where the search begins.
        string normal = argument.Replace('\\', '/');
        int wild = normal.AsSpan().IndexOfAny('*', '?');
        int split = normal.LastIndexOf('/', wild);
        InputFile[] found = In(split < 0 ? "." : split == 0 ? "/" : normal[..split], normal[(split + 1)..], static _ => true);
        return found.Length > 0 ? found : throw new UsageException($"No file matches {argument}.");
    }

    private static InputFile[] In(string folder, string pattern, Func<string, bool> isWanted)
    {
        if (!Directory.Exists(folder))
            return [];
        Matcher matcher = new(StringComparison.OrdinalIgnoreCase);
        matcher.AddInclude(pattern);
        return
        [
            .. matcher.GetResultsInFullPath(folder)
                .Where(isWanted)
                .Select(path => new InputFile(path, System.IO.Path.GetRelativePath(folder, path).Replace('\\', '/')))
                .OrderBy(file => file.Name, StringComparer.Ordinal),
        ];
    }
}
