using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction.Answers;
using QwenDocs.Extraction.Merging;
using QwenDocs.Extraction.Packing;
using QwenDocs.Extraction.Requests;
using QwenDocs.Extraction.Screening;
using QwenDocs.Extraction.Splitting;
using QwenDocs.Extraction.Telemetry;
using QwenDocs.Planning;
using QwenDocs.Planning.Packing;
using QwenDocs.Prompts;
using QwenDocs.Rendering;
using QwenDocs.Schemas;
using QwenDocs.Telemetry;
using QwenDocs.Tokens;
using QwenDocs.Validation;

namespace QwenDocs.Extraction;

/// <summary>The way of documents through an extractor: opened, planned, carried out, read, checked; alone, as a bundle, or in requests that several share.</summary>
internal sealed class ExtractionEngine : IDisposable
{
    private readonly ModelEndpoint _endpoint;
    private readonly ExtractorOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly PlannerProvider _basis;
    private readonly RenderingEngine _renderer;
    private readonly RecordValidator _validator;
    private readonly ExtractionTelemetry _telemetry;

    public ExtractionEngine(ModelEndpoint endpoint, ExtractorOptions options, TimeProvider timeProvider, QwenDocsTelemetry? telemetry)
    {
        _endpoint = endpoint;
        _options = options;
        _options.Validate();
        _options.Repair.Validate();
        _timeProvider = timeProvider;
        DailyBudget = _options.Repair.DailyBudgetUsd is { } limit ? CostBudget.Daily(limit, _timeProvider) : null;
        _renderer = new RenderingEngine(_options.Rendering, _timeProvider);
        _basis = new PlannerProvider(endpoint, _options, _renderer);
        _validator = new RecordValidator(_options.Rules);
        _telemetry = new ExtractionTelemetry(telemetry, _timeProvider);
    }

    public VisionModelProfile Profile => _basis.Profile;

    public ModelLimits? ModelLimits => _basis.Limits;

    public TokenCalibration Calibration { get; } = new();

    public CostBudget? DailyBudget { get; }

    public TimeProvider TimeProvider => _timeProvider;

    public Task<ModelLimits> RefreshModelLimitsAsync(CancellationToken cancellationToken) => _basis.LearnAsync(cancellationToken);

    public async Task<ExtractionPlan> PlanAsync(Document document, RecordSchema schema, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        using DocumentContent content = await OpenAsync(document, cancellationToken).ConfigureAwait(false);
        return await _basis.Planner.PlanAsync(content, schema, Correction, cancellationToken).ConfigureAwait(false);
    }

    public async Task<BatchPlan> PlanBatchAsync(IEnumerable<Document> documents, RecordSchema schema, PackingOptions sharing, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(documents);
        BatchPlanner batch = _basis.Planner.OpenBatch(schema, sharing, Correction);
        foreach (Document document in documents)
        {
            try
            {
                using DocumentContent content = await OpenAsync(document, cancellationToken).ConfigureAwait(false);
                await batch.AddAsync(content, cancellationToken).ConfigureAwait(false);
            }
            catch (DocumentException exception)
            {
                batch.Refuse(exception);
            }
        }

        return batch.Complete();
    }

    public ValueTask<DocumentContent> OpenAsync(Document document, CancellationToken cancellationToken) => document.OpenAsync(_options.Documents, cancellationToken);

    /// <summary>Plans requests that documents share, by what is known of the endpoint's counting at this time.</summary>
    public PackingPlanner OpenSharing(RecordSchema schema, PackingOptions sharing, PackingPlanner? before = null) =>
        before?.Correction == Correction && ReferenceEquals(before.Options, _basis.Options) ? before : _basis.Planner.OpenSharing(schema, sharing, Correction);

    public PackedRequestRunner OpenShared(PackingPlanner planning) => new(_endpoint, _renderer, _options, _timeProvider, Calibration, planning);

    public ValueTask LearnOnceAsync(CancellationToken cancellationToken) => _basis.LearnOnceAsync(cancellationToken);

    /// <summary>Opens what tells of a document whose extraction began before, in a request with others.</summary>
    public ExtractionTrace OpenTrace(Document document, RecordSchema schema, long started) => _telemetry.Resume(document.Name, schema.Name, started);

    /// <summary>Opens what surrounds one extraction, for a batch of them.</summary>
    public CostLedger OpenScope(CostBudget? batch = null, SemaphoreSlim? rendering = null, SemaphoreSlim? asking = null) =>
        new(new[] { DailyBudget, batch }.OfType<CostBudget>(), () => _basis.Options, rendering, asking);

