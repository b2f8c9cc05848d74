using QwenDocs.Endpoints;
using QwenDocs.Tokens;

namespace QwenDocs.Tests.Extraction;

/// <summary>Answers as a test says, and keeps what it was asked.</summary>
internal sealed class ScriptedEndpoint(Func<ModelRequest, ModelResponse> answer) : ModelEndpoint
{
    public ScriptedEndpoint(string content, FinishReason finishReason = FinishReason.Stop)
        : this(_ => new ModelResponse { Model = "scripted-1", Content = content, FinishReason = finishReason, Usage = new TokenUsage(1_000, 50, 0.0003m) })
    {
    }

    public List<ModelRequest> Requests { get; } = [];

    public override string Name => "scripted";

    public override Task<ModelResponse> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (Requests)
        {
            Requests.Add(request);
            return Task.FromResult(answer(request));
        }
    }
}
