using System.Runtime.ExceptionServices;
using System.Text.Json.Nodes;
using QwenDocs.Endpoints;
using QwenDocs.Extraction.Answers;
using QwenDocs.Extraction.Answers.Rows;
using QwenDocs.Extraction.Merging;
using QwenDocs.Extraction.Progress;
using QwenDocs.Imaging;
using QwenDocs.Planning;
using QwenDocs.Prompts;
using QwenDocs.Rendering;
using QwenDocs.Validation.Lists;

namespace QwenDocs.Extraction.Requests;

/// <summary>Carries out requests about one document: renders their pages, sends them, reads the answers.</summary>
/// <remarks>
/// Requests are rendered and sent in their order and wait for the model side by side, as many as the gates let through, so that the pictures of
/// no more requests are held. Where a request needs what earlier ones have read, they follow one after another. The first failure cancels the rest.
/// </remarks>
internal sealed class RequestRunner(EngineServices services)
{
    public async Task<AnsweredRequests> RunAsync(RequestBatch batch, CancellationToken cancellationToken)
    {
        using DocumentRenderer renderer = services.Rendering.Open(batch.Job.Content);
        using var failing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Run run = new(batch, renderer, failing);
        List<Task<AnsweredPart>> answers = [];
        try
        {
            foreach (PlannedRequest planned in batch.Requests)
            {
                List<RequestPage> pages = await RenderAsync(run, planned).ConfigureAwait(false);
                string? known = planned.KnownFieldsTokens > 0 ? KnownFields(await Task.WhenAll(answers).ConfigureAwait(false), batch, planned) : null;
                answers.Add(AnswerAsync(run, planned, pages, known));
                if (batch.IsOrdered)
                    await answers[^1].ConfigureAwait(false);
            }

            AnsweredPart[] parts = await Task.WhenAll(answers).ConfigureAwait(false);
            return new AnsweredRequests(parts, run.RenderingTime, run.ModelCallTime);
        }
        catch (Exception exception)
        {
            run.Fail(exception);
            await ((Task)Task.WhenAll(answers)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            run.FirstFailure!.Throw();
            throw;
        }
    }

    /// <summary>Asks a request that was answered for rows that stand before or behind the ones that it gave. Its pages are rendered again.</summary>
    /// <param name="batch">The batch of the request.</param>
    /// <param name="part">The request and its answer.</param>
    /// <param name="missing">The rows, in terms of the part's own record.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The part with the rows in their places, or as it was where none came; the calls are in it either way.</returns>
    public async Task<AnsweredPart> CompleteRowsAsync(
        RequestBatch batch,
        AnsweredPart part,
        MissingRows missing,
        CancellationToken cancellationToken)
    {
        ExtractionJob job = batch.Job;
        PlannedRequest planned = part.Request.Planned;
        string text = AnswerText.Write(batch.Schema.Wrap(JsonNode.Parse(part.Reading.Reading.Json!)!));
        await job.Gates.EnterRequestAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using DocumentRenderer renderer = services.Rendering.Open(job.Content);
            List<RequestPage> pages = await PageBatchRenderer.ReadAsync(job.Gates, renderer, job.Content, planned.Pages, null, services.Endpoint.TakesPageWords, cancellationToken).ConfigureAwait(false);
            ModelRequest request = await ComposeAsync(batch, planned, pages, null, cancellationToken).ConfigureAwait(false);
            ModelCaller caller = new(services, batch, planned, part.Request.SentTokens, request.Messages.Count);
            await job.Gates.EnterModelCallAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                string? completed = await new RowCompletion(caller, batch.Schema, services.RowLimits!).CompleteAsync(request, text, missing, cancellationToken).ConfigureAwait(false);
                AnsweredPart asked = part with { Calls = [.. part.Calls, .. caller.Calls] };
                return completed is null ? asked : asked with { Reading = Read(batch, part, completed) };
            }
            finally
            {
                job.Gates.ExitModelCall();
            }
        }
        finally
        {
            job.Gates.ExitRequest();
        }
    }

    private CheckedReading Read(RequestBatch batch, AnsweredPart part, string text)
    {
        var reading = CheckedReading.Of(batch.Schema.ReadAnswer(text), batch.Schema, services.Validator, new ListContext { IsWholeRecord = false, Print = part.Print });
        // What the first reading could not take still holds; the text of it is whole now.
        return reading.With([.. part.Reading.Departures.Except(reading.Departures)]);
    }

    private async Task<ModelRequest> ComposeAsync(
        RequestBatch batch,
        PlannedRequest planned,
        List<RequestPage> pages,
        string? known,
        CancellationToken cancellationToken)
    {
        ExtractionPrompt prompt = batch.Prompt(planned, known);
        IReadOnlyList<ModelMessage> examples = batch.IsClassification ? [] : await services.Examples.GetAsync(batch.Schema, isPacked: false, cancellationToken).ConfigureAwait(false);
        return RequestComposer.Compose(services.Options.Model, prompt, batch.Schema, pages, planned.CompletionTokens, services.Options.Temperature, examples) with
        {
            ContextTokens = batch.Profile.WindowFor((long)planned.PromptTokens + planned.CompletionTokens),
            PromptTokens = planned.PromptTokens,
            Thinking = services.Planners.Thinking,
        };
    }

    private static string? KnownFields(AnsweredPart[] answers, RequestBatch batch, PlannedRequest planned) =>
        CarriedFields.Write(RecordAssembler.Merge(answers, batch.Schema, out _)?.Json, planned.KnownFieldsTokens);

    /// <summary>Renders the pages of a request, when it may hold pictures; it may until it is answered.</summary>
    private async Task<List<RequestPage>> RenderAsync(Run run, PlannedRequest planned)
    {
        ExtractionJob job = run.Batch.Job;
        CancellationToken cancellationToken = run.Failing.Token;
        await job.Gates.EnterRequestAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (run.Batch.IsClassification)
                job.Progress?.Report(new ExtractionProgress(ExtractionStage.Screening, run.Answered, run.Batch.Requests.Count));
            long started = services.Time.GetTimestamp();
            List<RequestPage> pages = await PageBatchRenderer.ReadAsync(
                job.Gates,
                run.Renderer,
                job.Content,
                planned.Pages,
                run.Batch.IsClassification ? null : run.ReportPage,
                services.Endpoint.TakesPageWords,
                cancellationToken).ConfigureAwait(false);
            run.RenderingTime += services.Time.GetElapsedTime(started);
            return pages;
        }
        catch (Exception)
        {
            job.Gates.ExitRequest();
            throw;
        }
    }

    private async Task<AnsweredPart> AnswerAsync(Run run, PlannedRequest planned, List<RequestPage> pages, string? known)
    {
        ExtractionJob job = run.Batch.Job;
        CancellationToken cancellationToken = run.Failing.Token;
        try
        {
            if (!run.Batch.IsClassification)
                job.Progress?.Report(new ExtractionProgress(ExtractionStage.ModelCalls, run.Answered, run.Batch.Requests.Count));
            long started = services.Time.GetTimestamp();
            await job.Gates.EnterModelCallAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await ConverseAsync(run, planned, pages, known, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                job.Gates.ExitModelCall();
                run.AddModelCallTime(services.Time.GetElapsedTime(started));
            }
        }
        catch (Exception exception)
        {
            run.Fail(exception);
            throw;
        }
        finally
        {
            job.Gates.ExitRequest();
        }
    }

    private async Task<AnsweredPart> ConverseAsync(
        Run run,
        PlannedRequest planned,
        List<RequestPage> pages,
        string? known,
        CancellationToken cancellationToken)
    {
        RequestBatch batch = run.Batch;
        ModelRequest request = await ComposeAsync(batch, planned, pages, known, cancellationToken).ConfigureAwait(false);
        if (!batch.IsClassification)
            request = StreamingProgress.Watch(request, batch.Job.Progress, run.Answered, batch.Requests.Count);

        int sent = planned.PromptTokens - planned.CalibrationTokens - planned.KnownFieldsTokens + CarriedFields.Count(known);
        ModelCaller caller = new(services, batch, planned, sent, request.Messages.Count);
        PrintedRows? print = batch.IsClassification || !ListRules.HasNumberedList(batch.Schema.Record)
            ? null
            : new PrintedRows(await batch.Job.Content.ReadTextsAsync(planned.PageNumbers, cancellationToken).ConfigureAwait(false));
        AnswerConversation conversation = new(services, caller, batch, new ListContext { IsWholeRecord = batch.IsWholeRecord, Print = print });
        CheckedReading reading = await conversation.RunAsync(request, cancellationToken).ConfigureAwait(false);
        run.CountAnswer();
        return new AnsweredPart(new AnsweredRequest(planned, caller.Calls[0].Response!, sent), reading, caller.Calls, conversation.FinishReason)
        {
            Print = print,
            PageNotices = PageNotices.Of(pages.Select(page => page.Image).OfType<PageImage>(), services.Options.Planning.PageInput == PageInput.Picture ? [] : pages.Select(page => batch.Job.Content.Page(page.Number))),
        };
    }

    /// <summary>A batch under way.</summary>
    private sealed class Run(RequestBatch batch, DocumentRenderer renderer, CancellationTokenSource failing)
    {
        private readonly int _pages = batch.Requests.Sum(request => request.Pages.Count);
        private int _rendered;
        private int _answered;
        private long _modelCallTicks;
        private ExceptionDispatchInfo? _firstFailure;

        public RequestBatch Batch => batch;

        public DocumentRenderer Renderer => renderer;

        public CancellationTokenSource Failing => failing;

        public int Answered => Volatile.Read(ref _answered);

        public ExceptionDispatchInfo? FirstFailure => Volatile.Read(ref _firstFailure);

        public TimeSpan RenderingTime { get; set; }

        public TimeSpan ModelCallTime => new(Interlocked.Read(ref _modelCallTicks));

        public void ReportPage() => batch.Job.Progress?.Report(new ExtractionProgress(ExtractionStage.Rendering, _rendered++, _pages));

        public void CountAnswer() => Interlocked.Increment(ref _answered);

        public void AddModelCallTime(TimeSpan time) => Interlocked.Add(ref _modelCallTicks, time.Ticks);

        /// <summary>Keeps the first failure, and cancels what else is under way.</summary>
        public void Fail(Exception exception)
        {
            if (Interlocked.CompareExchange(ref _firstFailure, ExceptionDispatchInfo.Capture(exception), null) is null)
                failing.Cancel();
        }
    }
}
