using QwenDocs.Endpoints;
using QwenDocs.Endpoints.Errors;
using QwenDocs.Extraction.Examples;
using QwenDocs.Extraction.ServerUsage;
using QwenDocs.Grounding;
using QwenDocs.Planning;
using QwenDocs.Planning.SecondLooks;
using QwenDocs.Rendering;
using QwenDocs.Schemas;
using QwenDocs.Tokens;
using QwenDocs.Validation;

namespace QwenDocs.Extraction;

/// <summary>Holds the planner: at first one by the model's profile and the options, later one by what the endpoint said of itself.</summary>
internal sealed class PlannerProvider : IDisposable
{
    // The least that PlanningOptions.CompletionTokens may be.
    private const int MinCompletionTokens = 64;

    // Smaller pictures than this hold no legible page.
    private const int SmallestLearnedTokens = 256;
    private const int MaxPagesAfterLargeBody = 8;

    private readonly ModelEndpoint _endpoint;
    private readonly ExtractorOptions _options;
    private readonly RenderingEngine _renderer;
    private readonly ExampleMessages _examples;
    private readonly VisionModelProfile _profile;
    private readonly bool _isKnownModel;
    private readonly SemaphoreSlim _learning = new(1);
    private readonly Lock _gate = new();
    private (int ContextTokens, long MaxPixels, int? MaxPages)? _narrowed;
    private volatile State _state;

    public PlannerProvider(ModelEndpoint endpoint, ExtractorOptions options, RenderingEngine renderer, ExampleMessages examples)
    {
        _endpoint = endpoint;
        _options = options;
        _renderer = renderer;
        _examples = examples;
        string model = endpoint.Model ?? options.Model;
        _isKnownModel = options.Profile is not null || VisionModelProfile.TryForName(model, out _);
        _profile = endpoint.LimitPictures(options.Profile ?? (VisionModelProfile.TryForName(model, out VisionModelProfile? profile) ? profile : VisionModelProfile.Qwen25VL));
        _state = new State(Planner(_profile, options.Planning), null);
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
        lock (_gate)
            _state = new State(Planner(profile, planning), limits);
        return limits;
    }

    /// <summary>Learns from a refusal what the endpoint takes: its window, how many pictures in one request, how large they may be.</summary>
    /// <param name="exception">The refusal.</param>
    /// <param name="planner">The planner of the request that was refused.</param>
    /// <returns>Whether the document is worth being planned again: something new was learnt, by this document or by one beside it.</returns>
    public bool LearnFrom(EndpointException exception, ExtractionPlanner planner)
    {
        lock (_gate)
        {
            // Another document has met the same limit in the meantime.
            if (!ReferenceEquals(planner, _state.Planner) && exception.Refused is not RefusedSize.None)
                return true;
            return LearnNarrower(exception, planner) is { } narrower && Narrow(narrower.Profile, narrower.MaxPages);
        }
    }

    /// <summary>Learns the window at which answers ended before their own limit.</summary>
    public void LearnFrom(IReadOnlyList<AnsweredRequest> answered)
    {
        foreach (AnsweredRequest request in answered)
        {
            if (ServerFindings.WindowOf(request.Planned, request.Response) is not { } window)
                continue;
            lock (_gate)
            {
                ExtractionPlanner planner = _state.Planner;
                // Smaller than what a request needs, it would only refuse every document: the finding tells it instead.
                if (window < planner.Profile.ContextTokens && window >= 2 * planner.Options.CompletionTokens)
                    Narrow(planner.Profile with { ContextTokens = window }, planner.Options.RequestSplitting.MaxPages);
            }
        }
    }

    /// <summary>Gets what to tell the model about thinking, or <see langword="null"/> where it does not think, or is left to itself.</summary>
    public ThinkingOptions? Thinking => _options.Thinking is { } thinking && (thinking.IsEnabled || CanThink) ? thinking : null;

    /// <summary>Gets the tokens kept for thoughts of the model.</summary>
    public int ThinkingTokens => Thinking is { IsEnabled: true, ReservedTokens: var thoughts } ? thoughts : 0;

    /// <summary>Gets the doubt about a profile that was not found by the model's name, or <see langword="null"/> where there is none.</summary>
    public Finding? Doubt => _isKnownModel ? null : Finding.Warning(
        FieldPath.Root,
        $"the name {_endpoint.Model ?? _options.Model} tells no family of models: pages were sized, and boxes read, as for {_profile.Name}; ExtractorOptions.Profile says which it is",
        code: ServerCodes.UnknownModel);

