using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization.Metadata;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction.Requests;
using QwenDocs.Planning;
using QwenDocs.Schemas;
using QwenDocs.Telemetry;
using QwenDocs.Tokens;

namespace QwenDocs.Extraction;

/// <summary>Extracts typed records from documents: opens, plans, renders, asks the model, reads and checks the answer.</summary>
/// <remarks>One extractor serves a whole process, from any number of threads.</remarks>
public sealed class DocumentExtractor : IDisposable
{
    private const string ReflectionWarning = "Reads the record type by reflection. In trimmed and native applications use the overload that takes a JsonTypeInfo.";

    private readonly ModelEndpoint _endpoint;
    private readonly bool _ownsEndpoint;

    /// <summary>Initializes a new instance of the <see cref="DocumentExtractor"/> class.</summary>
    /// <param name="endpoint">What answers the requests; the caller disposes of it, if it is disposable.</param>
    /// <param name="options">The options, or <see langword="null"/> for the defaults. They must not change afterwards.</param>
    /// <param name="timeProvider">The clock, or <see langword="null"/> for the system's.</param>
    /// <param name="telemetry">Where metrics, traces and logs go; <see cref="QwenDocsTelemetry.Default"/> by default.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public DocumentExtractor(ModelEndpoint endpoint, ExtractorOptions? options = null, TimeProvider? timeProvider = null, QwenDocsTelemetry? telemetry = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        _endpoint = endpoint;
        Flow = new ExtractionEngine(endpoint, options ?? new ExtractorOptions(), timeProvider ?? TimeProvider.System, telemetry);
    }

    private DocumentExtractor(HttpEndpoint endpoint, ExtractorOptions? options, bool ownsEndpoint)
        : this(endpoint, options) => _ownsEndpoint = ownsEndpoint;

    /// <summary>Gets the profile of the model that pages are sized for; its window is the endpoint's own once that is known.</summary>
    public VisionModelProfile Profile => Flow.Profile;

    /// <summary>Gets what the endpoint said of its limits, or <see langword="null"/> as long as it was not asked.</summary>
    public ModelLimits? ModelLimits => Flow.ModelLimits;

    /// <summary>Gets what the answers so far have taught about the endpoint's own way of counting tokens; later plans take it into account.</summary>
    public TokenCalibration Calibration => Flow.Calibration;

    /// <summary>Gets the budget of the day, or <see langword="null"/> where the options set none.</summary>
    public CostBudget? DailyBudget => Flow.DailyBudget;

    /// <summary>Gets the way that documents take, for whoever works on many of them.</summary>
    internal ExtractionEngine Flow { get; }

    /// <summary>Makes an extractor that asks OpenRouter.</summary>
    /// <param name="apiKey">The key.</param>
    /// <param name="options">The options, or <see langword="null"/> for the defaults.</param>
    /// <returns>The extractor. Keep it for the application's life: it holds the connections and the compiled renderer.</returns>
    /// <exception cref="ArgumentException">The key is empty or malformed, or an option is outside its range.</exception>
    public static DocumentExtractor OpenRouter(string apiKey, ExtractorOptions? options = null) =>
        new(HttpEndpoint.OpenRouter(apiKey), options, ownsEndpoint: true);

    /// <summary>Makes an extractor that asks a server of one's own.</summary>
    /// <param name="baseAddress">The address, such as <c>http://localhost:11434/v1</c>.</param>
    /// <param name="model">The model by the server's name for it.</param>
    /// <param name="kind">What runs there; the default speaks to any OpenAI-compatible server.</param>
    /// <param name="apiKey">The key, if the server wants one.</param>
    /// <param name="options">The options, or <see langword="null"/> for the defaults.</param>
    /// <returns>The extractor. Keep it for the application's life: it holds the connections and the compiled renderer.</returns>
    /// <exception cref="ArgumentException">The address is no absolute http or https address, a key would travel unencrypted over a public network, or an option is outside its range.</exception>
    public static DocumentExtractor ForServer(
        Uri baseAddress,
        string model,
        EndpointKind kind = EndpointKind.OpenAICompatible,
        string? apiKey = null,
        ExtractorOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(model);
        return new(HttpEndpoint.ForServer(baseAddress, model, kind, apiKey), options, ownsEndpoint: true);
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
    public Task<ExtractionResult<T>> ExtractAsync<[StrictSchema] T>(string path, CancellationToken cancellationToken = default) =>
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
    public Task<ExtractionResult<T>> ExtractAsync<[StrictSchema] T>(Document document, IProgress<ExtractionProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Flow.ExtractAsync<T>(document, RecordSchema.For<T>(), progress, cancellationToken);

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
    public Task<ExtractionResult<T>> ExtractAsync<[StrictSchema] T>(Document document, JsonTypeInfo<T> typeInfo, IProgress<ExtractionProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Flow.ExtractAsync<T>(document, RecordSchema.For(typeInfo), progress, cancellationToken);

    /// <summary>Asks the endpoint for its limits, and plans by them from now on. With <see cref="ExtractorOptions.PlanBy"/> the first extraction does it by itself.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What the endpoint says; what it does not say stays as the profile and the options have it.</returns>
    /// <exception cref="EndpointException">The endpoint failed, has no such model, or the model takes no pictures.</exception>
    public Task<ModelLimits> RefreshModelLimitsAsync(CancellationToken cancellationToken = default) => Flow.RefreshModelLimitsAsync(cancellationToken);

    /// <summary>Plans what an extraction would send. Nothing is rendered, and nothing is sent.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="document">The document.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The plan: requests, pages, pixels, tokens, price.</returns>
    /// <exception cref="DocumentException">The file is refused.</exception>
    /// <exception cref="PlanningException">The document does not fit the window, or passes a cap.</exception>
    [RequiresUnreferencedCode(ReflectionWarning)]
    [RequiresDynamicCode(ReflectionWarning)]
    public Task<ExtractionPlan> PlanAsync<[StrictSchema] T>(Document document, CancellationToken cancellationToken = default) =>
        Flow.PlanAsync(document, RecordSchema.For<T>(), cancellationToken);

    /// <summary>Plans what an extraction would send, by the record's JSON contract. Nothing is rendered, and nothing is sent.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="document">The document.</param>
    /// <param name="typeInfo">The contract, such as <c>MyJsonContext.Default.Invoice</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The plan: requests, pages, pixels, tokens, price.</returns>
    /// <exception cref="DocumentException">The file is refused.</exception>
    /// <exception cref="PlanningException">The document does not fit the window, or passes a cap.</exception>
    public Task<ExtractionPlan> PlanAsync<[StrictSchema] T>(Document document, JsonTypeInfo<T> typeInfo, CancellationToken cancellationToken = default) =>
        Flow.PlanAsync(document, RecordSchema.For(typeInfo), cancellationToken);

    /// <summary>Divides a file that holds several papers, and extracts each as its kind.</summary>
    /// <param name="document">The document.</param>
    /// <param name="kinds">The kinds of paper that it may hold.</param>
    /// <param name="progress">Told how far the extraction is.</param>
    /// <param name="cancellationToken">Ends the extraction.</param>
    /// <returns>The documents of the bundle. One that fails is a part with its failure, and the others come all the same.</returns>
    /// <exception cref="ArgumentException">There is no kind.</exception>
    /// <exception cref="DocumentException">The file is refused, or a page cannot be rendered for the look.</exception>
    /// <exception cref="PlanningException">The window is too small for the look, or the look passes a cap.</exception>
    /// <exception cref="CostBudgetExceededException">A budget does not have the price of the look.</exception>
    /// <exception cref="EndpointException">The endpoint failed before the bundle was divided.</exception>
    public async Task<SplitResult> SplitAndExtractAsync(Document document, DocumentTypes kinds, IProgress<ExtractionProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        using CostLedger scope = Flow.OpenScope();
        return await Flow.SplitAndExtractAsync(document, kinds, progress, scope, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Plans what dividing a file and extracting its papers would send: the look exactly, the papers by bounds. Nothing is rendered, and nothing is sent.</summary>
    /// <param name="document">The document.</param>
    /// <param name="kinds">The kinds of paper that it may hold.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentException">There is no kind.</exception>
    /// <exception cref="DocumentException">The file is refused.</exception>
    /// <exception cref="PlanningException">The window is too small for the look, or the look passes a cap.</exception>
    public Task<SplitPlan> PlanSplitAsync(Document document, DocumentTypes kinds, CancellationToken cancellationToken = default) => Flow.PlanSplitAsync(document, kinds, cancellationToken);

    /// <summary>Plans what extracting a record from each of many documents would send, where small ones share requests. Nothing is sent.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="documents">The documents; one at a time is open.</param>
    /// <param name="sharing">How many documents may share a request.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The plan. A document that is refused or cannot be planned stands in its <see cref="BatchPlan.Refusals"/>.</returns>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    [RequiresUnreferencedCode(ReflectionWarning)]
    [RequiresDynamicCode(ReflectionWarning)]
    public Task<BatchPlan> PlanBatchAsync<[StrictSchema] T>(IEnumerable<Document> documents, PackingOptions sharing, CancellationToken cancellationToken = default) =>
        Flow.PlanBatchAsync(documents, RecordSchema.For<T>(), sharing, cancellationToken);

    /// <summary>Plans what extracting a record from each of many documents would send, where small ones share requests, by the record's JSON contract. Nothing is sent.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="documents">The documents; one at a time is open.</param>
    /// <param name="typeInfo">The contract, such as <c>MyJsonContext.Default.Invoice</c>.</param>
    /// <param name="sharing">How many documents may share a request.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The plan. A document that is refused or cannot be planned stands in its <see cref="BatchPlan.Refusals"/>.</returns>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public Task<BatchPlan> PlanBatchAsync<[StrictSchema] T>(IEnumerable<Document> documents, JsonTypeInfo<T> typeInfo, PackingOptions sharing, CancellationToken cancellationToken = default) =>
        Flow.PlanBatchAsync(documents, RecordSchema.For(typeInfo), sharing, cancellationToken);

    /// <summary>Frees the renderer, and closes the connections that the extractor made for itself.</summary>
    public void Dispose()
    {
        Flow.Dispose();
        if (_ownsEndpoint)
            (_endpoint as IDisposable)?.Dispose();
    }
}
