using QwenDocs.Documents;
using QwenDocs.Schemas;

namespace QwenDocs.Extraction;

/// <summary>A kind of paper whose record type is known.</summary>
internal sealed class TypedBundleKind<T>(string name, string? description, IReadOnlyList<string> titles, RecordSchema schema)
    : BundleKind(name, description, titles, schema)
{
    internal override async Task<BundlePart> ExtractAsync(BundleRun run, DocumentContent content, BundleSection section, ExtractionScope scope, IProgress<ExtractionProgress>? progress, CancellationToken cancellationToken)
    {
        ExtractionResult<T> result = await run.ExtractAsync<T>(content, Schema, scope, progress, cancellationToken).ConfigureAwait(false);
        return new BundlePart(section)
        {
            Result = result,
            Record = result.TryGetRecord(out T? record) ? record : null,
            Json = result.HasRecord ? result.Json : null,
            Findings = [.. section.Doubts, .. result.Findings],
            Usage = result.Usage,
        };
    }
}
