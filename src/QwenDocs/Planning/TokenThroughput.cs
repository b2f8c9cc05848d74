namespace QwenDocs.Planning;

/// <summary>How fast a server is.</summary>
/// <param name="PromptPerSecond">The tokens of a request that it reads in a second, pictures included; above 0.</param>
/// <param name="CompletionPerSecond">The tokens of an answer that it writes in a second, for one request; above 0.</param>
public readonly record struct TokenThroughput(double PromptPerSecond, double CompletionPerSecond);
