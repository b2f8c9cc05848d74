using QwenDocs.Documents;
using QwenDocs.Extraction.Requests;
using QwenDocs.Schemas;

namespace QwenDocs.Extraction.Splitting;

/// <summary>A kind of paper whose record type is known.</summary>
internal sealed class TypedBundleKind<T>(string name, string? description, IReadOnlyList<string> titles, RecordSchema schema)
    : DocumentType(name, description, titles, schema)
{
    internal override async Task<SplitDocument> ExtractAsync(SplitRunner run, DocumentContent content, PageSegment section, CostLedger scope, IProgress<ExtractionProgress>? progress, CancellationToken cancellationToken)
    {
        ExtractionResult<T> result = await run.ExtractAsync<T>(content, Schema, scope, progress, cancellationToken).ConfigureAwait(false);
        return new SplitDocument(section)
        {
            Result = result,
            Record = result.TryGetRecord(out T? record) ? record : null,
            Json = result.HasRecord ? result.Json : null,
            Findings = [.. section.Doubts, .. result.Findings],
            Usage = result.Usage,
        };
    }
}
