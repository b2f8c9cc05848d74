using QwenDocs.Documents;
using QwenDocs.Rendering;
using QwenDocs.Schemas;
using QwenDocs.Tokens;

namespace QwenDocs.Planning;

/// <summary>Plans requests. Planning reads page sizes and counts tokens; it renders nothing and needs no network.</summary>
public sealed class ExtractionPlanner
{
    private const double PointsPerInch = 72;

    private readonly VisionModel _model;
    private readonly PlanningOptions _options;

    /// <summary>Initializes a new instance of the <see cref="ExtractionPlanner"/> class.</summary>
    /// <param name="model">The profile of the model that will read the pages.</param>
    /// <param name="options">How to size pages and what a plan may cost, or <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public ExtractionPlanner(VisionModel model, PlanningOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        _options = options ?? new PlanningOptions();
        Validate(_options);
    }

    /// <summary>Plans the extraction of one record from all pages of a document.</summary>
    /// <param name="document">The open document.</param>
    /// <param name="schema">What the answer must follow.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="PlanningException">The document does not fit the window, or the plan passes a cap.</exception>
    public ExtractionPlan Plan(DocumentContent document, RecordSchema schema)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(schema);

        PlannedPage[] pages = [.. document.Pages.Select(Size)];
        PlannedRequest request = new(1, pages, CountText(Instructions.For(schema), pages), _options.AnswerTokens);
        long room = (long)_model.ContextTokens - _options.AnswerTokens - _options.MarginTokens;
        if (request.PromptTokens > room)
        {
            throw new PlanningException(
                document.Name,
                $"its {pages.Length} pages take {request.PromptTokens:#,0} tokens, and the window of {_model.Name} leaves {Math.Max(0, room):#,0} for a request; send fewer pages or a lower resolution");
        }

        ExtractionPlan plan = new(document.Name, _model, _options.Price, [request]);
        CheckCaps(plan);
        return plan;
    }

    private PlannedPage Size(DocumentPage page)
    {
        double scale = page.Size.Unit == PageUnit.Point ? _options.Dpi / PointsPerInch : 1;
        PixelSize natural = new(Math.Max(1, (int)Math.Round(page.Size.Width * scale)), Math.Max(1, (int)Math.Round(page.Size.Height * scale)));
        VisionModel capped = _model with { MaxPixels = Math.Min(_model.MaxPixels, (long)_options.MaxPageTokens * _model.Factor * _model.Factor) };
        try
        {
            PixelSize size = capped.Resize(natural);
            return new PlannedPage(page.Number, size, _model.CountImageTokens(size));
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new PlanningException(page.Document.Name, $"{page.Size} is over 200 times as long as wide, which {_model.Name} does not read", page.Number);
        }
    }

    private static int CountText(Instructions instructions, PlannedPage[] pages)
    {
        int tokens = ChatTemplate.TokensPerMessage + TextTokenizer.Count(instructions.System)
            + ChatTemplate.TokensPerMessage + TextTokenizer.Count(instructions.Closing)
            + ChatTemplate.TokensBeforeAnswer;
        foreach (PlannedPage page in pages)
            tokens += TextTokenizer.Count(Instructions.PageLabel(page.Number)) + ChatTemplate.TokensPerImage;
        return tokens;
    }

    private void CheckCaps(ExtractionPlan plan)
    {
        if (plan.HighPriceUsd > _options.MaxPriceUsd)
            throw new PlanningException(plan.DocumentName, $"it may cost ${plan.HighPriceUsd:0.0000}, over the cap of ${_options.MaxPriceUsd:0.0000}");
        if (plan.PromptTokens > _options.MaxPromptTokens)
            throw new PlanningException(plan.DocumentName, $"it takes {plan.PromptTokens:#,0} prompt tokens, over the cap of {_options.MaxPromptTokens:#,0}");
    }

    private static void Validate(PlanningOptions options)
    {
        OptionRange.Check(options.Dpi, 36, 600);
        OptionRange.Check(options.MaxPageTokens, 4, 16_384);
        OptionRange.Check(options.AnswerTokens, 64, 131_072);
        OptionRange.Check(options.MarginTokens, 0, 65_536);
        OptionRange.Check(options.Price.PromptPerMillion, 0, decimal.MaxValue);
        OptionRange.Check(options.Price.CompletionPerMillion, 0, decimal.MaxValue);
        OptionRange.Check(options.MaxPriceUsd ?? 0, 0, decimal.MaxValue);
        OptionRange.Check(options.MaxPromptTokens ?? 1, 1, long.MaxValue);
    }
}
