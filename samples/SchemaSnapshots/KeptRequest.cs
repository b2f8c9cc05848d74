using QwenDocs.Endpoints;

namespace SchemaSnapshots;

/// <summary>Keeps the request that a model would have been sent, and answers it with a text.</summary>
internal sealed class KeptRequest(string answer) : ModelEndpoint
{
    public ChatRequest? Request { get; private set; }

    public override string Name => "kept";

    public override Task<ChatCompletion> CompleteAsync(ChatRequest request, CancellationToken cancellationToken = default)
    {
        Request = request;
        return Task.FromResult(new ChatCompletion { Model = request.Model, Content = answer, FinishReason = FinishReason.Stop });
    }
}
