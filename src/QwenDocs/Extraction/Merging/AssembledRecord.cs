using QwenDocs.Extraction.Answers;
using QwenDocs.Extraction.Requests;
using QwenDocs.Schemas;

namespace QwenDocs.Extraction.Merging;

/// <summary>The one record that all requests of a plan were about.</summary>
/// <param name="Checked">The record as it was read, with its findings.</param>
/// <param name="Parts">The answers that it was put together from, in the order of the requests.</param>
/// <param name="Sources">For each single value, by its path in the record, the requests (by their index in <paramref name="Parts"/>) and the pages that gave it.</param>
internal sealed record AssembledRecord(CheckedReading Checked, IReadOnlyList<AnsweredPart> Parts, IReadOnlyDictionary<FieldPath, ValueSource> Sources);
