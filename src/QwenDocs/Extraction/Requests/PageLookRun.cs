using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction.Answers;
using QwenDocs.Imaging;
using QwenDocs.Planning;
using QwenDocs.Prompts;
using QwenDocs.Rendering;
using QwenDocs.Schemas;

namespace QwenDocs.Extraction.Requests;

/// <summary>Carries out the requests of one look over pages, one after another.</summary>
internal sealed class PageLookRun(ModelEndpoint endpoint, RenderingEngine renderer, ExtractorOptions options, TimeProvider timeProvider, TokenCalibration calibration, CostLedger scope)
{
    private readonly List<AnsweredRequest> _answers = [];
    private readonly List<RecordReading> _readings = [];
    private readonly List<ModelCall> _attempts = [];

    public IReadOnlyList<AnsweredRequest> Answers => _answers;

    public IReadOnlyList<RecordReading> Readings => _readings;

    public IReadOnlyList<ModelCall> Attempts => _attempts;

    public async Task RunAsync(DocumentContent content, ScreeningPlan plan, PageClassificationPrompt look, IProgress<ExtractionProgress>? progress, CancellationToken cancellationToken)
    {
        using DocumentRenderer rendering = renderer.Open(content);
        foreach (PlannedRequest planned in plan.Requests)
        {
            progress?.Report(new ExtractionProgress(ExtractionStage.Screening, _answers.Count, plan.Requests.Count));
            List<PageImage> images = await PageBatchRenderer.RenderAsync(scope, rendering, content, planned.Pages, null, cancellationToken).ConfigureAwait(false);
            ExtractionPrompt instructions = look.For([.. planned.Pages.Select(page => page.Number)], content.PageCount);
            ModelRequest request = RequestComposer.Compose(options.Model, instructions, look.Schema, images, planned.CompletionTokens, options.Temperature) with
            {
                ContextTokens = plan.Profile.WindowFor((long)planned.PromptTokens + planned.CompletionTokens),
                PromptTokens = planned.PromptTokens,
            };

            // Without a check of its own: an entry that is wrong costs its page's entry, and only an answer of no use is asked again.
            AnswerConversation dialogue = new(endpoint, options, scope, new DialogueFrame(plan.DocumentName, plan.Profile), planned, look.Schema, check: null, timeProvider);
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
            ModelResponse completion = dialogue.Attempts[0].Response!;
            int sent = planned.PromptTokens - planned.CalibrationTokens;
            calibration.Observe(endpoint.Name, endpoint.Model ?? options.Model, sent, completion.Usage.PromptTokens);
            _answers.Add(new AnsweredRequest(planned, completion, sent));
        }
    }
}
