using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction.Examples;
using QwenDocs.Extraction.Answers.Rows;
using QwenDocs.Extraction.Merging;
using QwenDocs.Extraction.Progress;
using QwenDocs.Extraction.Requests;
using QwenDocs.Extraction.Results;
using QwenDocs.Extraction.Screening;
using QwenDocs.Extraction.SecondLooks;
using QwenDocs.Extraction.Telemetry;
using QwenDocs.Grounding;
using QwenDocs.Planning;
using QwenDocs.Prompts;
using QwenDocs.Rendering;
using QwenDocs.Schemas;
using QwenDocs.Telemetry;
using QwenDocs.Validation;

namespace QwenDocs.Extraction;

/// <summary>Extracts one record from one document, stage by stage: open, plan, reserve, screen, answer, assemble, validate, make the result.</summary>
/// <remarks>Splitting and packing use it for each of their documents; it knows neither of them.</remarks>
internal sealed class ExtractionEngine : IDisposable
{
    private readonly RequestRunner _runner;
    private readonly BorderRowCompletion _borders;
    private readonly PageScreener _screener;

    public ExtractionEngine(ModelEndpoint endpoint, ExtractorOptions options, TimeProvider timeProvider, QwenDocsTelemetry? telemetry)
    {
        options.Validate();
        options.Repair.Validate();
        DailyBudget = options.Planning.Cost.DailyBudgetUsd is { } limit ? CostBudget.Daily(limit, timeProvider) : null;
        RenderingEngine rendering = new(options.Rendering, timeProvider);
        ExampleMessages examples = new(options, rendering);
        Planners = new PlannerProvider(endpoint, options, rendering, examples);
        Services = new EngineServices(
            endpoint,
            rendering,
            options,
            timeProvider,
            new TokenCalibration(),
            new ExtractionTelemetry(telemetry, timeProvider),
            new RecordValidator(options.Rules),
            examples,
            Planners,
            options.Grounding is null ? null : new RecordGrounding(options.Grounding, rendering, timeProvider));
        _runner = new RequestRunner(Services);
        _borders = new BorderRowCompletion(Services, _runner);
        _screener = new PageScreener(_runner);
    }

    public EngineServices Services { get; }

    public PlannerProvider Planners { get; }

    public CostBudget? DailyBudget { get; }

    public ValueTask<DocumentContent> OpenAsync(Document document, CancellationToken cancellationToken) =>
        document.OpenAsync(Services.Options.Documents, cancellationToken);

    /// <summary>Opens the ledger of one document.</summary>
    /// <param name="batch">The budget of the batch that the document belongs to.</param>
    public CostLedger OpenLedger(CostBudget? batch = null) => new(new[] { DailyBudget, batch }.OfType<CostBudget>(), Planners.Current.Options);

    /// <summary>Opens the gates of one document.</summary>
    /// <param name="rendering">The places for documents of a batch that render.</param>
    /// <param name="modelCalls">The places for requests of a batch that wait for the model.</param>
    public ConcurrencyGates OpenGates(SemaphoreSlim? rendering = null, SemaphoreSlim? modelCalls = null) =>
        new(Services.Options.MaxConcurrentRequests, rendering, modelCalls);

    /// <summary>Sizes the examples of a schema, so that plans count them.</summary>
    public ValueTask PrepareAsync(RecordSchema schema, CancellationToken cancellationToken) => Services.Examples.SizeAsync(schema, Planners.Current.Profile, cancellationToken);

