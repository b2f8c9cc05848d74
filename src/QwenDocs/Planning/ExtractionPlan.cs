using QwenDocs.Tokens;

namespace QwenDocs.Planning;

/// <summary>What extracting a record from a document will send, known before the first byte is sent.</summary>
public sealed class ExtractionPlan
{
    private readonly TokenPrice _price;

    internal ExtractionPlan(string documentName, VisionModel model, TokenPrice price, IReadOnlyList<PlannedRequest> requests, TokenCorrection correction)
    {
        DocumentName = documentName;
        Model = model;
        Requests = requests;
        Correction = correction;
        _price = price;
    }

    /// <summary>Gets the name of the document.</summary>
    public string DocumentName { get; }

    /// <summary>Gets the profile that the pages are sized for.</summary>
    public VisionModel Model { get; }

    /// <summary>Gets the requests, in the order of their pages.</summary>
    public IReadOnlyList<PlannedRequest> Requests { get; }

    /// <summary>Gets the pages of all requests, in order; a page that two requests overlap on is there twice.</summary>
    public IEnumerable<PlannedPage> Pages => Requests.SelectMany(request => request.Pages);

    /// <summary>Gets the tokens of all requests together.</summary>
    public long PromptTokens => Requests.Sum(request => (long)request.PromptTokens);

    /// <summary>Gets the tokens kept free for the answers of all requests.</summary>
    public long AnswerTokens => Requests.Sum(request => (long)request.AnswerTokens);

    /// <summary>Gets about how many bytes all requests take: see <see cref="PlannedRequest.EstimatedBytes"/>.</summary>
    public long EstimatedBytes => Requests.Sum(request => request.EstimatedBytes);

    /// <summary>Gets the price of the requests alone, in US dollars: what is paid if the answers are empty.</summary>
    public decimal LowPriceUsd => _price.Of(PromptTokens, 0);

    /// <summary>Gets the price of the requests and of answers that fill the room kept for them, in US dollars.</summary>
    public decimal HighPriceUsd => _price.Of(PromptTokens, AnswerTokens);

    /// <summary>Gets what the plan takes into account of the endpoint's own way of counting.</summary>
    public TokenCorrection Correction { get; }

    /// <summary>Estimates how long the requests take one after another, the pages being rendered meanwhile.</summary>
    /// <param name="throughput">How fast the server is.</param>
    /// <returns>The time if the answers fill the room kept for them; most are shorter.</returns>
    public TimeSpan EstimateDuration(TokenThroughput throughput) => throughput.TimeFor(PromptTokens, AnswerTokens);

    /// <summary>Returns the window that a server must be told for a request: a power of two, so that it is not set up anew for every document.</summary>
    internal int WindowFor(PlannedRequest request) => WindowFor((long)request.PromptTokens + request.AnswerTokens);

    internal int WindowFor(long needed)
    {
        const int Least = 32_768;
        long window = Least;
        while (window < needed)
            window *= 2;
        return (int)Math.Min(window, Model.ContextTokens);
    }

    /// <summary>Returns the plan as a table of stable text.</summary>
    /// <returns>A line for each request and each page, <c>\n</c> line ends, invariant culture.</returns>
    public override string ToString() => PlanTable.Write(this);
}
