using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction.Answers;
using QwenDocs.Validation.Lists;

namespace QwenDocs.Extraction.Requests;

/// <summary>A request with its answer as it was read.</summary>
/// <param name="Request">The request and the first answer.</param>
/// <param name="Reading">The answer as it was read, continued and corrected.</param>
/// <param name="Calls">The model calls that led to it, in order.</param>
/// <param name="FinishReason">Why the model stopped, in the answer that ended the record.</param>
internal sealed record AnsweredPart(
    AnsweredRequest Request,
    CheckedReading Reading,
    IReadOnlyList<ModelCall> Calls,
    FinishReason FinishReason)
{
    /// <summary>Gets what the pictures of its pages may lack.</summary>
    public IReadOnlyList<DocumentNotice> PageNotices { get; init; } = [];

    /// <summary>Gets the rows that are printed on its pages; <see langword="null"/> where the record has no list with row numbers.</summary>
    public PrintedRows? Print { get; init; }
}
