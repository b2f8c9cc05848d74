using QwenDocs.Extraction.Answers;
using QwenDocs.Extraction.Requests;

namespace QwenDocs.Extraction.Merging;

/// <summary>The one record that all requests of a plan were about.</summary>
/// <param name="Checked">The record as it was read, with its findings.</param>
/// <param name="Parts">The answers that it was put together from, in the order of the requests.</param>
internal sealed record AssembledRecord(CheckedReading Checked, IReadOnlyList<AnsweredPart> Parts);
