namespace QwenDocs.Tokens;

/// <summary>How fast a server is.</summary>
/// <param name="PromptPerSecond">The tokens of a request that it reads in a second, pictures included; above 0.</param>
/// <param name="CompletionPerSecond">The tokens of an answer that it writes in a second, for one request; above 0.</param>
public readonly record struct TokenThroughput(double PromptPerSecond, double CompletionPerSecond)
{
    /// <summary>Gets an assumption for where nothing better is known: 2,000 prompt and 40 answer tokens a second, as one request sees a 72B model behind a service. It is not measured; give your server's own.</summary>
    public static TokenThroughput Default { get; } = new(2_000, 40);

    /// <summary>Computes how long requests take one after another.</summary>
    /// <param name="promptTokens">The tokens of requests.</param>
    /// <param name="completionTokens">The tokens of answers.</param>
    /// <returns>The time, waiting in queues and on the network not counted.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A rate is 0 or below.</exception>
    public TimeSpan EstimateDuration(long promptTokens, long completionTokens)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(PromptPerSecond);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(CompletionPerSecond);
        return TimeSpan.FromSeconds((promptTokens / PromptPerSecond) + (completionTokens / CompletionPerSecond));
    }
}
