using QwenDocs.Tokens;

namespace QwenDocs.Planning;

/// <summary>The requests in which pages are looked over in small pictures, before some of them are read in full.</summary>
public sealed class ScreeningPlan
{
    private readonly TokenPrice _price;

    internal ScreeningPlan(string documentName, VisionModel model, TokenPrice price, IReadOnlyList<PlannedRequest> requests)
    {
        DocumentName = documentName;
        Model = model;
        Requests = requests;
        _price = price;
    }

    /// <summary>Gets the name of the document.</summary>
    public string DocumentName { get; }

    /// <summary>Gets the profile that the pages are sized for.</summary>
    public VisionModel Model { get; }

    /// <summary>Gets the requests, in the order of their pages.</summary>
    public IReadOnlyList<PlannedRequest> Requests { get; }

    /// <summary>Gets the tokens of all requests together.</summary>
    public long PromptTokens => Requests.Sum(request => (long)request.PromptTokens);

    /// <summary>Gets the tokens kept free for the answers: a few for each page.</summary>
    public long AnswerTokens => Requests.Sum(request => (long)request.AnswerTokens);

    /// <summary>Gets about how many bytes all requests take: see <see cref="PlannedRequest.EstimatedBytes"/>.</summary>
    public long EstimatedBytes => Requests.Sum(request => request.EstimatedBytes);

    /// <summary>Gets the price of the requests alone, in US dollars.</summary>
    public decimal LowPriceUsd => _price.Of(PromptTokens, 0);

    /// <summary>Gets the price of the requests and of answers that fill the room kept for them, in US dollars.</summary>
    public decimal HighPriceUsd => _price.Of(PromptTokens, AnswerTokens);
}
