namespace QwenDocs.Documents.PdfPig;

/// <summary>
/// Runs parsers of foreign files on a thread of their own: its stack is known to be deep enough for the nesting that they allow,
/// and the process can end, and the caller go on, while it is stuck.
/// </summary>
internal static class ParsingThread
{
    private const int StackBytes = 16 << 20;

    public static Task<T> RunAsync<T>(Func<T> parse)
    {
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
}
