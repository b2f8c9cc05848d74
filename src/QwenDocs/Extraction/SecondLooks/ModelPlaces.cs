using QwenDocs.Endpoints;
using QwenDocs.Extraction.Requests;
using QwenDocs.Grounding.SecondLooks;
using QwenDocs.Imaging;
using QwenDocs.Planning;
using QwenDocs.Planning.Windows;
using QwenDocs.Prompts;
using QwenDocs.Schemas;
using QwenDocs.Text;
using QwenDocs.Tokens;

namespace QwenDocs.Extraction.SecondLooks;

/// <summary>Asks the model what is printed at places of a document: pictures of the places alone, as many in a request as its window holds, within the document's limits of cost.</summary>
internal sealed class ModelPlaces(EngineServices services, ExtractionJob job, VisionModelProfile profile)
{
    private readonly List<ModelCall> _calls = [];

    /// <summary>Gets the calls of the model, those included that the limits of cost did not allow.</summary>
    public IReadOnlyList<ModelCall> Calls => _calls;

    public async Task<IReadOnlyList<PageText?>> ReadAsync(IReadOnlyList<DoubtfulPlace> places, CancellationToken cancellationToken)
    {
        var texts = new PageText?[places.Count];
        IReadOnlyList<PageImage?> images = await RecognizedPlaces.CutAsync(job.Content, services.Rendering, places, profile.Resize, cancellationToken).ConfigureAwait(false);
        RecordSchema schema = SecondLookPrompt.CreateSchema();
        int[] left = [.. Enumerable.Range(0, places.Count).Where(index => images[index] is not null)];
        while (left.Length > 0)
        {
            (PlannedRequest planned, int[] asked) = Plan(schema, images, left);
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
    private (PlannedRequest Planned, int[] Asked) Plan(RecordSchema schema, IReadOnlyList<PageImage?> images, int[] left)
    {
        ExtractionPrompt prompt = SecondLookPrompt.For(schema, left.Length);
        int text = PromptTokenCounter.CountWithoutClosing(prompt.System, services.Endpoint.GetSchemaPrompt(schema)) + TextTokenizer.CountTokens(prompt.Closing);
        List<PlannedPage> pages = [];
        int labels = 0, answer = SecondLookPrompt.AnswerTokensBeside + (services.Planners.Thinking is { IsEnabled: true, ReservedTokens: var thoughts } ? thoughts : 0);
        long available = profile.ContextTokens - services.Options.Planning.MarginTokens;
        foreach (int index in left)
        {
            PlannedPage page = new(images[index]!.PageNumber, images[index]!.Size, profile.CountImageTokens(images[index]!.Size));
            int label = TextTokenizer.CountTokens(SecondLookPrompt.Label(pages.Count + 1)) + ChatTemplate.TokensPerImage;
            long counted = services.CalibrationFactor.Apply(text + labels + label + pages.Sum(planned => planned.ImageTokens) + page.ImageTokens);
            if (counted + answer + SecondLookPrompt.AnswerTokensPerPicture > available)
                break;
            pages.Add(page);
            labels += label;
            answer += SecondLookPrompt.AnswerTokensPerPicture;
        }

        PlannedRequest request = new(0, pages, text + labels, answer);
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
