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
    private readonly Func<RecordSchema, string?>? _schemaInWords;

    /// <summary>Initializes a new instance of the <see cref="ExtractionPlanner"/> class.</summary>
    /// <param name="model">The profile of the model that will read the pages.</param>
    /// <param name="options">How to size pages and what a plan may cost, or <see langword="null"/> for the defaults.</param>
    /// <param name="renderer">What scans are measured with, or <see langword="null"/> to assume 8-point type on them.</param>
    /// <param name="schemaInWords">What the endpoint adds to the system message (<c>ModelEndpoint.DescribeSchema</c>), or <see langword="null"/> where the schema is sent beside the messages.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public ExtractionPlanner(VisionModelProfile model, PlanningOptions? options = null, RenderingEngine? renderer = null, Func<RecordSchema, string?>? schemaInWords = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        _options = options ?? new PlanningOptions();
        _options.Validate();
        _renderer = renderer;
        _schemaInWords = schemaInWords;
    }

    /// <summary>Plans the extraction of one record from all pages of a document.</summary>
    /// <param name="document">The open document.</param>
    /// <param name="schema">What the answer must follow.</param>
    /// <param name="correction">What is known of the endpoint's own way of counting, or <see langword="null"/> for nothing.</param>
    /// <param name="cancellationToken">Ends the measuring of pages.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="PlanningException">The window is too small for the schema or for a page, or the plan passes a cap.</exception>
    public async Task<ExtractionPlan> PlanAsync(DocumentContent document, RecordSchema schema, TokenCalibrationFactor? correction = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(schema);
        TokenCalibrationFactor known = correction ?? TokenCalibrationFactor.None;
        ExtractionPlan plan = await PlanFullAsync(document, schema, known, cancellationToken).ConfigureAwait(false);
        if (_options.Screening.IsEnabled && new ScreeningPlanner(_model, _options, _schemaInWords).PlanWherePaying(document, PageClassificationPrompt.ForRecord(schema), plan, known) is { } screening)
            plan = plan.WithScreening(screening, known.Apply(new PromptTokenCounter(schema, document.PageCount, _schemaInWords?.Invoke(schema)).Whole + PromptTokenCounter.CountPage(1) + plan.Pages.Min(page => page.ImageTokens)));
        CheckCaps(plan);
        return plan;
    }

    /// <summary>Plans the extraction from pages that are known to matter: no look comes first, and no cap is asked.</summary>
    internal async Task<ExtractionPlan> PlanFullAsync(DocumentContent document, RecordSchema schema, TokenCalibrationFactor correction, CancellationToken cancellationToken)
    {
        PageSizing[] pages = [.. document.Pages.Select(page => new PageSizing(page, _model, _options.Resolution))];
        IReadOnlyList<PlannedRequest> requests = await DivideAsync(document, pages, schema, correction, cancellationToken).ConfigureAwait(false);
        return new ExtractionPlan(document.Name, _model, _options.Price, requests, correction);
    }

    /// <summary>Plans the extraction of one record from each of many documents; small ones share requests, all their pages at full size.</summary>
    /// <param name="documents">The open documents.</param>
    /// <param name="schema">What each record must follow.</param>
    /// <param name="sharing">How many documents may share a request, and the room for each one's answer.</param>
    /// <param name="correction">What is known of the endpoint's own way of counting, or <see langword="null"/> for nothing.</param>
    /// <param name="cancellationToken">Ends the measuring of pages.</param>
    /// <returns>The plan. A document that cannot be planned stands in its <see cref="BatchPlan.Refusals"/>.</returns>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public async Task<BatchPlan> PlanBatchAsync(IEnumerable<DocumentContent> documents, RecordSchema schema, PackingOptions sharing, TokenCalibrationFactor? correction = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        BatchPlanner batch = OpenBatch(schema, sharing, correction ?? TokenCalibrationFactor.None);
        foreach (DocumentContent document in documents)
            await batch.AddAsync(document, cancellationToken).ConfigureAwait(false);
        return batch.Complete();
    }

    internal BatchPlanner OpenBatch(RecordSchema schema, PackingOptions sharing, TokenCalibrationFactor correction) =>
        new(this, _options, OpenSharing(schema, sharing, correction), sharing.MaxDocuments);

    internal PackingPlanner OpenSharing(RecordSchema schema, PackingOptions sharing, TokenCalibrationFactor correction)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(sharing);
        sharing.Validate();
        return new PackingPlanner(_model, _options, sharing, schema, correction, _schemaInWords);
    }

    private async Task<IReadOnlyList<PlannedRequest>> DivideAsync(DocumentContent document, PageSizing[] pages, RecordSchema schema, TokenCalibrationFactor correction, CancellationToken cancellationToken)
    {
        PromptTokenCounter text = new(schema, document.PageCount, _schemaInWords?.Invoke(schema), [.. pages.Select(page => page.Number)]);
        ContextWindow window = new(document.Name, _model, _options, correction);
        int[] labels = [.. pages.Select(page => PromptTokenCounter.CountPage(page.Number))];
        long room = window.Beside(text.Whole) - labels.Sum(label => (long)label);
        double legible = _options.Resolution.MinTextHeight;
        if (ResolutionBudget.Tokens(pages, double.PositiveInfinity) <= room)
            return [Request(1, pages, double.PositiveInfinity, text.Whole + labels.Sum(), 0, correction)];

        PageMeasurement measurement = new(document, _renderer);
        await measurement.MeasureAsync(pages, cancellationToken).ConfigureAwait(false);
        if (ResolutionBudget.Fit(pages, room, legible) is { } level)
            return [Request(1, pages, level, text.Whole + labels.Sum(), 0, correction)];
        if (pages.Length == 1)
            throw window.TooSmallFor(pages[0], room, legible);

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
        PageSplitter splitter = new(tokens, _options.RequestSplitting.OverlapPages, partRoom);
        foreach ((int start, int end) in await splitter.SplitAsync(IsNaturalAsync).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            int kept = requests.Count == 0 ? 0 : known;
            int fixedTokens = text.CountPart([.. pages[start..end].Select(page => page.Number)]) + kept + labels[start..end].Sum();
            double partLevel = ResolutionBudget.Fit(pages.AsSpan(start, end - start), window.Beside(fixedTokens), legible)
                ?? throw new InvalidOperationException("A part does not fit the room that it was cut for.");
            requests.Add(Request(requests.Count + 1, pages[start..end], partLevel, fixedTokens, kept, correction));
        }

        return requests;

        async ValueTask<bool> IsNaturalAsync(int index) => !TableContinuity.RunsOver(
            await measurement.ReadWordsAsync(pages[index - 1].Number, cancellationToken).ConfigureAwait(false),
            await measurement.ReadWordsAsync(pages[index].Number, cancellationToken).ConfigureAwait(false));
    }

    private PlannedRequest Request(int number, PageSizing[] pages, double level, int textTokens, int knownFieldsTokens, TokenCalibrationFactor correction)
    {
        PlannedRequest request = new(number, [.. pages.Select(page => page.ToPage(level))], textTokens, _options.CompletionTokens) { KnownFieldsTokens = knownFieldsTokens };
        return request with { CalibrationTokens = (int)(correction.Apply(request.PromptTokens) - request.PromptTokens) };
    }

    internal void CheckCaps(ExtractionPlan plan)
    {
        CostCap cap = _options.Cap;
        if (plan.MaxCostUsd > cap.MaxCostUsd)
            throw new PlanningException(plan.DocumentName, FormattableString.Invariant($"it may cost ${plan.MaxCostUsd:0.0000}, over the cap of ${cap.MaxCostUsd:0.0000}; raise the cap, or lower the resolution or the tokens kept for the answer"));
        if (plan.PromptTokens > cap.MaxPromptTokens)
            throw new PlanningException(plan.DocumentName, FormattableString.Invariant($"it takes {plan.PromptTokens:#,0} prompt tokens, over the cap of {cap.MaxPromptTokens:#,0}; raise the cap, or lower the resolution"));
    }
}
