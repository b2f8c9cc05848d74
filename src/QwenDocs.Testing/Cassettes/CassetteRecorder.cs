using QwenDocs.Endpoints;
using QwenDocs.Schemas;
using QwenDocs.Testing.Cassettes;

namespace QwenDocs.Testing;

/// <summary>Passes requests on and records them with their answers, and what the endpoint says of its model.</summary>
public sealed class CassetteRecorder : DelegatingEndpoint
{
    private readonly Cassette _cassette;

    /// <summary>Initializes a new instance of the <see cref="CassetteRecorder"/> class.</summary>
    /// <param name="cassette">The cassette; save it when the requests are done.</param>
    /// <param name="inner">The endpoint that answers; the caller disposes of it.</param>
    public CassetteRecorder(Cassette cassette, ModelEndpoint inner)
        : base(inner)
    {
        ArgumentNullException.ThrowIfNull(cassette);
        _cassette = cassette;
        _cassette.Describe(inner);
    }

    /// <inheritdoc/>
    public override async Task<ModelLimits> GetModelLimitsAsync(string model, CancellationToken cancellationToken = default)
    {
        ModelLimits limits = await base.GetModelLimitsAsync(model, cancellationToken).ConfigureAwait(false);
        _cassette.Add(model, limits);
        return limits;
    }

    /// <inheritdoc/>
    public override string? GetSchemaPrompt(RecordSchema schema)
    {
        string? prompt = base.GetSchemaPrompt(schema);
        if (prompt is not null)
            _cassette.Add(schema, prompt);
        return prompt;
    }

    /// <inheritdoc/>
    public override async Task<ModelResponse> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        List<string> description = CassetteRequest.Describe(request);
        ModelResponse answer = await base.CompleteAsync(request, cancellationToken).ConfigureAwait(false);
        _cassette.Add(new CassetteEntry(description, answer));
        return answer;
    }
}
