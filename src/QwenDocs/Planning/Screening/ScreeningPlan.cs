using QwenDocs.Tokens;

namespace QwenDocs.Planning;

/// <summary>The requests in which pages are looked over in small pictures, before some of them are read in full.</summary>
public sealed class ScreeningPlan
{
    private readonly TokenPrice _price;

    internal ScreeningPlan(string documentName, VisionModelProfile model, TokenPrice price, IReadOnlyList<PlannedRequest> requests)
    {
        DocumentName = documentName;
        Profile = model;
        Requests = requests;
        _price = price;
    }

    /// <summary>Gets the name of the document.</summary>
    public string DocumentName { get; }

    /// <summary>Gets the profile that the pages are sized for.</summary>
    public VisionModelProfile Profile { get; }

    /// <summary>Gets the requests, in the order of their pages.</summary>
    public IReadOnlyList<PlannedRequest> Requests { get; }

    /// <summary>Gets the tokens of all requests together.</summary>
    public long PromptTokens => Requests.Sum(request => (long)request.PromptTokens);

    /// <summary>Gets the tokens kept free for the answers: a few for each page.</summary>
    public long CompletionTokens => Requests.Sum(request => (long)request.CompletionTokens);

    /// <summary>Gets about how many bytes all requests take: see <see cref="PlannedRequest.EstimatedBytes"/>.</summary>
    public long EstimatedBytes => Requests.Sum(request => request.EstimatedBytes);

    /// <summary>Gets the price of the requests alone, in US dollars.</summary>
    public decimal MinCostUsd => _price.GetCost(PromptTokens, 0);

    /// <summary>Gets the price of the requests and of answers that use up the tokens kept for them, in US dollars.</summary>
    public decimal MaxCostUsd => _price.GetCost(PromptTokens, CompletionTokens);
}
