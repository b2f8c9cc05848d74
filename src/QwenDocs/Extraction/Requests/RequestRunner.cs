using System.Text.Json.Nodes;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction.Answers;
using QwenDocs.Extraction.Progress;
using QwenDocs.Imaging;
using QwenDocs.Planning;
using QwenDocs.Prompts;
using QwenDocs.Rendering;
using QwenDocs.Schemas;

namespace QwenDocs.Extraction.Requests;

/// <summary>Carries out the requests of one plan, one after another, so that the pictures of one request alone are held.</summary>
internal sealed class RequestRunner(ModelEndpoint endpoint, RenderingEngine renderer, ExtractorOptions options, TimeProvider timeProvider, TokenCalibration calibration, CostLedger scope, RecordCheck check)
{
    private readonly List<AnsweredRequest> _answers = [];
    private readonly List<RecordReading> _readings = [];
    private readonly List<ModelCall> _attempts = [];

    public IReadOnlyList<AnsweredRequest> Answers => _answers;

    public IReadOnlyList<RecordReading> Readings => _readings;

    public IReadOnlyList<ModelCall> Attempts => _attempts;

    /// <summary>Gets why the model stopped: of several answers, why the first stopped that was not simply done.</summary>
    public FinishReason FinishReason { get; private set; } = FinishReason.Stop;

    public TimeSpan Rendering { get; private set; }

    public TimeSpan Answering { get; private set; }

    public async Task RunAsync(DocumentContent content, ExtractionPlan plan, RecordSchema schema, IProgress<ExtractionProgress>? progress, CancellationToken cancellationToken)
    {
        using DocumentRenderer rendering = renderer.Open(content);
        int pages = plan.Pages.Count();
        int rendered = 0;
        foreach (PlannedRequest planned in plan.Requests)
        {
            long started = timeProvider.GetTimestamp();
            List<PageImage> images = await PageBatchRenderer.RenderAsync(
                scope, rendering, content, planned.Pages, () => progress?.Report(new ExtractionProgress(ExtractionStage.Rendering, rendered++, pages)), cancellationToken).ConfigureAwait(false);
            Rendering += timeProvider.GetElapsedTime(started);
            progress?.Report(new ExtractionProgress(ExtractionStage.ModelCalls, _answers.Count, plan.Requests.Count));
            started = timeProvider.GetTimestamp();
            await scope.EnterAskingAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                await AskAsync(plan, planned, content.PageCount, schema, images, progress, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                scope.ExitAsking();
            }

            Answering += timeProvider.GetElapsedTime(started);
        }
    }

    /// <summary>Puts the parts that were read so far together.</summary>
    /// <param name="schema">The schema of the record.</param>
    /// <param name="readings">For each part the index of the reading that it is.</param>
    public MergedRecord? Merge(RecordSchema schema, out IReadOnlyList<int> readings)
    {
        List<RecordPart> parts = [];
        List<int> indexes = [];
        for (int index = 0; index < _readings.Count; index++)
        {
            if (_readings[index].Json is not { } json || JsonNode.Parse(json) is not { } part)
                continue;
            indexes.Add(index);
            parts.Add(new RecordPart(part, PageNumbers(_answers[index].Planned))
            {
                UnclearPaths = _readings[index].Violations.Where(violation => !violation.IsRepaired).Select(violation => violation.Path).ToHashSet(StringComparer.Ordinal),
            });
        }

        readings = indexes;
        return parts.Count == 0 ? null : RecordMerger.Merge(schema, parts);
    }

    private async Task AskAsync(ExtractionPlan plan, PlannedRequest planned, int pageCount, RecordSchema schema, List<PageImage> images, IProgress<ExtractionProgress>? progress, CancellationToken cancellationToken)
    {
        string? known = planned.KnownFieldsTokens > 0 ? CarriedFields.Write(Merge(schema, out _)?.Json, planned.KnownFieldsTokens) : null;
        ExtractionPrompt instructions = plan.Requests.Count == 1 ? ExtractionPrompt.For(schema) : ExtractionPrompt.ForPart(schema, PageNumbers(planned), pageCount, known);
        ModelRequest request = RequestComposer.Compose(options.Model, instructions, schema, images, planned.CompletionTokens, options.Temperature) with
        {
            ContextTokens = plan.Profile.WindowFor((long)planned.PromptTokens + planned.CompletionTokens),
            PromptTokens = planned.PromptTokens,
        };
        AnswerConversation dialogue = new(endpoint, options, scope, new DialogueFrame(plan.DocumentName, plan.Profile), planned, schema, plan.Requests.Count == 1 ? check : null, timeProvider);
        RecordReading reading = await dialogue.AskAsync(StreamingProgress.Watch(request, progress, _answers.Count, plan.Requests.Count), cancellationToken).ConfigureAwait(false);
        ModelResponse completion = dialogue.Attempts[0].Response!;
        _attempts.AddRange(dialogue.Attempts);
        if (FinishReason == FinishReason.Stop)
            FinishReason = dialogue.FinishReason;

        int sent = planned.PromptTokens - planned.CalibrationTokens - planned.KnownFieldsTokens + CarriedFields.Count(known);
        calibration.Observe(endpoint.Name, endpoint.Model ?? options.Model, sent, completion.Usage.PromptTokens);
        _answers.Add(new AnsweredRequest(planned, completion, sent));
        _readings.Add(reading);
    }

    private static IReadOnlyList<int> PageNumbers(PlannedRequest planned) => [.. planned.Pages.Select(page => page.Number)];
}
