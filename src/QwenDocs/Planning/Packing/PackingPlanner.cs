using QwenDocs.Documents;
using QwenDocs.Planning.Resolution;
using QwenDocs.Planning.Windows;
using QwenDocs.Prompts;
using QwenDocs.Schemas;
using QwenDocs.Tokens;

namespace QwenDocs.Planning.Packing;

/// <summary>Plans requests that documents share: who is small enough, how much room each takes, what a request of given documents counts.</summary>
internal sealed class PackingPlanner
{
    private readonly PackingOptions _sharing;
    private readonly int _withoutClosing;
    private readonly int[] _closings;
    private readonly int _room;

    public PackingPlanner(VisionModelProfile model, PlanningOptions options, PackingOptions sharing, RecordSchema schema, TokenCalibrationFactor correction, Func<RecordSchema, string?>? schemaInWords)
    {
        Model = model;
        Schema = schema;
        AnswerSchema = schema.ForSeveral();
        Correction = correction;
        Options = options;
        _sharing = sharing;
        _withoutClosing = PromptTokenCounter.CountWithoutClosing(ExtractionPrompt.ForShared(schema, 1).System, schemaInWords?.Invoke(AnswerSchema));
        _closings = [.. Enumerable.Range(1, sharing.MaxDocuments).Select(count => TextTokenizer.CountTokens(ExtractionPrompt.ForShared(schema, count).Closing))];
        _room = model.ContextTokens - options.MarginTokens - (int)correction.Apply(_withoutClosing + _closings.Max());
    }

    public VisionModelProfile Model { get; }

    public PlanningOptions Options { get; }

    /// <summary>Gets the schema of one record.</summary>
    public RecordSchema Schema { get; }

    /// <summary>Gets the schema of the whole answer.</summary>
    public RecordSchema AnswerSchema { get; }

    public TokenCalibrationFactor Correction { get; }

    /// <summary>Gets the tokens that a request has room for, pages and answers of its documents together.</summary>
    public long Room => Math.Max(0, _room);

    /// <summary>Sizes a document, all pages at full size.</summary>
    /// <returns>The document, or <see langword="null"/> where it is too large to share a request, or may cost more than its cap.</returns>
    /// <exception cref="PlanningException">The model does not read a page of it.</exception>
    public PackableDocument? Size(DocumentContent content)
    {
        if (_sharing.MaxDocuments == 1)
            return null;
        List<PlannedPage> pages = new(content.Pages.Count);
        long tokens = 0;
        foreach (DocumentPage page in content.Pages)
        {
            PlannedPage sized = new PageSizing(page, Model, Options.Resolution).ToPage(double.PositiveInfinity);
            tokens += sized.ImageTokens;
            if (tokens > Room)
                return null;
            pages.Add(sized);
        }

        PackableDocument document = new(content.Name, pages);
        return Fits(document) && IsWithinCap(document) ? document : null;
    }

    /// <summary>Returns the room that a document takes, its answer included, whatever its slot.</summary>
    public long Weigh(PackableDocument document) =>
        (long)Math.Ceiling(OwnTokens(document, _sharing.MaxDocuments) * (Correction.Observations == 0 ? 1 : Correction.Factor)) + _sharing.CompletionTokens;

    public bool Fits(PackableDocument document) => Weigh(document) <= Room;

    /// <summary>Plans the request of given documents.</summary>
    public PackedRequest Plan(int number, IReadOnlyList<PackableDocument> documents)
    {
        int[] own = [.. documents.Select((document, index) => OwnTokens(document, index + 1))];
        int images = documents.Sum(document => document.ImageTokens);
        int counted = _withoutClosing + _closings[documents.Count - 1] + own.Sum();
        int prompt = (int)Correction.Apply(counted);
        int[] shares = Apportionment.Of(prompt, own);
        PackedDocument[] planned = [.. documents.Select((document, index) => new PackedDocument(index + 1, document.Name, document.Pages, shares[index], _sharing.CompletionTokens, own[index]))];
        return new PackedRequest(number, planned, counted - images, documents.Count * _sharing.CompletionTokens) { CalibrationTokens = prompt - counted };
    }

    /// <summary>Returns a document's part of a shared request as the plan of that document.</summary>
    public ExtractionPlan PlanOf(PackedDocument document) => new(
        document.Name,
        Model,
        Options.Price,
        [new PlannedRequest(1, document.Pages, document.PromptTokens - document.ImageTokens, document.CompletionTokens)],
        Correction);

    // Every slot of as many digits takes the same: the widest stands for all.
    private static int OwnTokens(PackableDocument document, int slot)
    {
        int tokens = document.ImageTokens;
        foreach (PlannedPage page in document.Pages)
            tokens += PromptTokenCounter.CountPage(slot, page.Number);
        return tokens;
    }

    // By the most that its part can be: what all have in common on it alone.
    private bool IsWithinCap(PackableDocument document)
    {
        if (Options.Cap is { MaxCostUsd: null, MaxPromptTokens: null })
            return true;
        PackedDocument alone = Plan(1, [document]).Documents[0];
        return !(PlanOf(alone).MaxCostUsd > Options.Cap.MaxCostUsd) && !(alone.PromptTokens > Options.Cap.MaxPromptTokens);
    }
}