    public async Task<ExtractionResult<T>> ExtractAsync<T>(Document document, RecordSchema schema, IProgress<ExtractionProgress>? progress, CancellationToken cancellationToken)
    {
        using CostLedger scope = OpenScope();
        return await ExtractAsync<T>(document, schema, progress, scope, cancellationToken).ConfigureAwait(false);
    }

    public Task<ExtractionResult<T>> ExtractAsync<T>(Document document, RecordSchema schema, IProgress<ExtractionProgress>? progress, CostLedger scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        return TraceAsync(document.Name, schema, scope, () => RunAsync<T>(document, schema, progress, scope, cancellationToken));
    }

    private async Task<ExtractionResult<T>> TraceAsync<T>(string documentName, RecordSchema schema, CostLedger scope, Func<Task<ExtractionResult<T>>> extract)
    {
        using ExtractionTrace trace = _telemetry.Begin(documentName, schema.Name);
        try
        {
            return trace.Complete(await extract().ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            trace.Failed(exception, scope.Usage);
            throw;
        }
    }

    private async Task<ExtractionResult<T>> RunAsync<T>(Document document, RecordSchema schema, IProgress<ExtractionProgress>? progress, CostLedger scope, CancellationToken cancellationToken)
    {
        long started = _timeProvider.GetTimestamp();
        progress?.Report(new ExtractionProgress(ExtractionStage.Planning, 0, 1));
        using DocumentContent content = await OpenAsync(document, cancellationToken).ConfigureAwait(false);
        await LearnOnceAsync(cancellationToken).ConfigureAwait(false);
        return await ExtractAsync<T>(content, schema, progress, scope, started, [], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Extracts a record from a document that is open already, and may have been asked about in a request with others.</summary>
    public async Task<ExtractionResult<T>> ExtractAsync<T>(DocumentContent content, RecordSchema schema, IProgress<ExtractionProgress>? progress, CostLedger scope, long started, IReadOnlyList<ModelCall> before, CancellationToken cancellationToken)
    {
        ExtractionPlan plan = await _basis.Planner.PlanAsync(content, schema, Correction, cancellationToken).ConfigureAwait(false);
        TimeSpan planning = _timeProvider.GetElapsedTime(started);

        scope.Reserve(plan);
        return await CarryOutAsync<T>(content, plan, schema, progress, scope, started, planning, before, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Carries out a plan whose price is reserved.</summary>
    private async Task<ExtractionResult<T>> CarryOutAsync<T>(DocumentContent content, ExtractionPlan plan, RecordSchema schema, IProgress<ExtractionProgress>? progress, CostLedger scope, long started, TimeSpan planning, IReadOnlyList<ModelCall> before, CancellationToken cancellationToken)
    {
        ScreeningResult? screening = null;
        if (plan.Screening is not null)
            (content, plan, screening) = await PageScreener.RunAsync(LookRun(scope), _basis.Planner, content, plan, schema, progress, cancellationToken).ConfigureAwait(false);

        RecordCheck check = new(_validator, schema);
        RequestRunner run = new(_endpoint, _renderer, _options, _timeProvider, Calibration, scope, check);
        await run.RunAsync(content, plan, schema, progress, cancellationToken).ConfigureAwait(false);

        progress?.Report(new ExtractionProgress(ExtractionStage.Reading, 0, 1));
        (RecordReading reading, IReadOnlyList<Finding> findings) = RecordAssembler.Read(run, schema);
        ModelResponse last = run.Answers[^1].Response;
        return new ExtractionResult<T>(reading.Record)
        {
            DocumentName = content.Name,
            Plan = plan,
            Requests = run.Answers,
            Findings = [.. findings, .. check.Besides(reading, findings), .. screening is null ? [] : PageScreener.Findings(screening)],
            Screening = screening,
            ModelCalls = [.. before, .. run.Attempts],
            Usage = scope.Usage,
            Model = last.Model,
            Provider = last.Provider,
            FinishReason = run.FinishReason,
            FallbackReason = run.Attempts.Select(attempt => attempt.Response?.Metadata.FallbackReason).FirstOrDefault(reason => reason is not null),
            Answer = string.Join('\n', run.Attempts.Select(attempt => attempt.Response?.Content).OfType<string>()),
            Json = reading.Json,
            Timings = new ExtractionTimings(planning, run.Rendering, run.Answering, _timeProvider.GetElapsedTime(started)),
        };
    }

    public async Task<SplitResult> SplitAndExtractAsync(Document document, DocumentTypes kinds, IProgress<ExtractionProgress>? progress, CostLedger scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(kinds);
        PageClassificationPrompt look = kinds.ToLook();
        long started = _timeProvider.GetTimestamp();
        progress?.Report(new ExtractionProgress(ExtractionStage.Planning, 0, 1));
        using DocumentContent content = await OpenAsync(document, cancellationToken).ConfigureAwait(false);
        await LearnOnceAsync(cancellationToken).ConfigureAwait(false);
        SplitPlan plan = new SplitPlanner(Profile, _basis.Options, _endpoint.GetSchemaPrompt).Plan(content, kinds, look, Correction);
        SplitRunner run = new(this, kinds, scope, _timeProvider, started);
        return await run.RunAsync(content, plan, look, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Extracts one document of a bundle. Its pages have been looked at already: no second look is taken.</summary>
    public Task<ExtractionResult<T>> ExtractPartAsync<T>(DocumentContent content, RecordSchema schema, IProgress<ExtractionProgress>? progress, CostLedger scope, CancellationToken cancellationToken) =>
        TraceAsync(content.Name, schema, scope, async () =>
        {
            long started = _timeProvider.GetTimestamp();
            progress?.Report(new ExtractionProgress(ExtractionStage.Planning, 0, 1));
            ExtractionPlan plan = await _basis.Planner.PlanFullAsync(content, schema, Correction, cancellationToken).ConfigureAwait(false);
            TimeSpan planning = _timeProvider.GetElapsedTime(started);
            _basis.Planner.CheckCaps(plan);
            scope.ReservePart(plan);
            return await CarryOutAsync<T>(content, plan, schema, progress, scope, started, planning, [], cancellationToken).ConfigureAwait(false);
        });

    public PageLookRun LookRun(CostLedger scope) => new(_endpoint, _renderer, _options, _timeProvider, Calibration, scope);

    /// <summary>Makes the result of a document whose slot in a shared answer is whole, or <see langword="null"/> where it has none.</summary>
    public ExtractionResult<T>? ReadSlot<T>(PackedDocumentState document, PackingPlanner planning)
    {
        if (document is not { Slot.Reading: var reading, Planned: { } planned, Attempt: { Response: { } completion } attempt })
            return null;
        Finding[] findings = [.. reading.Violations.Select(violation => RecordAssembler.ToFinding(violation, violation.Path))];
        ExtractionPlan plan = planning.PlanOf(planned);
        return new ExtractionResult<T>(reading.Record)
        {
            DocumentName = document.Content.Name,
            Plan = plan,
            Requests = [new AnsweredRequest(plan.Requests[0], completion, planned.PromptTokens)],
            Findings = [.. findings, .. new RecordCheck(_validator, planning.Schema).Besides(reading, findings)],
            ModelCalls = [attempt],
            Usage = document.Scope.Usage,
            Model = completion.Model,
            Provider = completion.Provider,
            FinishReason = FinishReason.Stop,
            FallbackReason = completion.Metadata.FallbackReason,
            Answer = completion.Content,
            Json = reading.Json,
            Timings = new ExtractionTimings(TimeSpan.Zero, document.Rendering, document.Answering, document.Rendering + document.Answering),
        };
    }

    /// <summary>Tells whether a record from a shared answer is asked for again, the document by itself.</summary>
    public bool AsksAgain<T>(ExtractionResult<T> result) => _endpoint.SupportsCorrection && _options.Repair.MaxCorrections > 0
        ? result.Findings.Any(finding => finding.Severity == FindingSeverity.Error)
        : !result.HasRecord;

    private TokenCalibrationFactor Correction => Calibration.For(_endpoint.Name, _endpoint.Model ?? _options.Model);

    public async Task<SplitPlan> PlanSplitAsync(Document document, DocumentTypes kinds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(kinds);
        PageClassificationPrompt look = kinds.ToLook();
        using DocumentContent content = await OpenAsync(document, cancellationToken).ConfigureAwait(false);
        return new SplitPlanner(Profile, _basis.Options, _endpoint.GetSchemaPrompt).Plan(content, kinds, look, Correction);
    }

    public void Dispose()
    {
        _renderer.Dispose();
        _basis.Dispose();
    }
}
