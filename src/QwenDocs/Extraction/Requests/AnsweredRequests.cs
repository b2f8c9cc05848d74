using QwenDocs.Documents;
using QwenDocs.Endpoints;

namespace QwenDocs.Extraction.Requests;

/// <summary>The answers to a batch of requests, in the order of the requests.</summary>
/// <param name="Parts">The answers.</param>
/// <param name="Rendering">The time that rendering took.</param>
/// <param name="ModelCallTime">The time that model calls took, added up.</param>
internal sealed record AnsweredRequests(IReadOnlyList<AnsweredPart> Parts, TimeSpan Rendering, TimeSpan ModelCallTime)
{
    public IReadOnlyList<AnsweredRequest> Requests { get; } = [.. Parts.Select(part => part.Request)];

    public IReadOnlyList<ModelCall> Calls { get; } = [.. Parts.SelectMany(part => part.Calls)];

    /// <summary>Gets the model calls that read places of the pages again.</summary>
    public IReadOnlyList<ModelCall> SecondLookCalls { get; init; } = [];

    /// <summary>Gets what pictures of pages may lack, once for each page.</summary>
    public IReadOnlyList<DocumentNotice> PageNotices { get; } = [.. Parts.SelectMany(part => part.PageNotices).Distinct()];

    /// <summary>Gets why the model stopped: of several answers, why the first stopped that was not simply complete.</summary>
    public FinishReason FinishReason { get; } = Parts.Select(part => part.FinishReason).FirstOrDefault(reason => reason != FinishReason.Stop, FinishReason.Stop);
}
