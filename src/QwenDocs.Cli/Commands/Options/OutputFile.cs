namespace QwenDocs.Cli.Commands.Options;

/// <summary>A file that a command will write.</summary>
internal static class OutputFile
{
    /// <summary>Says at once what would else fail at the end, when everything is paid.</summary>
    /// <exception cref="UsageException">There is no folder for the file, or the file cannot be written.</exception>
    public static void Check(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is not { } folder || !Directory.Exists(folder))
            throw new UsageException($"There is no folder for {path}.");
        bool isThere = File.Exists(path);
        try
        {
            using (new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite))
            {
            }

            if (!isThere)
                File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be written: {exception.Message}");
        }
    }
}
