using QwenDocs.Documents;
using QwenDocs.Planning.Packing;
using QwenDocs.Planning.Resolution;
using QwenDocs.Planning.Screening;
using QwenDocs.Planning.Windows;
using QwenDocs.Prompts;
using QwenDocs.Rendering;
using QwenDocs.Schemas;
using QwenDocs.Tokens;

namespace QwenDocs.Planning;

/// <summary>Plans requests: full sizes where they fit one window, else legible ones, else as few requests as can be. It needs no network.</summary>
/// <remarks>Page sizes alone decide while a document fits at full size. Only beyond that the print is measured: by the text layer, for scans by a small rendering.</remarks>
public sealed class ExtractionPlanner
{
    private readonly VisionModelProfile _model;
    private readonly PlanningOptions _options;
    private readonly RenderingEngine? _renderer;
    private readonly Func<RecordSchema, string?>? _schemaPrompt;

    /// <summary>Initializes a new instance of the <see cref="ExtractionPlanner"/> class.</summary>
    /// <param name="model">The profile of the model that will read the pages.</param>
    /// <param name="options">How to size pages and what a plan may cost, or <see langword="null"/> for the defaults.</param>
    /// <param name="renderer">What scans are measured with, or <see langword="null"/> to assume 8-point type on them.</param>
    /// <param name="schemaPrompt">What the endpoint adds to the system message (<c>ModelEndpoint.GetSchemaPrompt</c>), or <see langword="null"/> where the schema is sent beside the messages.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public ExtractionPlanner(
        VisionModelProfile model,
        PlanningOptions? options = null,
        RenderingEngine? renderer = null,
        Func<RecordSchema, string?>? schemaPrompt = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        _options = options ?? new PlanningOptions();
        _options.Validate();
        _renderer = renderer;
        _schemaPrompt = schemaPrompt;
    }

    internal VisionModelProfile Profile => _model;

    internal PlanningOptions Options => _options;

    /// <summary>Gets what writes a schema as the endpoint adds it to the prompt, or <see langword="null"/> where it is sent beside the messages.</summary>
    internal Func<RecordSchema, string?>? SchemaPrompt => _schemaPrompt;

    /// <summary>Gets what tells the size of a schema's examples, or <see langword="null"/> where there are none.</summary>
    internal Func<RecordSchema, ExampleSize>? Examples { get; init; }

    /// <summary>Gets what tells the most that a second look at values in doubt can take, or <see langword="null"/> where none is wanted.</summary>
    internal Func<TokenCalibrationFactor, SecondLookPlan>? SecondLook { get; init; }

    /// <summary>Plans the extraction of one record from all pages of a document.</summary>
    /// <param name="document">The open document.</param>
    /// <param name="schema">What the answer must follow.</param>
    /// <param name="calibration">What is known of the endpoint's own way of counting, or <see langword="null"/> for nothing.</param>
    /// <param name="cancellationToken">Ends the measuring of pages.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="PlanningException">The window is too small for the schema or for a page, or the plan passes a cap.</exception>
    public Task<ExtractionPlan> PlanAsync(
        DocumentContent document,
        RecordSchema schema,
        TokenCalibrationFactor? calibration = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(schema);
        return PlanAsync(document, schema, calibration ?? TokenCalibrationFactor.None, allowsScreening: true, cancellationToken);
    }

    /// <summary>Plans the extraction of one record, and checks the caps.</summary>
    internal async Task<ExtractionPlan> PlanAsync(
        DocumentContent document,
        RecordSchema schema,
        TokenCalibrationFactor known,
        bool allowsScreening,
        CancellationToken cancellationToken)
    {
        int[] blank = await FindBlankPagesAsync(document, cancellationToken).ConfigureAwait(false);
        document = document.Without(blank);
        ExtractionPlan plan = await PlanUncappedAsync(document, schema, known, cancellationToken).ConfigureAwait(false);
        plan = plan.WithBlankPages(blank);
        if (allowsScreening && _options.Screening.IsEnabled && new ScreeningPlanner(_model, _options, _schemaPrompt).PlanWherePaying(document, PageClassificationPrompt.ForRecord(schema), plan, known) is { } screening)
            plan = plan.WithScreening(screening, known.Apply(new PromptTokenCounter(schema, document.PageCount, _schemaPrompt?.Invoke(schema), exampleTokens: ExamplesOf(schema).Tokens).Whole + PromptTokenCounter.CountPage(1) + plan.Pages.Min(page => page.ImageTokens + page.TextTokens)));

        // A second look is left out where the cap does not allow it: no document is refused for it.
        _options.Cost.Check(plan.DocumentName, plan.MaxCostOfRequestsUsd, plan.PromptTokens);
        return SecondLook is null ? plan : plan.WithSecondLook(SecondLook(known));
    }

    /// <summary>Plans the extraction from pages that are known to matter, without a screening and without caps.</summary>
    internal async Task<ExtractionPlan> PlanUncappedAsync(
        DocumentContent document,
        RecordSchema schema,
        TokenCalibrationFactor correction,
        CancellationToken cancellationToken)
    {
        PageSizing[] pages = await new PageInputSizing(_model, _options, _renderer).SizeAsync(document, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<PlannedRequest> requests = await DivideAsync(document, pages, schema, correction, cancellationToken).ConfigureAwait(false);
        return new ExtractionPlan(document.Name, _model, _options.Cost.Price, requests, correction);
    }

    /// <summary>Plans the extraction of one record from each of many documents; small ones are packed together, all their pages at full size.</summary>
    /// <param name="documents">The open documents.</param>
    /// <param name="schema">What each record must follow.</param>
    /// <param name="packing">How many documents may be packed into a request, and the tokens kept for each one's answer.</param>
    /// <param name="calibration">What is known of the endpoint's own way of counting, or <see langword="null"/> for nothing.</param>
    /// <param name="cancellationToken">Ends the measuring of pages.</param>
    /// <returns>The plan. A document that cannot be planned stands in its <see cref="BatchPlan.Refusals"/>.</returns>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public async Task<BatchPlan> PlanBatchAsync(
        IEnumerable<DocumentContent> documents,
        RecordSchema schema,
        PackingOptions packing,
        TokenCalibrationFactor? calibration = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(packing);
        PackingPlanner planner = new(this, packing, schema, calibration ?? TokenCalibrationFactor.None);
        BatchPlanner batch = new(this, planner, packing.MaxDocuments);
        foreach (DocumentContent document in documents)
            await batch.AddAsync(document, cancellationToken).ConfigureAwait(false);
        return batch.Complete();
    }

    private async Task<IReadOnlyList<PlannedRequest>> DivideAsync(
        DocumentContent document,
        PageSizing[] pages,
        RecordSchema schema,
        TokenCalibrationFactor correction,
        CancellationToken cancellationToken)
    {
        ExampleSize examples = ExamplesOf(schema);
        PromptTokenCounter text = new(schema, document.PageCount, _schemaPrompt?.Invoke(schema), [.. pages.Select(page => page.Number)], examples.Tokens);
        ContextWindow window = new(document.Name, _model, _options, correction);

        // The heading of a page's text is its label where there is no picture.
        int[] labels = [.. pages.Select(page => page.Input == PageInput.Text ? 0 : PromptTokenCounter.CountPage(page.Number))];
        long available = window.Beside(text.Whole) - labels.Sum(label => (long)label);
        double legible = _options.Resolution.MinTextHeight;
        int most = _options.RequestSplitting.MaxPages ?? int.MaxValue;
        if (pages.Length <= most && ResolutionBudget.Tokens(pages, double.PositiveInfinity) <= available)
            return [Request(1, pages, double.PositiveInfinity, text.Whole + labels.Sum(), 0, examples, correction)];

        PageMeasurement measurement = new(document, _renderer);
        await measurement.MeasureAsync(pages, cancellationToken).ConfigureAwait(false);
        if (pages.Length <= most && ResolutionBudget.Fit(pages, available, legible) is { } level)
            return [Request(1, pages, level, text.Whole + labels.Sum(), 0, examples, correction)];
        if (pages.Length == 1)
            throw window.TooSmallFor(pages[0], available, legible);

        int known = _options.RequestSplitting.KnownFieldsTokens;
        long partRoom = window.Beside(text.LongestPart + known);
        int[] tokens = new int[pages.Length];
        for (int index = 0; index < pages.Length; index++)
        {
            tokens[index] = pages[index].TokensAt(legible) + labels[index];
            if (tokens[index] > partRoom)
                throw window.TooSmallFor(pages[index], partRoom - labels[index], legible);
        }

        List<PlannedRequest> requests = [];
        PageSplitter splitter = new(tokens, _options.RequestSplitting.OverlapPages, partRoom, most);
        foreach ((int start, int end) in await splitter.SplitAsync(IsNaturalAsync).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            int kept = requests.Count == 0 ? 0 : known;
            int fixedTokens = text.CountPart([.. pages[start..end].Select(page => page.Number)]) + kept + labels[start..end].Sum();
            double partLevel = ResolutionBudget.Fit(pages.AsSpan(start, end - start), window.Beside(fixedTokens), legible)
                ?? throw new InvalidOperationException("A part does not fit the window that it was cut for.");
            requests.Add(Request(requests.Count + 1, pages[start..end], partLevel, fixedTokens, kept, examples, correction));
        }

        return requests;

        async ValueTask<bool> IsNaturalAsync(int index) => !TableContinuity.RunsOver(
            await measurement.ReadRowsAsync(pages[index - 1].Number, cancellationToken).ConfigureAwait(false),
            await measurement.ReadRowsAsync(pages[index].Number, cancellationToken).ConfigureAwait(false));
    }

    private async Task<int[]> FindBlankPagesAsync(DocumentContent document, CancellationToken cancellationToken)
    {
        if (!_options.SkipBlankPages || _renderer is null || document.Pages.Count < 2)
            return [];
        using DocumentRenderer rendering = _renderer.Open(document);
        bool[] isBlank = await Task.WhenAll(document.Pages.Select(page => rendering.IsBlankAsync(page, cancellationToken))).ConfigureAwait(false);
        int[] blank = [.. document.Pages.Where((_, index) => isBlank[index]).Select(page => page.Number)];

        // A document that seems to be all blank is sent whole: somebody meant it to be read.
        return blank.Length == isBlank.Length ? [] : blank;
    }

    internal ExampleSize ExamplesOf(RecordSchema schema) => Examples?.Invoke(schema) ?? default;

    private PlannedRequest Request(
        int number,
        PageSizing[] pages,
        double level,
        int textTokens,
        int knownFieldsTokens,
        ExampleSize examples,
        TokenCalibrationFactor correction)
    {
        PlannedRequest request = new(number, [.. pages.Select(page => page.ToPage(level))], textTokens + pages.Sum(page => page.TextTokens), _options.CompletionTokens)
        {
            KnownFieldsTokens = knownFieldsTokens,
            ExampleTokens = examples.Tokens,
            ExampleBytes = examples.Bytes,
        };
        return request with { CalibrationTokens = (int)(correction.Apply(request.PromptTokens) - request.PromptTokens) };
    }
}
