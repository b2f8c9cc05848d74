using System.Reflection;
using Spectre.Console;

namespace QwenDocs.Samples.Tests;

/// <summary>A sample as a person runs it: its own program, from its own entry, in this process.</summary>
internal sealed record SampleRun(int ExitCode, string Output)
{
    // The console of Spectre and the environment are the process's.
    private static readonly SemaphoreSlim Turn = new(1);

    public static async Task<SampleRun> StartAsync(Assembly sample, params string[] args)
    {
        await Turn.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            // A developer's key must not make the tests ask a model.
            Environment.SetEnvironmentVariable("OPENROUTER_API_KEY", null);
            using StringWriter output = new() { NewLine = "\n" };
            AnsiConsole.Console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(output) });
            AnsiConsole.Profile.Width = 160;
            object? exit = await Task.Run(() => sample.EntryPoint!.Invoke(null, [args]), TestContext.Current.CancellationToken);
            return new SampleRun((int)exit!, output.ToString());
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>Returns the only line that holds a text, its cells parted by one space.</summary>
    public string Line(string text) => string.Join(' ', Output.Split('\n').Where(line => line.Contains(text, StringComparison.Ordinal)).ShouldHaveSingleItem(text).Split([' ', '│'], StringSplitOptions.RemoveEmptyEntries));
}
