using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Planning;
using QwenDocs.Rendering;
using QwenDocs.Schemas;

namespace QwenDocs.Extraction;

/// <summary>Carries out the requests of one look over pages, one after another.</summary>
internal sealed class PageLookRun(ModelEndpoint endpoint, PageRenderer renderer, ExtractorOptions options, TokenCalibration calibration, ExtractionScope scope)
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
            List<PageImage> images = await RenderAsync(content, rendering, planned, cancellationToken).ConfigureAwait(false);
            Instructions instructions = look.For([.. planned.Pages.Select(page => page.Number)], content.PageCount);
            ChatRequest request = RequestComposer.Compose(options.Model, instructions, look.Schema, images, planned.AnswerTokens, options.Temperature) with
            {
                ContextTokens = planned.WindowWithin(plan.Model.ContextTokens),
            };

            // Without a check of its own: an entry that is wrong costs its page's entry, and only an answer of no use is asked again.
            AnswerDialogue dialogue = new(endpoint, options, scope, plan.DocumentName, planned, look.Schema, check: null);
            _readings.Add(await dialogue.AskAsync(request, cancellationToken).ConfigureAwait(false));
            _attempts.AddRange(dialogue.Attempts);
            ChatCompletion completion = dialogue.Attempts[0].Completion!;
            int sent = planned.PromptTokens - planned.CorrectionTokens;
            calibration.Observe(endpoint.Name, endpoint.Model ?? options.Model, sent, completion.Usage.PromptTokens);
            _answers.Add(new AnsweredRequest(planned, completion, sent));
        }
    }

    private async Task<List<PageImage>> RenderAsync(DocumentContent content, DocumentRendering rendering, PlannedRequest planned, CancellationToken cancellationToken)
    {
        List<PageImage> images = new(planned.Pages.Count);
        await scope.EnterRenderingAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            foreach (PlannedPage page in planned.Pages)
                images.Add(await rendering.RenderAsync(content.Page(page.Number), page.Size, cancellationToken).ConfigureAwait(false));
        }
        finally
        {
            scope.ExitRendering();
        }

        return images;
    }
}