    public async Task<ExtractionPlan> PlanAsync(Document document, RecordSchema schema, CancellationToken cancellationToken)
    {
        using DocumentContent content = await OpenAsync(document, cancellationToken).ConfigureAwait(false);
        await PrepareAsync(schema, cancellationToken).ConfigureAwait(false);
        return await Planners.Current.PlanAsync(content, schema, Services.CalibrationFactor, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Opens a document and extracts its record.</summary>
    public async Task<ExtractionResult> ExtractAsync(
        Document document,
        RecordSchema schema,
        IProgress<ExtractionProgress>? progress,
        CostLedger ledger,
        ConcurrencyGates gates,
        CancellationToken cancellationToken)
    {
        var serial = SerialProgress.For(progress);
        using ExtractionTrace trace = Services.Telemetry.Begin(document.Name, schema.Name);
        try
        {
            long started = Services.Time.GetTimestamp();
            serial?.Report(new ExtractionProgress(ExtractionStage.Planning, 0, 1));
            using DocumentContent content = await OpenAsync(document, cancellationToken).ConfigureAwait(false);
            await Planners.LearnOnceAsync(cancellationToken).ConfigureAwait(false);
            ExtractionJob job = new(content, schema, ledger, gates, serial, started);
            return trace.Complete(await ExtractAsync(job, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            trace.Failed(exception, ledger.Usage);
            throw;
        }
    }

    /// <summary>Extracts the record of a job.</summary>
    public async Task<ExtractionResult> ExtractAsync(ExtractionJob job, CancellationToken cancellationToken)
    {
        await PrepareAsync(job.Schema, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            ExtractionPlanner planner = Planners.Current;
            try
            {
                return await ExtractAsync(job, planner, cancellationToken).ConfigureAwait(false);
            }
            catch (EndpointException exception) when (Planners.LearnFrom(exception, planner))
            {
                // The endpoint has told a limit that was not known: the document is planned again by it.
                job.Ledger.Release();
            }
        }
    }

    private async Task<ExtractionResult> ExtractAsync(ExtractionJob job, ExtractionPlanner planner, CancellationToken cancellationToken)
    {
        ExtractionPlan plan = await planner.PlanAsync(job.Content, job.Schema, Services.CalibrationFactor, job.AllowsScreening, cancellationToken).ConfigureAwait(false);
        TimeSpan planning = Services.Time.GetElapsedTime(job.Started);
        job.Ledger.Terms = planner.Options;
        job.Ledger.Reserve(plan);
        job = job with { Content = job.Content.Without(plan.BlankPages) };

        ScreeningResult? screening = null;
        if (plan.Screening is not null)
            (job, plan, screening) = await _screener.ScreenAsync(job, planner, plan, cancellationToken).ConfigureAwait(false);

        RequestBatch batch = Batch(job, plan);
        AnsweredRequests answers = await _runner.RunAsync(batch, cancellationToken).ConfigureAwait(false);
        answers = await _borders.CompleteAsync(batch, answers, cancellationToken).ConfigureAwait(false);
        job.Progress?.Report(new ExtractionProgress(ExtractionStage.Reading, 0, 1));
        AssembledRecord assembled = RecordAssembler.Assemble(answers, job.Schema, Services.Validator);
        Planners.LearnFrom(answers.Requests);

        RecordEvidence? evidence = null;
        if (Services.Grounding is { } grounding)
        {
            // An endpoint that would read the same again is not asked.
            ModelPlaces model = new(Services, job, plan.Profile);
            evidence = await grounding.GroundAsync(assembled.Checked.Reading, job.Schema, job.Content, Services.Endpoint.SupportsCorrection ? model.ReadAsync : null, cancellationToken).ConfigureAwait(false);
            answers = answers with { SecondLookCalls = model.Calls };
        }

        return ExtractionResultFactory.Create(job, plan, screening, answers, assembled, evidence, Services.Validator, Planners.Doubt, planning, Services.Time.GetElapsedTime(job.Started));
    }

    public void Dispose()
    {
        Services.Rendering.Dispose();
        Services.Examples.Dispose();
        Planners.Dispose();
    }

    private static RequestBatch Batch(ExtractionJob job, ExtractionPlan plan) => new(
        job,
        plan.Profile,
        plan.Requests,
        job.Schema,
        plan.Requests.Count == 1
            ? (_, _) => ExtractionPrompt.For(job.Schema)
            : (planned, known) => ExtractionPrompt.ForPart(job.Schema, planned.PageNumbers, job.Content.PageCount, known));
}
