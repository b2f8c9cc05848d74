namespace QwenDocs.Documents.PdfPig.Limits;

/// <summary>
/// Runs parsers of foreign files, each on a thread of its own: its stack is known to be deep enough for the nesting that they allow,
/// and the process can end, and the caller go on, while it is stuck.
/// </summary>
/// <remarks>
/// A thread that is stuck cannot be stopped in .NET; it keeps a processor busy. Those that callers gave up are counted until they end, and
/// beyond a number of them no further parser is started: hostile files then cost refusals and not the whole machine.
/// </remarks>
/// <param name="maxAbandoned">How many threads may be stuck at the same time.</param>
internal sealed class ParsingThreads(int maxAbandoned)
{
    private const int StackBytes = 16 << 20;

    private int _abandoned;

    /// <summary>Gets the threads of this process. Processors are what stuck threads use up, and a process has one set of them.</summary>
    public static ParsingThreads OfProcess { get; } = new(Math.Clamp(Environment.ProcessorCount / 2, 1, 8));

    /// <summary>Gets how many threads may be stuck at the same time.</summary>
    public int MaxAbandoned => maxAbandoned;

    /// <summary>Gets how many threads were given up and still run.</summary>
    public int Abandoned => Volatile.Read(ref _abandoned);

    /// <summary>Starts a parser, or returns <see langword="null"/> when too many threads are stuck.</summary>
    public Task<T>? TryRun<T>(Func<T> parse)
    {
        if (Abandoned >= maxAbandoned)
            return null;
        var outcome = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(
            () =>
            {
                try
                {
                    outcome.SetResult(parse());
                }
                catch (Exception exception)
                {
                    outcome.SetException(exception);
                }
            },
            StackBytes)
        {
            IsBackground = true,
            Name = "QwenDocs PDF",
        };
        thread.Start();
        return outcome.Task;
    }

    /// <summary>Counts a parser that its caller no longer waits for, until it ends.</summary>
    /// <returns>A task that ends when the parser has ended and no longer counts.</returns>
    public Task Abandon(Task parsing)
    {
        Interlocked.Increment(ref _abandoned);
        return parsing.ContinueWith(
            ended =>
            {
                // Nobody else looks at what went wrong there.
                _ = ended.Exception;
                Interlocked.Decrement(ref _abandoned);
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }
}
