using QwenDocs.Documents;
using QwenDocs.Planning.Resolution;
using QwenDocs.Planning.Windows;
using QwenDocs.Prompts;
using QwenDocs.Schemas;
using QwenDocs.Tokens;

namespace QwenDocs.Planning.Packing;

/// <summary>Plans packed requests: which documents are small enough, how many tokens each takes, what a request of given documents counts.</summary>
internal sealed class PackingPlanner
{
    private readonly PackingOptions _packing;
    private readonly int _withoutClosing;
    private readonly int[] _closings;
    private readonly int _available;

    public PackingPlanner(ExtractionPlanner planner, PackingOptions packing, RecordSchema schema, TokenCalibrationFactor calibration)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(packing);
        packing.Validate();
        Profile = planner.Profile;
        Schema = schema;
        AnswerSchema = PackedAnswerSchema.Create(schema);
        Calibration = calibration;
        Options = planner.Options;
        _packing = packing;
        Examples = planner.ExamplesOf(schema);
        _withoutClosing = Examples.PackedTokens + PromptTokenCounter.CountWithoutClosing(ExtractionPrompt.ForPacked(AnswerSchema, 1).System, planner.SchemaPrompt?.Invoke(AnswerSchema));
        _closings = [.. Enumerable.Range(1, packing.MaxDocuments).Select(count => TextTokenizer.CountTokens(ExtractionPrompt.ForPacked(AnswerSchema, count).Closing))];
        _available = Profile.ContextTokens - Options.MarginTokens - (int)calibration.Apply(_withoutClosing + _closings.Max());
    }

    public VisionModelProfile Profile { get; }

    public PlanningOptions Options { get; }

    /// <summary>Gets the schema of one record.</summary>
    public RecordSchema Schema { get; }

    /// <summary>Gets the schema of the whole answer.</summary>
    public RecordSchema AnswerSchema { get; }

    public TokenCalibrationFactor Calibration { get; }

    /// <summary>Gets the size of the examples.</summary>
    public ExampleSize Examples { get; }

    /// <summary>Gets the tokens that the context window leaves for the pages and the answers of a request's documents.</summary>
    public long AvailableTokens => Math.Max(0, _available);

    /// <summary>Sizes a document, all pages at full size.</summary>
    /// <returns>The document, or <see langword="null"/> where it is too large to be packed, or may cost more than its cap.</returns>
    /// <exception cref="PlanningException">The model does not read a page of it.</exception>
    public PackableDocument? Size(DocumentContent content)
    {
        if (_packing.MaxDocuments == 1)
            return null;
        List<PlannedPage> pages = new(content.Pages.Count);
        long tokens = 0;
        foreach (DocumentPage page in content.Pages)
        {
            PlannedPage sized = new PageSizing(page, Profile, Options.Resolution).ToPage(double.PositiveInfinity);
            tokens += sized.ImageTokens;
            if (tokens > AvailableTokens)
                return null;
            pages.Add(sized);
        }

        PackableDocument document = new(content.Name, pages);
        return Fits(document) && IsWithinCap(document) ? document : null;
    }

    /// <summary>Returns the tokens that a document takes, its answer included, whatever its position.</summary>
    public long Weigh(PackableDocument document) =>
        (long)Math.Ceiling(OwnTokens(document, _packing.MaxDocuments) * (Calibration.Observations == 0 ? 1 : Calibration.Factor)) + _packing.CompletionTokens;

    public bool Fits(PackableDocument document) => Weigh(document) <= AvailableTokens;

    /// <summary>Plans the request of given documents.</summary>
    public PackedRequest Plan(int number, IReadOnlyList<PackableDocument> documents)
    {
        int[] own = [.. documents.Select((document, index) => OwnTokens(document, index + 1))];
        int images = documents.Sum(document => document.ImageTokens);
        int counted = _withoutClosing + _closings[documents.Count - 1] + own.Sum();
        int prompt = (int)Calibration.Apply(counted);
        int[] shares = Apportionment.Of(prompt, own);
        PackedDocument[] planned = [.. documents.Select((document, index) => new PackedDocument(index + 1, document.Name, document.Pages, shares[index], _packing.CompletionTokens, own[index]))];
        return new PackedRequest(number, planned, counted - images, documents.Count * _packing.CompletionTokens)
        {
            CalibrationTokens = prompt - counted,
            ExampleTokens = Examples.PackedTokens,
            ExampleBytes = Examples.Bytes,
        };
    }

    /// <summary>Returns a document's part of a packed request as the plan of that document.</summary>
    public ExtractionPlan PlanOf(PackedDocument document) => new(
        document.Name,
        Profile,
        Options.Cost.Price,
        [new PlannedRequest(1, document.Pages, document.PromptTokens - document.ImageTokens, document.CompletionTokens)],
        Calibration);

    // Every position of as many digits takes the same: the widest stands for all.
    private static int OwnTokens(PackableDocument document, int position)
    {
        int tokens = document.ImageTokens + PromptTokenCounter.MarkTokens;
        foreach (PlannedPage page in document.Pages)
            tokens += PromptTokenCounter.CountPage(position, page.Number);
        return tokens;
    }

    // By the most that its part can be: what all have in common on it alone.
    private bool IsWithinCap(PackableDocument document)
    {
        if (Options.Cost is { MaxCostUsd: null, MaxPromptTokens: null })
            return true;
        PackedDocument alone = Plan(1, [document]).Documents[0];
        return Options.Cost.Allows(PlanOf(alone).MaxCostUsd, alone.PromptTokens);
    }
}
