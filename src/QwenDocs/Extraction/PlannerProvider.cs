using QwenDocs.Endpoints;
using QwenDocs.Extraction.Examples;
using QwenDocs.Planning;
using QwenDocs.Rendering;
using QwenDocs.Tokens;

namespace QwenDocs.Extraction;

/// <summary>Holds the planner: at first one by the model's profile and the options, later one by what the endpoint said of itself.</summary>
internal sealed class PlannerProvider : IDisposable
{
    // The least that PlanningOptions.CompletionTokens may be.
    private const int MinCompletionTokens = 64;

    private readonly ModelEndpoint _endpoint;
    private readonly ExtractorOptions _options;
    private readonly RenderingEngine _renderer;
    private readonly ExampleMessages _examples;
    private readonly VisionModelProfile _profile;
    private readonly SemaphoreSlim _learning = new(1);
    private volatile State _state;

    public PlannerProvider(ModelEndpoint endpoint, ExtractorOptions options, RenderingEngine renderer, ExampleMessages examples)
    {
        _endpoint = endpoint;
        _options = options;
        _renderer = renderer;
        _examples = examples;
        _profile = options.Profile ?? VisionModelProfile.ForName(endpoint.Model ?? options.Model);
        _state = new State(CreatePlanner(_profile, options.Planning), null);
    }

    /// <summary>Gets the planner that plans are made with now.</summary>
    public ExtractionPlanner Current => _state.Planner;

    /// <summary>Gets what the endpoint said, or <see langword="null"/> when it was not asked.</summary>
    public ModelLimits? Limits => _state.Limits;

    /// <summary>Asks the endpoint once, if the options want it. A failure is forgotten: the next document asks again.</summary>
    public async ValueTask LearnOnceAsync(CancellationToken cancellationToken)
    {
        if (_options.PlanBy == PlanningLimits.Profile || Limits is not null)
            return;
        await _learning.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (Limits is null)
                await LearnAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _learning.Release();
        }
    }

    /// <summary>Asks the endpoint, and plans by its answer from now on.</summary>
    public async Task<ModelLimits> LearnAsync(CancellationToken cancellationToken)
    {
        ModelLimits limits = await _endpoint.GetModelLimitsAsync(_options.Model, cancellationToken).ConfigureAwait(false);
        if (limits.AcceptsImages == false)
        {
            string models = string.Join(", ", limits.Offers.Where(offer => offer.AcceptsImages == false).Select(offer => offer.Model).Distinct());
            throw new EndpointException(EndpointError.NoImageInput, _endpoint.Name, $"the model {models} takes no pictures, by what the endpoint says of it. Use a vision model such as Qwen2.5-VL; llama.cpp needs its projector file too (--mmproj)");
        }

        VisionModelProfile profile = _profile with { ContextTokens = ContextTokens(limits) };
        PlanningOptions planning = _options.Planning.With(
            Math.Max(MinCompletionTokens, Math.Min(_options.Planning.CompletionTokens, limits.MaxCompletionTokens ?? int.MaxValue)),
            Price(limits));
        _state = new State(CreatePlanner(profile, planning), limits);
        return limits;
    }

    public void Dispose() => _learning.Dispose();

    private ExtractionPlanner CreatePlanner(VisionModelProfile profile, PlanningOptions planning) => new(profile, planning, _renderer, _endpoint.GetSchemaPrompt) { Examples = _examples.SizeOf };

    // A profile that the application gave is a limit of its own; one that was found by a name is a guess.
    private int ContextTokens(ModelLimits limits) => limits.ContextTokens switch
    {
        null => _profile.ContextTokens,
        { } limit when _options.Profile is not null => Math.Min(limit, _profile.ContextTokens),
        { } limit => limit,
    };

    // A cap on the price means nothing where all is free: the options' own price keeps its sense then.
    private TokenPrice Price(ModelLimits limits) =>
        _options.PlanBy == PlanningLimits.EndpointWithPrice && limits.Price is { } price && (price != TokenPrice.Free || _options.Planning.Cap.MaxCostUsd is null)
            ? price
            : _options.Planning.Price;

    private sealed record State(ExtractionPlanner Planner, ModelLimits? Limits);
}
