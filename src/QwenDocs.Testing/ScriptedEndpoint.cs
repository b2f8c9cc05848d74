using QwenDocs.Endpoints;
using QwenDocs.Tokens;

namespace QwenDocs.Testing;

/// <summary>An endpoint that answers as a test says, at once and without a network, and keeps what it was asked.</summary>
/// <param name="answer">Answers a request; it may be called from several threads at once.</param>
public sealed class ScriptedEndpoint(Func<ModelRequest, ModelResponse> answer) : ModelEndpoint
{
    private readonly Lock _gate = new();
    private readonly List<ModelRequest> _requests = [];

    /// <summary>Initializes a new instance of the <see cref="ScriptedEndpoint"/> class that always gives the same answer, of 50 completion tokens and as many prompt tokens as the request was planned with, at least 1,000.</summary>
    /// <param name="content">The text, usually JSON.</param>
    /// <param name="finishReason">Why the model stopped.</param>
    public ScriptedEndpoint(string content, FinishReason finishReason = FinishReason.Stop)
        : this(request => new ModelResponse
        {
            Model = "scripted-1",
            Content = content,
            FinishReason = finishReason,
            Usage = new TokenUsage(Math.Max(1_000, request.PromptTokens ?? 0), 50, 0.0003m),
        })
    {
    }

    /// <summary>Gets the requests so far, in order.</summary>
    public IReadOnlyList<ModelRequest> Requests
    {
        get
        {
            lock (_gate)
                return [.. _requests];
        }
    }

    /// <inheritdoc/>
    public override string Name => "scripted";

    /// <inheritdoc/>
    public override Task<ModelResponse> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
            _requests.Add(request);
        return Task.FromResult(answer(request));
    }
}
