using System.Diagnostics;
using System.Text.RegularExpressions;

namespace QwenDocs.Benchmarks.Pipelines;

/// <summary>A PostgreSQL server on this machine, which is stopped and started as it was.</summary>
internal sealed partial class LocalPostgresql
{
    private readonly string _data;
    private readonly string _program;
    private readonly string _options;

    private LocalPostgresql(string data, string program, string options)
    {
        _data = data;
        _program = program;
        _options = options;
    }

    /// <summary>Finds the server of a run by what it says of itself.</summary>
    public static async Task<LocalPostgresql> FindAsync(QueueRun run)
    {
        string data = await run.ReadAsync("SHOW data_directory").ConfigureAwait(false);

        // The server's program, then each argument in quotes: the first two name the folder.
        string[] arguments = [.. Quoted().Matches(await File.ReadAllTextAsync(Path.Combine(data, "postmaster.opts")).ConfigureAwait(false)).Select(match => match.Value)];
        string program = arguments[0].Trim('"');
        string options = string.Join(' ', arguments.Skip(3).Select(argument => $"'{argument.Trim('"')}'"));
        return new LocalPostgresql(data, Path.Combine(Path.GetDirectoryName(program)!, "pg_ctl"), options);
    }

    /// <summary>Ends the server without a checkpoint, as a crash does.</summary>
    public Task StopAtOnceAsync() => ControlAsync("stop", "--mode", "immediate");

    public Task StartAsync() => ControlAsync("start", "--wait", "--log", Path.Combine(_data, "log"), "--options", _options);

    // The server refuses root: its folder's owner runs it.
    private async Task ControlAsync(string command, params string[] arguments)
    {
        bool isRoot = Environment.UserName == "root";
        ProcessStartInfo start = new(isRoot ? "runuser" : _program);
        if (isRoot)
        {
            foreach (string argument in new[] { "-u", "postgres", "--", _program })
                start.ArgumentList.Add(argument);
        }

        foreach (string argument in (string[])[command, "--pgdata", _data, "--silent", .. arguments])
            start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        await process.WaitForExitAsync().ConfigureAwait(false);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"pg_ctl {command} ended with {process.ExitCode}.");
    }

    [GeneratedRegex("\"[^\"]*\"|[^\\s\"]+")]
    private static partial Regex Quoted();
}
