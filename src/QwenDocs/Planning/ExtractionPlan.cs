using QwenDocs.Tokens;

namespace QwenDocs.Planning;

/// <summary>What extracting a record from a document will send, known before the first byte is sent.</summary>
public sealed class ExtractionPlan
{
    private readonly TokenPrice _price;

    internal ExtractionPlan(
        string documentName,
        VisionModelProfile model,
        TokenPrice price,
        IReadOnlyList<PlannedRequest> requests,
        TokenCalibrationFactor correction,
        ScreeningPlan? screening = null)
    {
        DocumentName = documentName;
        Profile = model;
        Requests = requests;
        Calibration = correction;
        Screening = screening;
        _price = price;
    }

    /// <summary>Gets the name of the document.</summary>
    public string DocumentName { get; }

    /// <summary>Gets the profile that the pages are sized for.</summary>
    public VisionModelProfile Profile { get; }

    /// <summary>Gets the requests, in the order of their pages.</summary>
    public IReadOnlyList<PlannedRequest> Requests { get; }

    /// <summary>Gets the pages of all requests, in order; a page that two requests overlap on is there twice.</summary>
    public IEnumerable<PlannedPage> Pages => Requests.SelectMany(request => request.Pages);

    /// <summary>Gets the numbers of the pages that are blank and left out, in order: see <see cref="PlanningOptions.SkipBlankPages"/>.</summary>
    public IReadOnlyList<int> BlankPages { get; private init; } = [];

    /// <summary>Gets the screening of small pictures that comes first, or <see langword="null"/> where there is none: see <see cref="ScreeningOptions"/>.</summary>
    /// <remarks>What the screening finds takes pages out of <see cref="Requests"/>, which are all of them at first.</remarks>
    public ScreeningPlan? Screening { get; }

    /// <summary>Gets the most that a second look at values in doubt by the model can take, or <see langword="null"/> where there is none: see <c>GroundingOptions.SecondLook</c>.</summary>
    /// <remarks>Its tokens are in no other figure of the plan; its price is in <see cref="MaxCostUsd"/>.</remarks>
    public SecondLookPlan? SecondLook { get; private init; }

    /// <summary>Gets the tokens of all requests together, those of the screening included.</summary>
    public long PromptTokens => Requests.Sum(request => (long)request.PromptTokens) + (Screening?.PromptTokens ?? 0);

    /// <summary>Gets the tokens kept free for the answers of all requests, those of the screening included.</summary>
    public long CompletionTokens => Requests.Sum(request => (long)request.CompletionTokens) + (Screening?.CompletionTokens ?? 0);

    /// <summary>Gets about how many bytes all requests take: see <see cref="PlannedRequest.EstimatedBytes"/>.</summary>
    public long EstimatedBytes => Requests.Sum(request => request.EstimatedBytes) + (Screening?.EstimatedBytes ?? 0);

    /// <summary>Gets the price of the requests alone, in US dollars: what is paid if the answers are empty; where a screening comes first, if it leaves the smallest page alone.</summary>
    public decimal MinCostUsd => Screening is null || IsScreened ? _price.GetCost(PromptTokens, 0) : _price.GetCost(Screening.PromptTokens + FewestTokens, 0);

    /// <summary>
    /// Gets the price of the requests and of answers that use up the tokens kept for them, in US dollars; where a screening comes first, if it leaves every page; where a
    /// second look may follow, with the most of it.
    /// </summary>
    public decimal MaxCostUsd => MaxCostOfRequestsUsd + (SecondLook?.MaxCostUsd ?? 0);

    /// <summary>Gets what the plan takes into account of the endpoint's own way of counting.</summary>
    public TokenCalibrationFactor Calibration { get; }

    /// <summary>Gets the highest price of the requests without a second look, which is the one that caps and budgets reserve.</summary>
    internal decimal MaxCostOfRequestsUsd => _price.GetCost(PromptTokens, CompletionTokens);

    /// <summary>Gets a value indicating whether the screening is done, so that <see cref="Requests"/> hold what it left.</summary>
    internal bool IsScreened { get; private init; }

    private long FewestTokens { get; init; }

    /// <summary>Estimates how long the requests take one after another, the pages being rendered meanwhile.</summary>
    /// <param name="throughput">How fast the server is.</param>
    /// <returns>The time if the answers use up the tokens kept for them; most are shorter.</returns>
    public TimeSpan EstimateDuration(TokenThroughput throughput) => throughput.EstimateDuration(PromptTokens, CompletionTokens);

    /// <summary>Returns the plan with a screening before it.</summary>
    /// <param name="screening">The plan of the screening.</param>
    /// <param name="fewestTokens">The tokens if the screening leaves the smallest page alone.</param>
    internal ExtractionPlan WithScreening(ScreeningPlan screening, long fewestTokens) =>
        new(DocumentName, Profile, _price, Requests, Calibration, screening) { FewestTokens = fewestTokens, BlankPages = BlankPages, SecondLook = SecondLook };

    /// <summary>Returns the plan for what a screening has left.</summary>
    internal ExtractionPlan AfterScreening(ScreeningPlan screening) =>
        new(DocumentName, Profile, _price, Requests, Calibration, screening) { IsScreened = true, BlankPages = BlankPages, SecondLook = SecondLook };

    /// <summary>Returns the plan with the pages that it leaves out.</summary>
    internal ExtractionPlan WithBlankPages(IReadOnlyList<int> blank) =>
        blank.Count == 0 ? this : new(DocumentName, Profile, _price, Requests, Calibration, Screening) { IsScreened = IsScreened, FewestTokens = FewestTokens, BlankPages = blank, SecondLook = SecondLook };

    /// <summary>Returns the plan with the most that a second look can take.</summary>
    internal ExtractionPlan WithSecondLook(SecondLookPlan? most) =>
        new(DocumentName, Profile, _price, Requests, Calibration, Screening) { IsScreened = IsScreened, FewestTokens = FewestTokens, BlankPages = BlankPages, SecondLook = most };

    /// <summary>Returns the plan without its screening.</summary>
    internal ExtractionPlan WithoutScreening() => new(DocumentName, Profile, _price, Requests, Calibration) { BlankPages = BlankPages, SecondLook = SecondLook };

    /// <summary>Returns the plan as a table of stable text.</summary>
    /// <returns>A line for each request and each page, <c>\n</c> line ends, invariant culture.</returns>
    public override string ToString() => PlanText.Write(this);
}
