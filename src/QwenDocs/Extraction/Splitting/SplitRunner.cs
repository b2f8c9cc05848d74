using System.Diagnostics.CodeAnalysis;
using QwenDocs.Documents;
using QwenDocs.Extraction.Progress;
using QwenDocs.Extraction.Requests;
using QwenDocs.Extraction.Screening;
using QwenDocs.Extraction.Splitting.Boundaries;
using QwenDocs.Extraction.Telemetry;
using QwenDocs.Planning;
using QwenDocs.Prompts;

namespace QwenDocs.Extraction.Splitting;

/// <summary>Splits files into documents and has each extracted: classifies the pages, finds the boundaries, then hands each document to the engine.</summary>
internal sealed class SplitRunner(ExtractionEngine engine)
{
    private readonly EngineServices _services = engine.Services;
    private readonly RequestRunner _runner = new(engine.Services);

    public async Task<SplitPlan> PlanAsync(Document document, DocumentTypes types, CancellationToken cancellationToken)
    {
        PageClassificationPrompt prompt = types.ToPrompt();
        using DocumentContent content = await engine.OpenAsync(document, cancellationToken).ConfigureAwait(false);
        await PrepareAsync(types, cancellationToken).ConfigureAwait(false);
        return new SplitPlanner(engine.Planners.Current).Plan(content, types, prompt, _services.CalibrationFactor);
    }

    private async Task PrepareAsync(DocumentTypes types, CancellationToken cancellationToken)
    {
        foreach (DocumentType type in types)
            await engine.PrepareAsync(type.Schema, cancellationToken).ConfigureAwait(false);
    }

    public async Task<SplitResult> RunAsync(
        Document document,
        DocumentTypes types,
        IProgress<ExtractionProgress>? progress,
        CostLedger ledger,
        ConcurrencyGates gates,
        CancellationToken cancellationToken)
    {
        PageClassificationPrompt prompt = types.ToPrompt();
        progress = SerialProgress.For(progress);
        using SplitTrace trace = _services.Telemetry.BeginSplit(document.Name);
        try
        {
            long started = _services.Time.GetTimestamp();
            progress?.Report(new ExtractionProgress(ExtractionStage.Planning, 0, 1));
            using DocumentContent content = await engine.OpenAsync(document, cancellationToken).ConfigureAwait(false);
            await engine.Planners.LearnOnceAsync(cancellationToken).ConfigureAwait(false);
            await PrepareAsync(types, cancellationToken).ConfigureAwait(false);
            ExtractionPlanner planner = engine.Planners.Current;
            ledger.Terms = planner.Options;
            SplitPlan plan = new SplitPlanner(planner).Plan(content, types, prompt, _services.CalibrationFactor);
            ledger.PlannedUsd = plan.MaxCostUsd;

            AnsweredRequests answers = await ClassifyAsync(content, plan, prompt, progress, ledger, gates, started, cancellationToken).ConfigureAwait(false);
            PageClassification classification = await PageClassification.ReadAsync(content, answers, cancellationToken).ConfigureAwait(false);
            SplitBoundaries boundaries = DocumentSplitter.Split(classification.Pages);
            SplitDocument[] documents = await ExtractAsync(content, types, boundaries, plan, progress, ledger, gates, cancellationToken).ConfigureAwait(false);

            return trace.Complete(new SplitResult
            {
                DocumentName = content.Name,
                Plan = plan,
                Documents = documents,
                Pages = classification.Pages,
                Unassigned = boundaries.Unassigned,
                Findings = _services.Validator.Grade(
                    [.. classification.Findings, .. SplitFindings.Of(boundaries), .. documents.Where(one => !one.IsSuccess).Select(SplitFindings.OfFailure)]),
                Requests = answers.Requests,
                ModelCalls = answers.Calls,
                Usage = ledger.Usage,
                Time = _services.Time.GetElapsedTime(started),
            });
        }
        catch (Exception exception)
        {
            trace.Failed(exception, ledger.Usage);
            throw;
        }
    }

    // In a ledger of its own, so that what the classification did not use is free for the documents.
    private async Task<AnsweredRequests> ClassifyAsync(
        DocumentContent content,
        SplitPlan plan,
        PageClassificationPrompt prompt,
        IProgress<ExtractionProgress>? progress,
        CostLedger ledger,
        ConcurrencyGates gates,
        long started,
        CancellationToken cancellationToken)
    {
        using CostLedger own = ledger.OpenChild();
        own.ReserveMore(plan.Classification.PromptTokens, plan.Classification.CompletionTokens, content.Name);
        ExtractionJob job = new(content, prompt.Schema, own, gates, progress, started);
        return await PageScreener.ClassifyAsync(_runner, job, plan.Classification, prompt, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Extracts the documents side by side, as many as the gates let requests through.</summary>
    /// <remarks>Where a cap or a budget might refuse some of them, they follow one after another, so that each can have what those before it left over.</remarks>
    private async Task<SplitDocument[]> ExtractAsync(
        DocumentContent content,
        DocumentTypes types,
        SplitBoundaries boundaries,
        SplitPlan plan,
        IProgress<ExtractionProgress>? progress,
        CostLedger ledger,
        ConcurrencyGates gates,
        CancellationToken cancellationToken)
    {
        bool isAffordable = ledger.Allows(plan.MaxCostUsd - plan.MinCostUsd, plan.MaxPromptTokens);
        var documents = new SplitDocument[boundaries.Segments.Count];
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = isAffordable ? gates.MaxRequests : 1, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, documents.Length, parallel, async (index, token) =>
        {
            PageSegment segment = boundaries.Segments[index];
            SubProgress? own = progress is null ? null : new SubProgress(progress, index + 1, documents.Length);
            documents[index] = await ExtractAsync(content.Select(segment.Pages), types.Find(segment.DocumentType), segment, own, ledger, gates, token).ConfigureAwait(false);
        }).ConfigureAwait(false);
        return documents;
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever a document of a file does, it is its outcome and no other's.")]
    private async Task<SplitDocument> ExtractAsync(
        DocumentContent content,
        DocumentType type,
        PageSegment segment,
        SubProgress? progress,
        CostLedger ledger,
        ConcurrencyGates gates,
        CancellationToken cancellationToken)
    {
        using CostLedger own = ledger.OpenChild();
        using ExtractionTrace trace = _services.Telemetry.Begin(content.Name, type.Schema.Name);
        try
        {
            progress?.Report(new ExtractionProgress(ExtractionStage.Planning, 0, 1));
            ExtractionJob job = new(content, type.Schema, own, gates, progress, _services.Time.GetTimestamp()) { AllowsScreening = false };
            ExtractionResult result = trace.Complete(await engine.ExtractAsync(job, cancellationToken).ConfigureAwait(false));
            return new SplitDocument
            {
                DocumentType = type.Name,
                Pages = segment.Pages,
                DocumentNumber = segment.DocumentNumber,
                Result = result,
                Findings = _services.Validator.Grade([.. segment.Doubts, .. result.Findings]),
                Usage = own.Usage,
            };
        }
        catch (Exception exception)
        {
            trace.Failed(exception, own.Usage);
            if (exception is OperationCanceledException && cancellationToken.IsCancellationRequested)
                throw;
            return new SplitDocument
            {
                DocumentType = type.Name,
                Pages = segment.Pages,
                DocumentNumber = segment.DocumentNumber,
                Failure = exception,
                Findings = _services.Validator.Grade(segment.Doubts),
                Usage = own.Usage,
            };
        }
    }
}
