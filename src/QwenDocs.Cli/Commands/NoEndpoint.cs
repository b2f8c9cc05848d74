using QwenDocs.Endpoints;

namespace QwenDocs.Cli.Commands;

/// <summary>Stands where planning needs no endpoint.</summary>
internal sealed class NoEndpoint : ModelEndpoint
{
    private NoEndpoint()
    {
    }

    public static NoEndpoint Instance { get; } = new();

    public override string Name => "none";

    public override Task<ModelResponse> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("A plan sends nothing.");
}
