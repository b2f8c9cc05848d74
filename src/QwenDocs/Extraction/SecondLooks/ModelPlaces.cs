using QwenDocs.Endpoints;
using QwenDocs.Extraction.Requests;
using QwenDocs.Grounding.SecondLooks;
using QwenDocs.Imaging;
using QwenDocs.Planning;
using QwenDocs.Planning.SecondLooks;
using QwenDocs.Prompts;
using QwenDocs.Schemas;
using QwenDocs.Text;
using QwenDocs.Tokens;

namespace QwenDocs.Extraction.SecondLooks;

/// <summary>Asks the model what is printed at places of a document: pictures of the places alone, as many in a request as its window holds, within the document's limits of cost.</summary>
internal sealed class ModelPlaces(EngineServices services, ExtractionJob job, VisionModelProfile profile)
{
    private readonly List<ModelCall> _calls = [];
    private readonly SecondLookPlanner _planner = new(profile, services.Endpoint.GetSchemaPrompt, services.Planners.ThinkingTokens);

    /// <summary>Gets the calls of the model, those included that the limits of cost did not allow.</summary>
    public IReadOnlyList<ModelCall> Calls => _calls;

    public async Task<IReadOnlyList<PageText?>> ReadAsync(IReadOnlyList<DoubtfulPlace> places, CancellationToken cancellationToken)
    {
        var texts = new PageText?[places.Count];
        IReadOnlyList<PageImage?> images = await RecognizedPlaces.CutAsync(job.Content, services.Rendering, places, _planner.Fit, cancellationToken).ConfigureAwait(false);
        RecordSchema schema = SecondLookPrompt.CreateSchema();
        int[] left = [.. Enumerable.Range(0, places.Count).Where(index => images[index] is not null)];
        while (left.Length > 0)
        {
            (PlannedRequest planned, int[] asked) = Plan(images, left);
            if (asked.Length == 0)
                break;
            left = left[asked.Length..];
            if (await AskAsync(schema, planned, [.. asked.Select(index => images[index]!)], cancellationToken).ConfigureAwait(false) is not { } readings)
                break;
            foreach (PlaceReading reading in readings.Where(reading => reading.Picture >= 1 && reading.Picture <= asked.Length))
            {
                int index = asked[reading.Picture - 1];
                texts[index] ??= PlaceText.Of(places[index], job.Content.Page(places[index].PageNumber).Size, reading.Text);
            }
        }

        return texts;
    }

    /// <summary>Plans a request for as many of the pictures as the context window holds, the first ones of them.</summary>
    private (PlannedRequest Planned, int[] Asked) Plan(IReadOnlyList<PageImage?> images, int[] left)
    {
        int text = _planner.CountText(left.Length), labels = 0;
        List<PlannedPage> pages = [];
        long available = profile.ContextTokens - services.Options.Planning.MarginTokens;
        foreach (int index in left)
        {
            PlannedPage page = new(images[index]!.PageNumber, images[index]!.Size, profile.CountImageTokens(images[index]!.Size));
            int label = SecondLookPlanner.CountLabel(pages.Count + 1);
            long counted = services.CalibrationFactor.Apply(text + labels + label + pages.Sum(planned => planned.ImageTokens) + page.ImageTokens);
            if (counted + _planner.CountAnswer(pages.Count + 1) > available)
                break;
            pages.Add(page);
            labels += label;
        }

        PlannedRequest request = new(0, pages, text + labels, _planner.CountAnswer(pages.Count));
        return (request with { CalibrationTokens = (int)(services.CalibrationFactor.Apply(request.PromptTokens) - request.PromptTokens) }, left[..pages.Count]);
    }

    private async Task<IReadOnlyList<PlaceReading>?> AskAsync(
        RecordSchema schema,
        PlannedRequest planned,
        IReadOnlyList<PageImage> images,
        CancellationToken cancellationToken)
    {
        ExtractionPrompt prompt = SecondLookPrompt.For(schema, images.Count);
        List<ModelContent> parts = [];
        foreach (PageImage image in images)
        {
            parts.Add(ModelContent.Text(SecondLookPrompt.Label((parts.Count / 2) + 1)));
            parts.Add(ModelContent.Image(image));
        }

        RequestBatch batch = new(job, profile, [planned], schema, (_, _) => prompt) { IsClassification = true };
        ModelRequest request = RequestComposer.Compose(services.Options.Model, prompt, schema, parts, planned.CompletionTokens, services.Options.Temperature, []) with { Thinking = services.Planners.Thinking };
        ModelCaller caller = new(services, batch, planned, planned.PromptTokens - planned.CalibrationTokens, request.Messages.Count);
        await job.Gates.EnterModelCallAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ModelResponse? response = await caller.TrySendAsync(request, ModelCallReason.SecondLook, cancellationToken).ConfigureAwait(false);
            return response is null ? null : (schema.ReadAnswer(response.Content).Record as PlaceReadings)?.Readings ?? [];
        }
        finally
        {
            job.Gates.ExitModelCall();
            _calls.AddRange(caller.Calls);
        }
    }
}
