using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Planning;
using QwenDocs.Rendering;
using QwenDocs.Schemas;

namespace QwenDocs.Extraction;

/// <summary>Carries out the requests of one look over pages, one after another.</summary>
internal sealed class PageLookRun(ModelEndpoint endpoint, PageRenderer renderer, ExtractorOptions options, TimeProvider timeProvider, TokenCalibration calibration, ExtractionScope scope)
{
    private readonly List<AnsweredRequest> _answers = [];
    private readonly List<RecordReading> _readings = [];
    private readonly List<ExtractionAttempt> _attempts = [];

    public IReadOnlyList<AnsweredRequest> Answers => _answers;

    public IReadOnlyList<RecordReading> Readings => _readings;

    public IReadOnlyList<ExtractionAttempt> Attempts => _attempts;

    public async Task RunAsync(DocumentContent content, ScreeningPlan plan, PageLook look, IProgress<ExtractionProgress>? progress, CancellationToken cancellationToken)
    {
        using DocumentRendering rendering = renderer.Open(content);
        foreach (PlannedRequest planned in plan.Requests)
        {
            progress?.Report(new ExtractionProgress(ExtractionStage.Screening, _answers.Count, plan.Requests.Count));
            List<PageImage> images = await RequestPages.RenderAsync(scope, rendering, content, planned.Pages, null, cancellationToken).ConfigureAwait(false);
            Instructions instructions = look.For([.. planned.Pages.Select(page => page.Number)], content.PageCount);
            ChatRequest request = RequestComposer.Compose(options.Model, instructions, look.Schema, images, planned.AnswerTokens, options.Temperature) with
            {
                ContextTokens = plan.Model.WindowFor((long)planned.PromptTokens + planned.AnswerTokens),
            };

            // Without a check of its own: an entry that is wrong costs its page's entry, and only an answer of no use is asked again.
            AnswerDialogue dialogue = new(endpoint, options, scope, new DialogueFrame(plan.DocumentName, plan.Model), planned, look.Schema, check: null, timeProvider);
            await scope.EnterAskingAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                _readings.Add(await dialogue.AskAsync(request, cancellationToken).ConfigureAwait(false));
            }
            finally
            {
                scope.ExitAsking();
            }

            _attempts.AddRange(dialogue.Attempts);
            ChatCompletion completion = dialogue.Attempts[0].Completion!;
            int sent = planned.PromptTokens - planned.CorrectionTokens;
            calibration.Observe(endpoint.Name, endpoint.Model ?? options.Model, sent, completion.Usage.PromptTokens);
            _answers.Add(new AnsweredRequest(planned, completion, sent));
        }
    }
}
