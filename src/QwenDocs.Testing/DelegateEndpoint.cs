using QwenDocs.Endpoints;
using QwenDocs.Tokens;

namespace QwenDocs.Testing;

/// <summary>An endpoint that does what a test's function says, and counts how often: wait, fail, answer.</summary>
/// <param name="name">The name of the endpoint.</param>
/// <param name="answer">Answers a request; it may be called from several threads at once.</param>
public sealed class DelegateEndpoint(string name, Func<ModelRequest, CancellationToken, Task<ModelResponse>> answer) : ModelEndpoint
{
    private int _calls;

    /// <summary>Initializes a new instance of the <see cref="DelegateEndpoint"/> class that answers at once.</summary>
    /// <param name="name">The name of the endpoint.</param>
    /// <param name="answer">Answers a request.</param>
    public DelegateEndpoint(string name, Func<ModelResponse> answer)
        : this(name, (_, _) => Task.FromResult(answer()))
    {
    }

    /// <summary>Gets the number of requests so far.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <inheritdoc/>
    public override string Name => name;

    /// <summary>Makes an answer that came to its end, of 100 prompt and 10 completion tokens.</summary>
    /// <param name="content">The text, usually JSON.</param>
    /// <param name="cost">The price in US dollars.</param>
    /// <returns>The answer.</returns>
    public static ModelResponse Answer(string content = "{}", decimal cost = 0.001m) =>
        new() { Model = "m", Content = content, FinishReason = FinishReason.Stop, Usage = new TokenUsage(100, 10, cost) { IsEstimated = true } };

    /// <inheritdoc/>
    public override Task<ModelResponse> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Interlocked.Increment(ref _calls);
        return answer(request, cancellationToken);
    }
}