    private bool CanThink => _profile.CanThink || Limits?.Offers.Any(static offer => offer.SupportedParameters?.Contains("reasoning") == true) == true;

    public void Dispose() => _learning.Dispose();

    // A profile that the application gave is a limit of its own; one that was found by a name is a guess.
    private int ContextTokens(ModelLimits limits) => limits.ContextTokens switch
    {
        null => _profile.ContextTokens,
        { } limit when _options.Profile is not null => Math.Min(limit, _profile.ContextTokens),
        { } limit => limit,
    };

    // A cap on the price means nothing where all is free: the options' own price keeps its sense then.
    private TokenPrice Price(ModelLimits limits) =>
        _options.PlanBy == PlanningLimits.EndpointWithPrice && limits.Price is { } price && (price != TokenPrice.Free || _options.Planning.Cost.MaxCostUsd is null)
            ? price
            : _options.Planning.Cost.Price;

    private static (VisionModelProfile Profile, int? MaxPages)? LearnNarrower(EndpointException exception, ExtractionPlanner planner)
    {
        VisionModelProfile profile = planner.Profile;
        int? pages = planner.Options.RequestSplitting.MaxPages;
        int square = profile.ResizeFactor * profile.ResizeFactor;
        switch (exception.Refused)
        {
            case RefusedSize.Context when exception.ContextLimit is { } window && window < profile.ContextTokens:
                return (profile with { ContextTokens = window }, pages);
            case RefusedSize.Pictures when exception.RefusedLimit is { } most and > 0 && !(most >= pages):
                return (profile, most);
            case RefusedSize.PictureTokens:
                long area = exception.RefusedLimit is { } tokens && (long)tokens * square < profile.MaxPixels ? (long)tokens * square : profile.MaxPixels / 2;
                return area >= SmallestLearnedTokens * square ? (profile with { MaxPixels = area }, pages) : null;
            // How many bytes a page takes is not known beforehand: fewer pages first, then smaller ones.
            case RefusedSize.Body when pages is null or > 1:
                return (profile, pages is { } before ? before / 2 : MaxPagesAfterLargeBody);
            case RefusedSize.Body:
                return profile.MaxPixels / 2 >= SmallestLearnedTokens * square ? (profile with { MaxPixels = profile.MaxPixels / 2 }, pages) : null;
            default:
                return null;
        }
    }

    private bool Narrow(VisionModelProfile profile, int? maxPages)
    {
        _narrowed = (profile.ContextTokens, profile.MaxPixels, maxPages);
        PlanningOptions planning = _state.Planner.Options.WithMaxPages(maxPages);
        _state = new State(Create(profile, planning), Limits);
        return true;
    }

    // Thoughts count against the limit of an answer, and are paid like it.
    private ExtractionPlanner Planner(VisionModelProfile profile, PlanningOptions planning)
    {
        if (_options.Thinking is { ReservedTokens: > 0 and var thoughts })
            planning = planning.With(Math.Min(131_072, planning.CompletionTokens + thoughts), planning.Cost.Price);
        if (!_endpoint.SupportsPageText)
            planning = planning.WithPictures();
        if (_narrowed is var (window, pixels, pages))
        {
            profile = profile with { ContextTokens = Math.Min(profile.ContextTokens, window), MaxPixels = Math.Min(profile.MaxPixels, pixels) };
            planning = planning.WithMaxPages(pages);
        }

        return Create(profile, planning);
    }

    private ExtractionPlanner Create(VisionModelProfile profile, PlanningOptions planning)
    {
        // An endpoint that would read the same again is not asked for a second look.
        int places = _options.Grounding is { } grounding && grounding.SecondLook.HasFlag(SecondLookReaders.Model) && _endpoint.SupportsCorrection ? grounding.MaxPlacesReadAgain : 0;
        return new ExtractionPlanner(profile, planning, _renderer, _endpoint.GetSchemaPrompt)
        {
            Examples = _examples.SizeOf,
            SecondLook = places == 0 ? null : correction => new SecondLookPlanner(profile, _endpoint.GetSchemaPrompt, ThinkingTokens).PlanMost(places, planning, correction),
        };
    }

    private sealed record State(ExtractionPlanner Planner, ModelLimits? Limits);
}
