using QwenDocs.Planning;
using QwenDocs.Prompts;
using QwenDocs.Schemas;
using QwenDocs.Tokens;

namespace QwenDocs.Extraction.Requests;

/// <summary>Requests about one document that are carried out together.</summary>
/// <param name="Job">The job that they belong to.</param>
/// <param name="Profile">The model that they were planned for.</param>
/// <param name="Requests">The requests, in the order of their pages.</param>
/// <param name="Schema">What the answers follow.</param>
/// <param name="Prompt">Makes the prompt of a request, given the fields that earlier requests have read.</param>
internal sealed record RequestBatch(
    ExtractionJob Job,
    VisionModelProfile Profile,
    IReadOnlyList<PlannedRequest> Requests,
    RecordSchema Schema,
    Func<PlannedRequest, string?, ExtractionPrompt> Prompt)
{
    /// <summary>Gets a value indicating whether the answers classify pages instead of holding the record or parts of it.</summary>
    public bool IsClassification { get; init; }

    /// <summary>Gets a value indicating whether an answer is a whole record, so that the rules about records can be asked at once.</summary>
    public bool IsWholeRecord => !IsClassification && Requests.Count == 1;

    /// <summary>Gets a value indicating whether a request needs what the ones before it have read.</summary>
    public bool IsOrdered => Requests.Any(request => request.KnownFieldsTokens > 0);
}
