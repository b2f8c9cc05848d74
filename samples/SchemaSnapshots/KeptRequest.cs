using QwenDocs.Endpoints;

namespace SchemaSnapshots;

/// <summary>Keeps the request that a model would have been sent, and answers it with a text.</summary>
internal sealed class KeptRequest(string answer) : ModelEndpoint
{
    public ModelRequest? Request { get; private set; }

    public override string Name => "kept";

    public override Task<ModelResponse> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default)
    {
        Request = request;
        return Task.FromResult(new ModelResponse { Model = request.Model, Content = answer, FinishReason = FinishReason.Stop });
    }
}
