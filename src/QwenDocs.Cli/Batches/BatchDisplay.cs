using QwenDocs.Cli.Output;
using Spectre.Console;

namespace QwenDocs.Cli.Batches;

/// <summary>Keeps people informed while a batch runs: a panel that is drawn anew on a terminal, a line now and then elsewhere.</summary>
internal sealed class BatchDisplay(TextWriter error, BatchState state, TimeProvider time)
{
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);

    private readonly bool _isLive = error == Console.Error && !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>Shows the state while work runs.</summary>
    public async Task ShowAsync(Func<Task> work)
    {
        if (!_isLive)
        {
            await WithLinesAsync(work).ConfigureAwait(false);
            return;
        }

        IAnsiConsole console = TableOutput.Open(error);
        await console.Live(BatchView.Panel(state)).StartAsync(async live =>
        {
            Task running = work();
            while (await Task.WhenAny(running, Task.Delay(Redraw, time)).ConfigureAwait(false) != running)
                live.UpdateTarget(BatchView.Panel(state));
            live.UpdateTarget(BatchView.Panel(state));
            await running.ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    /// <summary>Says something at once. On a terminal the numbers of the panel say it.</summary>
    public Task SayAsync(string line) => _isLive ? Task.CompletedTask : error.WriteLineAsync(line.ReplaceLineEndings(" "));

    private async Task WithLinesAsync(Func<Task> work)
    {
        Task running = work();
        while (await Task.WhenAny(running, Task.Delay(BetweenLines, time)).ConfigureAwait(false) != running)
            await error.WriteLineAsync(BatchView.Line(state)).ConfigureAwait(false);
        await running.ConfigureAwait(false);
    }
}
