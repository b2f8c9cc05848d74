using QwenDocs.Endpoints;
using QwenDocs.Tokens;

namespace QwenDocs.Tests.Endpoints;

/// <summary>Does what a test says, and counts how often.</summary>
internal sealed class DelegateEndpoint(string name, Func<ModelRequest, CancellationToken, Task<ModelResponse>> answer) : ModelEndpoint
{
    private int _calls;

    public DelegateEndpoint(string name, Func<ModelResponse> answer)
        : this(name, (_, _) => Task.FromResult(answer()))
    {
    }

    public int Calls => Volatile.Read(ref _calls);

    public override string Name => name;

    public static ModelResponse Answer(string content = "{}", decimal cost = 0.001m) =>
        new() { Model = "m", Content = content, FinishReason = FinishReason.Stop, Usage = new TokenUsage(100, 10, cost) };

    public override Task<ModelResponse> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Interlocked.Increment(ref _calls);
        return answer(request, cancellationToken);
    }
}
