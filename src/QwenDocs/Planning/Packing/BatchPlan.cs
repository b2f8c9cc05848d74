using QwenDocs.Tokens;

namespace QwenDocs.Planning;

/// <summary>What extracting a record from each of many documents will send, where small documents are packed together.</summary>
public sealed class BatchPlan
{
    private readonly TokenPrice _price;

    internal BatchPlan(
        VisionModelProfile model,
        TokenPrice price,
        IReadOnlyList<PackedRequest> packed,
        IReadOnlyList<ExtractionPlan> alone,
        IReadOnlyList<QwenDocsException> refusals)
    {
        Profile = model;
        Packed = packed;
        Alone = alone;
        Refusals = refusals;
        _price = price;
    }

    /// <summary>Gets the profile that the pages are sized for.</summary>
    public VisionModelProfile Profile { get; }

    /// <summary>Gets the requests that documents are packed into; one of them may hold a single document.</summary>
    public IReadOnlyList<PackedRequest> Packed { get; }

    /// <summary>Gets the plans of the documents that are too large to be packed.</summary>
    public IReadOnlyList<ExtractionPlan> Alone { get; }

    /// <summary>Gets why documents are not in the plan: files that were refused, pages that fit no window, caps that were passed.</summary>
    public IReadOnlyList<QwenDocsException> Refusals { get; }

    /// <summary>Gets the number of documents that the plan covers.</summary>
    public int DocumentCount => Packed.Sum(request => request.Documents.Count) + Alone.Count;

    /// <summary>Gets the number of requests, packed or not.</summary>
    public int RequestCount => Packed.Count + Alone.Sum(plan => plan.Requests.Count);

    /// <summary>Gets the tokens of all requests together.</summary>
    public long PromptTokens => Packed.Sum(request => (long)request.PromptTokens) + Alone.Sum(plan => plan.PromptTokens);

    /// <summary>Gets the tokens kept free for all answers.</summary>
    public long CompletionTokens => Packed.Sum(request => (long)request.CompletionTokens) + Alone.Sum(plan => plan.CompletionTokens);

    /// <summary>Gets about how many bytes all requests take: see <see cref="PlannedRequest.EstimatedBytes"/>.</summary>
    public long EstimatedBytes => Packed.Sum(request => request.EstimatedBytes) + Alone.Sum(plan => plan.EstimatedBytes);

    /// <summary>Gets the cost of the requests alone, in US dollars: what is paid if the answers are empty.</summary>
    public decimal MinCostUsd => _price.GetCost(PromptTokens, 0);

    /// <summary>Gets the cost of the requests and of answers that take all tokens kept for them, in US dollars, with the most of the second looks that may follow.</summary>
    public decimal MaxCostUsd => _price.GetCost(PromptTokens, CompletionTokens) + Alone.Sum(plan => plan.SecondLook?.MaxCostUsd ?? 0);

    /// <summary>Returns the plan as a table of stable text.</summary>
    /// <returns>A line for each request and each document, <c>\n</c> line ends, invariant culture.</returns>
    public override string ToString() => PlanText.Write(this);

    internal decimal CostOf(PackedDocument document, bool high) => _price.GetCost(document.PromptTokens, high ? document.CompletionTokens : 0);
}
