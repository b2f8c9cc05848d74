using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using QwenDocs.Documents;
using QwenDocs.Pipelines;
using QwenDocs.Schemas;
using QwenDocs.Wolverine.Storage;
using Wolverine;

namespace QwenDocs.Wolverine.Work;

/// <summary>Documents with one record of a type.</summary>
internal sealed class RecordType<T>(RecordSchema<T> schema) : WorkType<DocumentOutcome<T>>(schema.Name)
{
    protected override Task<WorkKey> GetKeyAsync(DocumentPipeline pipeline, Document document, CancellationToken cancellationToken) =>
        pipeline.GetWorkKeyAsync(document, schema, cancellationToken);

    protected override IAsyncEnumerable<DocumentOutcome<T>> ExtractAsync(DocumentPipeline pipeline, Document document, CancellationToken cancellationToken) =>
        pipeline.ExtractAllAsync(new[] { document }.ToAsyncEnumerable(), schema, cancellationToken);

    protected override DocumentOutcome<T> Read(JsonElement outcome, Document document) => DocumentOutcome.Read(outcome, document, schema);

    protected override DocumentOutcome<T> Fail(Document document, Exception failure) => new(0, document, failure);

    protected override bool HasSink(IServiceProviderIsService services) => services.IsService(typeof(IOutcomeSink<T>));

    protected override async Task WriteToSinkAsync(
        IServiceProvider services,
        WorkRow row,
        DocumentOutcome<T> outcome,
        IMessageContext messages,
        CancellationToken cancellationToken)
    {
        if (services.GetService<IOutcomeSink<T>>() is { } sink)
            await sink.WriteAsync(new ExtractedDocument<T>(row.Key, row.Location, outcome), messages, cancellationToken).ConfigureAwait(false);
    }
}
