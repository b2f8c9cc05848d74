using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization.Metadata;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Planning;
using QwenDocs.Rendering;
using QwenDocs.Schemas;
using QwenDocs.Tokens;
using QwenDocs.Validation;

namespace QwenDocs.Extraction;

/// <summary>Extracts typed records from documents: opens, plans, renders, asks the model, reads and checks the answer.</summary>
/// <remarks>One extractor serves a whole process, from any number of threads.</remarks>
public sealed class DocumentExtractor : IDisposable
{
    private readonly ModelEndpoint _endpoint;
    private readonly bool _ownsEndpoint;
    private readonly ExtractorOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ExtractionPlanner _planner;
    private readonly PageRenderer _renderer;
    private readonly RecordValidator _validator;

    /// <summary>Initializes a new instance of the <see cref="DocumentExtractor"/> class.</summary>
    /// <param name="endpoint">What answers the requests; the caller disposes of it, if it is disposable.</param>
    /// <param name="options">The options, or <see langword="null"/> for the defaults. They must not change afterwards.</param>
    /// <param name="timeProvider">The clock, or <see langword="null"/> for the system's.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public DocumentExtractor(ModelEndpoint endpoint, ExtractorOptions? options = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        _endpoint = endpoint;
        _options = options ?? new ExtractorOptions();
        ArgumentException.ThrowIfNullOrEmpty(_options.Model);
        OptionRange.Check(_options.Temperature, 0, 2);
        _options.Answering.Validate();
        _timeProvider = timeProvider ?? TimeProvider.System;
        DailyBudget = _options.Answering.DailyBudgetUsd is { } limit ? SpendingBudget.Daily(limit, _timeProvider) : null;
        Profile = _options.Profile ?? VisionModel.ForName(endpoint.Model ?? _options.Model);
        _renderer = new PageRenderer(_options.Rendering, _timeProvider);
        _planner = new ExtractionPlanner(Profile, _options.Planning, _renderer);
        _validator = new RecordValidator(_options.Rules);
    }

    private DocumentExtractor(ChatCompletionsEndpoint endpoint, ExtractorOptions? options, bool ownsEndpoint)
        : this(endpoint, options) => _ownsEndpoint = ownsEndpoint;

    /// <summary>Gets the profile of the model that pages are sized for.</summary>
    public VisionModel Profile { get; }

    /// <summary>Gets what the answers so far have taught about the endpoint's own way of counting tokens; later plans take it into account.</summary>
    public TokenCalibration Calibration { get; } = new();

    /// <summary>Gets the budget of the day, or <see langword="null"/> where the options set none.</summary>
    public SpendingBudget? DailyBudget { get; }

    /// <summary>Makes an extractor that asks OpenRouter.</summary>
    /// <param name="apiKey">The key.</param>
    /// <param name="options">The options, or <see langword="null"/> for the defaults.</param>
    /// <returns>The extractor. Keep it for the application's life: it holds the connections and the compiled renderer.</returns>
    /// <exception cref="ArgumentException">The key is empty or malformed, or an option is outside its range.</exception>
    public static DocumentExtractor OpenRouter(string apiKey, ExtractorOptions? options = null) =>
        new(ChatCompletionsEndpoint.OpenRouter(apiKey), options, ownsEndpoint: true);

    /// <summary>Makes an extractor that asks a server of one's own.</summary>
    /// <param name="baseAddress">The address, such as <c>http://localhost:11434/v1</c>.</param>
    /// <param name="model">The model by the server's name for it.</param>
    /// <param name="kind">What runs there; the default speaks to any OpenAI-compatible server.</param>
    /// <param name="options">The options, or <see langword="null"/> for the defaults.</param>
    /// <returns>The extractor. Keep it for the application's life: it holds the connections and the compiled renderer.</returns>
    /// <exception cref="ArgumentException">The address is no absolute http or https address, or an option is outside its range.</exception>
    public static DocumentExtractor ForServer(Uri baseAddress, string model, EndpointKind kind = EndpointKind.OpenAICompatible, ExtractorOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(model);
        return new(ChatCompletionsEndpoint.ForServer(baseAddress, kind, model), options, ownsEndpoint: true);
    }

    /// <summary>Extracts a record from a file.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="path">The path of a PDF or picture.</param>
    /// <param name="cancellationToken">Ends the extraction.</param>
    /// <returns>The record with all that is known about it.</returns>
    /// <exception cref="DocumentException">The file is refused, or a page cannot be rendered.</exception>
    /// <exception cref="PlanningException">The document does not fit the window, or passes a cap.</exception>
    /// <exception cref="EndpointException">The endpoint failed.</exception>
    [RequiresUnreferencedCode(ReflectionWarning)]
    [RequiresDynamicCode(ReflectionWarning)]
    public Task<ExtractionResult<T>> ExtractAsync<T>(string path, CancellationToken cancellationToken = default) =>
        ExtractAsync<T>(Document.FromFile(path), null, cancellationToken);

    /// <summary>Extracts a record from a document.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="document">The document.</param>
    /// <param name="progress">Told how far the extraction is.</param>
    /// <param name="cancellationToken">Ends the extraction.</param>
    /// <returns>The record with all that is known about it.</returns>
    /// <exception cref="DocumentException">The file is refused, or a page cannot be rendered.</exception>
    /// <exception cref="PlanningException">The document does not fit the window, or passes a cap.</exception>
    /// <exception cref="EndpointException">The endpoint failed.</exception>
    [RequiresUnreferencedCode(ReflectionWarning)]
    [RequiresDynamicCode(ReflectionWarning)]
    public Task<ExtractionResult<T>> ExtractAsync<T>(Document document, IProgress<ExtractionProgress>? progress = null, CancellationToken cancellationToken = default) =>
        ExtractAsync<T>(document, RecordSchema.For<T>(), progress, cancellationToken);

    /// <summary>Extracts a record from a document, by the record's JSON contract: for trimmed and native applications.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="document">The document.</param>
    /// <param name="typeInfo">The contract, such as <c>MyJsonContext.Default.Invoice</c>.</param>
    /// <param name="progress">Told how far the extraction is.</param>
    /// <param name="cancellationToken">Ends the extraction.</param>
    /// <returns>The record with all that is known about it.</returns>
    /// <exception cref="DocumentException">The file is refused, or a page cannot be rendered.</exception>
    /// <exception cref="PlanningException">The document does not fit the window, or passes a cap.</exception>
    /// <exception cref="EndpointException">The endpoint failed.</exception>
    public Task<ExtractionResult<T>> ExtractAsync<T>(Document document, JsonTypeInfo<T> typeInfo, IProgress<ExtractionProgress>? progress = null, CancellationToken cancellationToken = default) =>
        ExtractAsync<T>(document, RecordSchema.For(typeInfo), progress, cancellationToken);

    /// <summary>Plans what an extraction would send. Nothing is rendered, and nothing is sent.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="document">The document.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The plan: requests, pages, pixels, tokens, price.</returns>
    /// <exception cref="DocumentException">The file is refused.</exception>
    /// <exception cref="PlanningException">The document does not fit the window, or passes a cap.</exception>
    [RequiresUnreferencedCode(ReflectionWarning)]
    [RequiresDynamicCode(ReflectionWarning)]
    public Task<ExtractionPlan> PlanAsync<T>(Document document, CancellationToken cancellationToken = default) =>
        PlanAsync(document, RecordSchema.For<T>(), cancellationToken);

    /// <summary>Plans what an extraction would send, by the record's JSON contract. Nothing is rendered, and nothing is sent.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="document">The document.</param>
    /// <param name="typeInfo">The contract, such as <c>MyJsonContext.Default.Invoice</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The plan: requests, pages, pixels, tokens, price.</returns>
    /// <exception cref="DocumentException">The file is refused.</exception>
    /// <exception cref="PlanningException">The document does not fit the window, or passes a cap.</exception>
    public Task<ExtractionPlan> PlanAsync<T>(Document document, JsonTypeInfo<T> typeInfo, CancellationToken cancellationToken = default) =>
        PlanAsync(document, RecordSchema.For(typeInfo), cancellationToken);

    /// <summary>Divides a file that holds several papers, and extracts each as its kind.</summary>
    /// <param name="document">The document.</param>
    /// <param name="kinds">The kinds of paper that it may hold.</param>
    /// <param name="progress">Told how far the extraction is.</param>
    /// <param name="cancellationToken">Ends the extraction.</param>
    /// <returns>The documents of the bundle. One that fails is a part with its failure, and the others come all the same.</returns>
    /// <exception cref="ArgumentException">There is no kind.</exception>
    /// <exception cref="DocumentException">The file is refused, or a page cannot be rendered for the look.</exception>
    /// <exception cref="PlanningException">The window is too small for the look, or the look passes a cap.</exception>
    /// <exception cref="BudgetException">A budget does not have the price of the look.</exception>
    /// <exception cref="EndpointException">The endpoint failed before the bundle was divided.</exception>
    public async Task<BundleResult> ExtractBundleAsync(Document document, BundleKinds kinds, IProgress<ExtractionProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        using ExtractionScope scope = OpenScope();
        return await ExtractBundleAsync(document, kinds, progress, scope, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Plans what dividing a file and extracting its papers would send: the look exactly, the papers by bounds. Nothing is rendered, and nothing is sent.</summary>
    /// <param name="document">The document.</param>
    /// <param name="kinds">The kinds of paper that it may hold.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentException">There is no kind.</exception>
    /// <exception cref="DocumentException">The file is refused.</exception>
    /// <exception cref="PlanningException">The window is too small for the look, or the look passes a cap.</exception>
    public async Task<BundlePlan> PlanBundleAsync(Document document, BundleKinds kinds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(kinds);
        PageLook look = kinds.ToLook();
        using DocumentContent content = await document.OpenAsync(_options.Documents, cancellationToken).ConfigureAwait(false);
        return new BundlePlanner(Profile, _options.Planning).Plan(content, kinds, look, Correction);
    }

    /// <summary>Frees the renderer, and closes the connections that the extractor made for itself.</summary>
    public void Dispose()
    {
        _renderer.Dispose();
        if (_ownsEndpoint)
            (_endpoint as IDisposable)?.Dispose();
    }

    private const string ReflectionWarning = "Reads the record type by reflection. In trimmed and native applications use the overload that takes a JsonTypeInfo.";

    private async Task<ExtractionPlan> PlanAsync(Document document, RecordSchema schema, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        using DocumentContent content = await document.OpenAsync(_options.Documents, cancellationToken).ConfigureAwait(false);
        return await _planner.PlanAsync(content, schema, Correction, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Opens what surrounds one extraction, for a batch of them.</summary>
    internal ExtractionScope OpenScope(SpendingBudget? batch = null, SemaphoreSlim? rendering = null) =>
        new(new[] { DailyBudget, batch }.OfType<SpendingBudget>(), _options.Planning, rendering);

    private async Task<ExtractionResult<T>> ExtractAsync<T>(Document document, RecordSchema schema, IProgress<ExtractionProgress>? progress, CancellationToken cancellationToken)
    {
        using ExtractionScope scope = OpenScope();
        return await ExtractAsync<T>(document, schema, progress, scope, cancellationToken).ConfigureAwait(false);
    }

    internal async Task<ExtractionResult<T>> ExtractAsync<T>(Document document, RecordSchema schema, IProgress<ExtractionProgress>? progress, ExtractionScope scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        long started = _timeProvider.GetTimestamp();
        progress?.Report(new ExtractionProgress(ExtractionStage.Planning, 0, 1));
        using DocumentContent content = await document.OpenAsync(_options.Documents, cancellationToken).ConfigureAwait(false);
        ExtractionPlan plan = await _planner.PlanAsync(content, schema, Correction, cancellationToken).ConfigureAwait(false);
        TimeSpan planning = _timeProvider.GetElapsedTime(started);

        scope.Reserve(plan);
        return await CarryOutAsync<T>(content, plan, schema, progress, scope, started, planning, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Carries out a plan whose price is reserved.</summary>
    private async Task<ExtractionResult<T>> CarryOutAsync<T>(DocumentContent content, ExtractionPlan plan, RecordSchema schema, IProgress<ExtractionProgress>? progress, ExtractionScope scope, long started, TimeSpan planning, CancellationToken cancellationToken)
    {
        PageScreening? screening = null;
        if (plan.Screening is not null)
            (content, plan, screening) = await ScreeningRun.RunAsync(LookRun(scope), _planner, content, plan, schema, progress, cancellationToken).ConfigureAwait(false);

        RecordCheck check = new(_validator, schema);
        PlanRun run = new(_endpoint, _renderer, _options, _timeProvider, Calibration, scope, check);
        await run.RunAsync(content, plan, schema, progress, cancellationToken).ConfigureAwait(false);

        progress?.Report(new ExtractionProgress(ExtractionStage.Reading, 0, 1));
        (RecordReading reading, IReadOnlyList<Finding> findings) = WholeRecord.Read(run, schema);
        ChatCompletion last = run.Answers[^1].Completion;
        return new ExtractionResult<T>(reading.Record)
        {
            DocumentName = content.Name,
            Plan = plan,
            Requests = run.Answers,
            Findings = [.. findings, .. check.Besides(reading, findings), .. screening is null ? [] : ScreeningRun.Findings(screening)],
            Screening = screening,
            Attempts = run.Attempts,
            Usage = scope.Usage,
            Model = last.Model,
            Provider = last.Provider,
            FinishReason = run.FinishReason,
            FallbackReason = run.Attempts.Select(attempt => attempt.Completion?.FallbackReason).FirstOrDefault(reason => reason is not null),
            Answer = string.Join('\n', run.Attempts.Select(attempt => attempt.Completion?.Content).OfType<string>()),
            Json = reading.Json,
            Timings = new ExtractionTimings(planning, run.Rendering, run.Answering, _timeProvider.GetElapsedTime(started)),
        };
    }

    internal async Task<BundleResult> ExtractBundleAsync(Document document, BundleKinds kinds, IProgress<ExtractionProgress>? progress, ExtractionScope scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(kinds);
        PageLook look = kinds.ToLook();
        long started = _timeProvider.GetTimestamp();
        progress?.Report(new ExtractionProgress(ExtractionStage.Planning, 0, 1));
        using DocumentContent content = await document.OpenAsync(_options.Documents, cancellationToken).ConfigureAwait(false);
        BundlePlan plan = new BundlePlanner(Profile, _options.Planning).Plan(content, kinds, look, Correction);
        BundleRun run = new(this, kinds, scope, _timeProvider, started);
        return await run.RunAsync(content, plan, look, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Extracts one document of a bundle. Its pages have been looked at already: no second look is taken.</summary>
    internal async Task<ExtractionResult<T>> ExtractPartAsync<T>(DocumentContent content, RecordSchema schema, IProgress<ExtractionProgress>? progress, ExtractionScope scope, CancellationToken cancellationToken)
    {
        long started = _timeProvider.GetTimestamp();
        progress?.Report(new ExtractionProgress(ExtractionStage.Planning, 0, 1));
        ExtractionPlan plan = await _planner.PlanFullAsync(content, schema, Correction, cancellationToken).ConfigureAwait(false);
        TimeSpan planning = _timeProvider.GetElapsedTime(started);
        _planner.CheckCaps(plan);
        scope.ReservePart(plan);
        return await CarryOutAsync<T>(content, plan, schema, progress, scope, started, planning, cancellationToken).ConfigureAwait(false);
    }

    internal PageLookRun LookRun(ExtractionScope scope) => new(_endpoint, _renderer, _options, Calibration, scope);

    private TokenCorrection Correction => Calibration.For(_endpoint.Name, _endpoint.Model ?? _options.Model);
}
