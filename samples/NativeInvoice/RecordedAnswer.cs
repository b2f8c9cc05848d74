using QwenDocs.Endpoints;

namespace NativeInvoice;

/// <summary>Answers every request with the text of a file: what a model once said about the sample.</summary>
internal sealed class RecordedAnswer(string path) : ModelEndpoint
{
    public override string Name => "recorded";

    public override async Task<ModelResponse> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default) => new()
    {
        Model = request.Model,
        Content = await File.ReadAllTextAsync(path, cancellationToken),
        FinishReason = FinishReason.Stop,
    };
}
