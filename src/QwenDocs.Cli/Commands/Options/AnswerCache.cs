using Microsoft.Extensions.Caching.Distributed;
using NeoSmart.Caching.Sqlite;

namespace QwenDocs.Cli.Commands.Options;

/// <summary>Answers of models in a folder, so that no run and no crash pays the same request twice: a SQLite database.</summary>
internal sealed class AnswerCache : IDisposable
{
    private readonly SqliteCache _cache;

    private AnswerCache(SqliteCache cache) => _cache = cache;

    public IDistributedCache Cache => _cache;

    public static string FileIn(string folder) => Path.Combine(folder, "answers.db");

    /// <exception cref="UsageException">The folder cannot be made, or written to.</exception>
    public static AnswerCache Open(string folder)
    {
        try
        {
            // Answers are what the documents say: a folder that is made here is for its owner alone.
            if (!Directory.Exists(folder) && !OperatingSystem.IsWindows())
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--cache {folder} cannot be used: {exception.Message}");
        }

        // An endpoint takes a cache that fails for an empty one: what would never keep an answer is said before anything is paid.
        OutputFile.Check(FileIn(folder));
        return new AnswerCache(new SqliteCache(new SqliteCacheOptions { CachePath = FileIn(folder) }));
    }

    public void Dispose() => _cache.Dispose();
}
