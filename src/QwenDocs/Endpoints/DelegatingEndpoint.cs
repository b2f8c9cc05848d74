using QwenDocs.Schemas;
using QwenDocs.Tokens;

namespace QwenDocs.Endpoints;

/// <summary>The base of endpoints that stand before another one: a cache, a throttle, a recorder, a filter of one's own.</summary>
/// <remarks>
/// Every member passes on to the inner endpoint; override what differs. Streams go through <see cref="CompleteAsync"/>, so that one
/// override serves both. What plans are made by (<see cref="ModelEndpoint.Model"/>,
/// <see cref="GetModelLimitsAsync"/>, <see cref="GetSchemaPrompt"/>) passes on too, so that putting an endpoint before another changes no plan.
/// </remarks>
public abstract class DelegatingEndpoint : ModelEndpoint
{
    /// <summary>Initializes a new instance of the <see cref="DelegatingEndpoint"/> class.</summary>
    /// <param name="inner">The endpoint that requests are passed on to; the caller disposes of it.</param>
    protected DelegatingEndpoint(ModelEndpoint inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        Inner = inner;
    }

    /// <inheritdoc/>
    public override string Name => Inner.Name;

    /// <inheritdoc/>
    public override string ProviderName => Inner.ProviderName;

    /// <inheritdoc/>
    public override Uri? Address => Inner.Address;

    /// <inheritdoc/>
    public override string? Model => Inner.Model;

    /// <inheritdoc/>
    public override bool SupportsCorrection => Inner.SupportsCorrection;

    /// <inheritdoc/>
    public override bool SupportsPageText => Inner.SupportsPageText;

    /// <inheritdoc/>
    internal override bool TakesPageWords => Inner.TakesPageWords;

    /// <summary>Gets the endpoint that requests are passed on to.</summary>
    protected ModelEndpoint Inner { get; }

    /// <inheritdoc/>
    public override Task<ModelLimits> GetModelLimitsAsync(string model, CancellationToken cancellationToken = default) => Inner.GetModelLimitsAsync(model, cancellationToken);

    /// <inheritdoc/>
    public override VisionModelProfile LimitPictures(VisionModelProfile profile) => Inner.LimitPictures(profile);

    /// <inheritdoc/>
    public override string? GetSchemaPrompt(RecordSchema schema) => Inner.GetSchemaPrompt(schema);

    /// <inheritdoc/>
    public override Task<ModelResponse> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default) => Inner.CompleteAsync(request, cancellationToken);
}
