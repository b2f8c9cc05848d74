using QwenDocs.Cli.Commands;
using QwenDocs.Cli.Output;
using QwenDocs.Cli.Records;
using QwenDocs.Cli.Tables;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Pipelines;
using QwenDocs.Planning;

namespace QwenDocs.Cli.Batches;

/// <summary>Extracts many files into a file of results, with a journal beside it.</summary>
/// <param name="settings">Where results go, and when it stops.</param>
/// <param name="kinds">The record, or the records that files are split into.</param>
/// <param name="output">Where the summary goes.</param>
/// <param name="error">Where people are kept informed.</param>
/// <param name="stop">What Ctrl-C asks for.</param>
/// <param name="time">The clock, or <see langword="null"/> for the system's.</param>
internal sealed class ExtractBatch(
    BatchSettings settings,
    IReadOnlyList<RecordKind> kinds,
    TextWriter output,
    TextWriter error,
    StopSignal stop,
    TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>Gets what counts documents with findings.</summary>
    public QualityGate Gate { get; init; } = new(null);

    /// <summary>Gets the review page that documents are added to, or <see langword="null"/> for none.</summary>
    public ReviewFile? Review { get; init; }

    /// <summary>Runs the batch.</summary>
    /// <param name="extractor">The extractor.</param>
    /// <param name="options">The options of the pipeline; budget and journal are set here.</param>
    /// <param name="files">The files.</param>
    /// <param name="open">Describes the document of a file.</param>
    /// <param name="isSplit">Whether files are split into documents.</param>
    /// <param name="cancellationToken">Ends the begun work.</param>
    /// <returns>The exit status.</returns>
    public async Task<int> RunAsync(
        DocumentExtractor extractor,
        PipelineOptions options,
        IReadOnlyList<InputFile> files,
        Func<string, Document> open,
        bool isSplit,
        CancellationToken cancellationToken)
    {
        JsonLinesJournal journal = await JsonLinesJournal.OpenAsync(settings.Journal, cancellationToken: cancellationToken).ConfigureAwait(false);
        await using (journal.ConfigureAwait(false))
        {
            foreach (JournalProblem problem in journal.Problems)
                await error.WriteLineAsync($"{settings.Journal}, {problem}: left out").ConfigureAwait(false);
            options.Journal = journal;
            options.RetryFailed = settings.RetryFailed;
            options.Budget = settings.MaxCostUsd is { } most ? CostBudget.Once(most) : null;
            DocumentPipeline pipeline = new(extractor, options);
            BatchState state = new(files.Count, _time);
            BatchDisplay display = new(error, state, _time);
            int exit = ExitCode.Done;
            stop.CanDrain = true;
            using CancellationTokenRegistration draining = stop.Draining.Register(() => _ = display.SayAsync("Stopping: no further document is begun, what was begun is ended. Ctrl-C again ends it at once."));

            StreamWriter results = OpenResults();
            await using (results.ConfigureAwait(false))
            {
                await display.ShowAsync(async () =>
                {
                    IEnumerable<Document> documents = Source(files, open, state);
                    IAsyncEnumerable<(PipelineOutcome Outcome, IEnumerable<string> Lines)> outcomes = isSplit
                        ? SplitAsync(pipeline, documents, files, state, cancellationToken)
                        : ExtractAsync(pipeline, documents, files, state, cancellationToken);
                    await foreach ((PipelineOutcome outcome, IEnumerable<string> lines) in outcomes.ConfigureAwait(false))
                    {
                        state.Add(outcome);
                        stop.Reached = FormattableString.Invariant($"{state.Done:#,0} of {state.Total:#,0} documents are in {settings.Results}; to go on, run the same command with --resume");
                        foreach (string line in lines)
                            await results.WriteAsync(line + "\n").ConfigureAwait(false);
                        await results.FlushAsync(cancellationToken).ConfigureAwait(false);
                        if (outcome.FailureInfo is not { } failure)
                            continue;
                        exit = Math.Max(exit, StatusOf(failure.Code));
                        await display.SayAsync(failure.Message).ConfigureAwait(false);
                        Judge(state, failure);
                    }
                }).ConfigureAwait(false);
            }

            return await CloseAsync(state, exit, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<int> CloseAsync(BatchState state, int exit, CancellationToken cancellationToken)
    {
        await output.WriteAsync(state.Summary.ToString()).ConfigureAwait(false);
        await output.WriteLineAsync($"results: {settings.Results}").ConfigureAwait(false);
        var schemas = kinds.ToDictionary(kind => kind.Name, kind => kind.Schema());
        foreach (TableFile file in settings.Tables)
        {
            try
            {
                foreach (string path in await file.WriteAsync(Table.Of(settings.Results, schemas), cancellationToken).ConfigureAwait(false))
                    await output.WriteLineAsync($"table: {path}").ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // The results are there; the same command with --resume writes the tables anew.
                await error.WriteLineAsync($"{file.Path} cannot be written: {exception.Message.ReplaceLineEndings(" ")}").ConfigureAwait(false);
                exit = Math.Max(exit, ExitCode.InputRefused);
            }
        }

        if (state.Stopping is not { } reason)
            return exit;
        await error.WriteLineAsync(FormattableString.Invariant($"Stopped: {reason}. {state.Done - state.Failed:#,0} of {state.Total:#,0} documents are extracted. To go on, run the same command with --resume.")).ConfigureAwait(false);
        return stop.Draining.IsCancellationRequested ? ExitCode.Cancelled : Math.Max(exit, ExitCode.InputRefused);
    }

    private static int StatusOf(string code) =>
        code.StartsWith("endpoint.", StringComparison.Ordinal) || code.StartsWith("answer.", StringComparison.Ordinal) ? ExitCode.EndpointFailed : ExitCode.InputRefused;

    private StreamWriter OpenResults()
    {
        try
        {
            return new StreamWriter(settings.Results, append: false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{settings.Results} cannot be written: {exception.Message}");
        }
    }

    // What is taken from here is begun; what is begun is ended.
    private IEnumerable<Document> Source(IReadOnlyList<InputFile> files, Func<string, Document> open, BatchState state)
    {
        foreach (InputFile file in files)
        {
            if (stop.Draining.IsCancellationRequested)
                state.Stopping ??= "Ctrl-C";
            if (state.Stopping is not null)
                yield break;
            yield return open(file.Path);
        }
    }

    private void Judge(BatchState state, FailureInfo failure)
    {
        if (failure.Code == "budget.exceeded")
            state.Stopping ??= "--max-cost is reached";
        else if (failure.Code is "endpoint.unauthorized" or "endpoint.creditExhausted")
            state.Stopping ??= "the endpoint takes no further request";
        else if (state.Failed >= settings.MaxFailures)
            state.Stopping ??= "--max-failures is reached";
    }

    private async IAsyncEnumerable<(PipelineOutcome Outcome, IEnumerable<string> Lines)> ExtractAsync(
        DocumentPipeline pipeline,
        IEnumerable<Document> documents,
        IReadOnlyList<InputFile> files,
        BatchState state,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (ExtractedFile file in kinds[0].ExtractAll(pipeline, documents, state.Summary, cancellationToken).ConfigureAwait(false))
        {
            if (file.Result is { } result)
                Gate.Add(result.Findings, result.Evidence);
            Review?.Add(file.Reviewed);
            yield return (file.Outcome!, [ResultLine.Write(files[file.Outcome!.Index].Name, kinds[0].Name, file.Outcome, file.Result)]);
        }
    }

    private async IAsyncEnumerable<(PipelineOutcome Outcome, IEnumerable<string> Lines)> SplitAsync(
        DocumentPipeline pipeline,
        IEnumerable<Document> documents,
        IReadOnlyList<InputFile> files,
        BatchState state,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        DocumentTypes types = new();
        foreach (RecordKind kind in kinds)
            kind.AddTo(types);
        await foreach (SplitOutcome outcome in pipeline.SplitAndExtractAllAsync(documents, types, cancellationToken).ConfigureAwait(false))
        {
            state.Summary.Add(outcome);
            foreach (SplitDocument part in outcome.Result?.Documents ?? [])
                Gate.Add(part.Findings, part.Result?.Evidence);
            Review?.Add(outcome);
            yield return (outcome, ResultLine.Write(files[outcome.Index].Name, outcome));
        }
    }
}
