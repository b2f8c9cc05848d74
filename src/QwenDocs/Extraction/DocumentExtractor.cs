using System.Diagnostics.CodeAnalysis;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction.Packing;
using QwenDocs.Extraction.Requests;
using QwenDocs.Extraction.Splitting;
using QwenDocs.Planning;
using QwenDocs.Schemas;
using QwenDocs.Telemetry;
using QwenDocs.Tokens;

namespace QwenDocs.Extraction;

/// <summary>Extracts records from documents: opens, plans, renders, asks the model, reads and checks the answer.</summary>
/// <remarks>One extractor serves a whole process, from any number of threads.</remarks>
public sealed class DocumentExtractor : IDisposable, IAsyncDisposable
{
    private const string ReflectionWarning = "Reads the record type by reflection. In trimmed and native applications use the overload that takes a RecordSchema.";

    private readonly ModelEndpoint _endpoint;
    private readonly bool _ownsEndpoint;

    /// <summary>Initializes a new instance of the <see cref="DocumentExtractor"/> class.</summary>
    /// <param name="endpoint">What answers the requests; the caller disposes of it, if it is disposable.</param>
    /// <param name="options">The options, or <see langword="null"/> for the defaults. They must not change afterwards.</param>
    /// <param name="timeProvider">The clock, or <see langword="null"/> for the system's.</param>
    /// <param name="telemetry">Where metrics, traces and logs go; <see cref="QwenDocsTelemetry.Default"/> by default.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public DocumentExtractor(
        ModelEndpoint endpoint,
        ExtractorOptions? options = null,
        TimeProvider? timeProvider = null,
        QwenDocsTelemetry? telemetry = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        _endpoint = endpoint;
        Engine = new ExtractionEngine(endpoint, options ?? new ExtractorOptions(), timeProvider ?? TimeProvider.System, telemetry);
        Splitter = new SplitRunner(Engine);
    }

    private DocumentExtractor(HttpEndpoint endpoint, ExtractorOptions? options, bool ownsEndpoint)
        : this(endpoint, options) => _ownsEndpoint = ownsEndpoint;

    /// <summary>Gets the profile of the model that pages are sized for; its context window is the endpoint's own once that is known.</summary>
    public VisionModelProfile Profile => Engine.Planners.Current.Profile;

    /// <summary>Gets the model limits that the endpoint reported, or <see langword="null"/> as long as it was not asked.</summary>
    public ModelLimits? ModelLimits => Engine.Planners.Limits;

    /// <summary>Gets what the answers so far have taught about the endpoint's own way of counting tokens; later plans take it into account.</summary>
    public TokenCalibration Calibration => Engine.Services.Calibration;

    /// <summary>Gets the budget of the day, or <see langword="null"/> where the options set none.</summary>
    public CostBudget? DailyBudget => Engine.DailyBudget;

    internal ExtractionEngine Engine { get; }

    internal SplitRunner Splitter { get; }

    /// <summary>Makes an extractor that asks OpenRouter.</summary>
    /// <param name="apiKey">The key.</param>
    /// <param name="options">The options, or <see langword="null"/> for the defaults.</param>
    /// <returns>The extractor. Keep it for the application's life: it holds the connections and the compiled renderer.</returns>
    /// <exception cref="ArgumentException">The key is empty or malformed, or an option is outside its range.</exception>
    public static DocumentExtractor OpenRouter(string apiKey, ExtractorOptions? options = null) =>
        new(HttpEndpoint.OpenRouter(apiKey), options, ownsEndpoint: true);

    /// <summary>Makes an extractor that asks a server of one's own.</summary>
    /// <param name="baseAddress">The address, such as <c>http://gpu:8000/v1</c>.</param>
    /// <param name="model">The model by the server's name for it.</param>
    /// <param name="kind">What runs there; by default Ollama by its own API at Ollama's port (11434), and any OpenAI-compatible server elsewhere.</param>
    /// <param name="apiKey">The key, if the server wants one.</param>
    /// <param name="options">The options, or <see langword="null"/> for the defaults.</param>
    /// <returns>The extractor. Keep it for the application's life: it holds the connections and the compiled renderer.</returns>
    /// <exception cref="ArgumentException">The address is no absolute http or https address, a key would travel unencrypted over a public network, or an option is outside its range.</exception>
    public static DocumentExtractor ForServer(
        Uri baseAddress,
        string model,
        EndpointKind? kind = null,
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
    /// <exception cref="PlanningException">The document does not fit the context window, or exceeds a cap.</exception>
    /// <exception cref="CostBudgetExceededException">A budget does not have the cost of the plan.</exception>
    /// <exception cref="EndpointException">The endpoint failed.</exception>
    [RequiresUnreferencedCode(ReflectionWarning)]
    [RequiresDynamicCode(ReflectionWarning)]
    public Task<ExtractionResult<T>> ExtractAsync<[StrictSchema] T>(string path, CancellationToken cancellationToken = default) =>
        ExtractAsync(Document.FromFile(path), RecordSchema.For<T>(), null, cancellationToken);

    /// <summary>Extracts a record from a document.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="document">The document.</param>
    /// <param name="progress">Told how far the extraction is, one report at a time.</param>
    /// <param name="cancellationToken">Ends the extraction.</param>
    /// <returns>The record with all that is known about it.</returns>
    /// <exception cref="DocumentException">The file is refused, or a page cannot be rendered.</exception>
    /// <exception cref="PlanningException">The document does not fit the context window, or exceeds a cap.</exception>
    /// <exception cref="CostBudgetExceededException">A budget does not have the cost of the plan.</exception>
    /// <exception cref="EndpointException">The endpoint failed.</exception>
    [RequiresUnreferencedCode(ReflectionWarning)]
    [RequiresDynamicCode(ReflectionWarning)]
    public Task<ExtractionResult<T>> ExtractAsync<[StrictSchema] T>(Document document, IProgress<ExtractionProgress>? progress = null, CancellationToken cancellationToken = default) =>
        ExtractAsync(document, RecordSchema.For<T>(), progress, cancellationToken);

    /// <summary>Extracts a record from a document, by the record's schema: for trimmed and native applications, and for schemas that are kept.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="document">The document.</param>
    /// <param name="schema">The schema, such as <c>RecordSchema.For(MyJsonContext.Default.Invoice)</c>.</param>
    /// <param name="progress">Told how far the extraction is, one report at a time.</param>
    /// <param name="cancellationToken">Ends the extraction.</param>
    /// <returns>The record with all that is known about it.</returns>
    /// <exception cref="DocumentException">The file is refused, or a page cannot be rendered.</exception>
    /// <exception cref="PlanningException">The document does not fit the context window, or exceeds a cap.</exception>
    /// <exception cref="CostBudgetExceededException">A budget does not have the cost of the plan.</exception>
    /// <exception cref="EndpointException">The endpoint failed.</exception>
    public async Task<ExtractionResult<T>> ExtractAsync<T>(
        Document document,
        RecordSchema<T> schema,
        IProgress<ExtractionProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        (ExtractionResult<T>)await ExtractAsync(document, (RecordSchema)schema, progress, cancellationToken).ConfigureAwait(false);

    /// <summary>Extracts a record from a document by a schema whose record type is not known where this is called.</summary>
    /// <param name="document">The document.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="progress">Told how far the extraction is, one report at a time.</param>
    /// <param name="cancellationToken">Ends the extraction.</param>
    /// <returns>The record with all that is known about it: an <see cref="ExtractionResult{T}"/> of the schema's record type.</returns>
    /// <exception cref="DocumentException">The file is refused, or a page cannot be rendered.</exception>
    /// <exception cref="PlanningException">The document does not fit the context window, or exceeds a cap.</exception>
    /// <exception cref="CostBudgetExceededException">A budget does not have the cost of the plan.</exception>
    /// <exception cref="EndpointException">The endpoint failed.</exception>
    public async Task<ExtractionResult> ExtractAsync(
        Document document,
        RecordSchema schema,
        IProgress<ExtractionProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(schema);
        using CostLedger ledger = Engine.OpenLedger();
        using ConcurrencyGates gates = Engine.OpenGates();
        return await Engine.ExtractAsync(document, schema, progress, ledger, gates, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks the endpoint for its model limits, and plans by them from now on. With <see cref="ExtractorOptions.PlanBy"/> the first extraction does it by itself.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What the endpoint reports; what it does not report stays as the profile and the options have it.</returns>
    /// <exception cref="EndpointException">The endpoint failed, has no such model, or the model takes no pictures.</exception>
    public Task<ModelLimits> RefreshModelLimitsAsync(CancellationToken cancellationToken = default) => Engine.Planners.LearnAsync(cancellationToken);

    /// <summary>Plans what an extraction would send. Nothing is sent; of scans that do not fit the context window at full size, up to 32 pages are rendered small to measure their print.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="document">The document.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The plan: requests, pages, pixels, tokens, cost.</returns>
    /// <exception cref="DocumentException">The file is refused.</exception>
    /// <exception cref="PlanningException">The document does not fit the context window, or exceeds a cap.</exception>
    [RequiresUnreferencedCode(ReflectionWarning)]
    [RequiresDynamicCode(ReflectionWarning)]
    public Task<ExtractionPlan> PlanAsync<[StrictSchema] T>(Document document, CancellationToken cancellationToken = default) =>
        PlanAsync(document, RecordSchema.For<T>(), cancellationToken);

    /// <summary>Plans what an extraction would send, by the record's schema. Nothing is sent; of scans that do not fit the context window at full size, up to 32 pages are rendered small to measure their print.</summary>
    /// <param name="document">The document.</param>
    /// <param name="schema">The schema, such as <c>RecordSchema.For(MyJsonContext.Default.Invoice)</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The plan: requests, pages, pixels, tokens, cost.</returns>
    /// <exception cref="DocumentException">The file is refused.</exception>
    /// <exception cref="PlanningException">The document does not fit the context window, or exceeds a cap.</exception>
    public Task<ExtractionPlan> PlanAsync(Document document, RecordSchema schema, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(schema);
        return Engine.PlanAsync(document, schema, cancellationToken);
    }

    /// <summary>Splits a file that holds several documents, and extracts each as its type.</summary>
    /// <param name="document">The file.</param>
    /// <param name="types">The types of document that it may hold.</param>
    /// <param name="progress">Told how far the extraction is, one report at a time.</param>
    /// <param name="cancellationToken">Ends the extraction.</param>
    /// <returns>The documents of the file. One that fails is there with its failure, and the others come all the same.</returns>
    /// <exception cref="ArgumentException">There is no type.</exception>
    /// <exception cref="DocumentException">The file is refused, or a page cannot be rendered for the classification.</exception>
    /// <exception cref="PlanningException">The context window is too small for the classification, or the classification exceeds a cap.</exception>
    /// <exception cref="CostBudgetExceededException">A budget does not have the cost of the classification.</exception>
    /// <exception cref="EndpointException">The endpoint failed before the file was split.</exception>
    public async Task<SplitResult> SplitAndExtractAsync(
        Document document,
        DocumentTypes types,
        IProgress<ExtractionProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(types);
        using CostLedger ledger = Engine.OpenLedger();
        using ConcurrencyGates gates = Engine.OpenGates();
        return await Splitter.RunAsync(document, types, progress, ledger, gates, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Plans what splitting a file and extracting its documents would send: the classification of its pages exactly, the documents by bounds. Nothing is rendered, and nothing is sent.</summary>
    /// <param name="document">The file.</param>
    /// <param name="types">The types of document that it may hold.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentException">There is no type.</exception>
    /// <exception cref="DocumentException">The file is refused.</exception>
    /// <exception cref="PlanningException">The context window is too small for the classification, or the classification exceeds a cap.</exception>
    public Task<SplitPlan> PlanSplitAsync(Document document, DocumentTypes types, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(types);
        return Splitter.PlanAsync(document, types, cancellationToken);
    }

    /// <summary>Plans what extracting a record from each of many documents would send, where small ones are packed together. Nothing is sent.</summary>
    /// <param name="documents">The documents; one at a time is open.</param>
    /// <param name="schema">The schema, such as <c>RecordSchema.For&lt;Invoice&gt;()</c>.</param>
    /// <param name="packing">How many documents may be packed into a request.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The plan. A document that is refused or cannot be planned stands in its <see cref="BatchPlan.Refusals"/>.</returns>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public Task<BatchPlan> PlanBatchAsync(
        IEnumerable<Document> documents,
        RecordSchema schema,
        PackingOptions packing,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(packing);
        return PackedExtraction.PlanAsync(Engine, documents, schema, packing, cancellationToken);
    }

    /// <summary>Frees the renderer, and closes the connections that the extractor made for itself.</summary>
    public void Dispose()
    {
        Engine.Dispose();
        if (_ownsEndpoint)
            (_endpoint as IDisposable)?.Dispose();
    }

    /// <summary>Does what <see cref="Dispose"/> does, for <c>await using</c>.</summary>
    /// <returns>A task that is complete.</returns>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
