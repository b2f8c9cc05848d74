using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Pipelines;
using QwenDocs.Schemas;
using QwenDocs.Wolverine.Storage;
using Wolverine;

namespace QwenDocs.Wolverine.Work;

/// <summary>Files that hold several documents. A file is one piece of work with one outcome, whose documents go to the sinks of their types.</summary>
internal sealed class SplitType() : WorkType<SplitOutcome>(WorkName)
{
    public const string WorkName = "split";

    private readonly DocumentTypes _types = new();
    private readonly Dictionary<string, PartType> _parts = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">The name is malformed or taken.</exception>
    public void Add<T>(RecordSchema<T> schema, string? name, string? description, IEnumerable<string>? titles)
    {
        _types.Add(schema, name, description, titles);
        _parts.Add(_types.Last().Name, new PartType<T>());
    }

    protected override Task<WorkKey> GetKeyAsync(DocumentPipeline pipeline, Document document, CancellationToken cancellationToken) =>
        pipeline.GetWorkKeyAsync(document, _types, cancellationToken);

    protected override IAsyncEnumerable<SplitOutcome> ExtractAsync(DocumentPipeline pipeline, Document document, CancellationToken cancellationToken) =>
        pipeline.SplitAndExtractAllAsync([document], _types, cancellationToken);

    protected override SplitOutcome Read(JsonElement outcome, Document document) => SplitOutcome.Read(outcome, document, _types);

    protected override SplitOutcome Fail(Document document, Exception failure) => new(0, document, failure);

    protected override bool HasSink(IServiceProviderIsService services) => services.IsService(typeof(ISplitSink)) || _parts.Values.Any(part => part.HasSink(services));

    protected override async Task WriteToSinkAsync(
        IServiceProvider services,
        WorkRow row,
        SplitOutcome outcome,
        IMessageContext messages,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<SplitDocument> documents = outcome.Result?.Documents ?? [];
        for (int index = 0; index < documents.Count; index++)
            await _parts[documents[index].DocumentType].WriteAsync(services, row, index, documents[index], messages, cancellationToken).ConfigureAwait(false);
        if (services.GetService<ISplitSink>() is { } sink)
            await sink.WriteAsync(new SplitFile(row.Key, row.Location, outcome), messages, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A type of document that files may hold, for code that does not know its record.</summary>
    private abstract class PartType
    {
        public abstract bool HasSink(IServiceProviderIsService services);

        public abstract Task WriteAsync(
            IServiceProvider services,
            WorkRow row,
            int index,
            SplitDocument part,
            IMessageContext messages,
            CancellationToken cancellationToken);
    }

    private sealed class PartType<T> : PartType
    {
        public override bool HasSink(IServiceProviderIsService services) => services.IsService(typeof(IOutcomeSink<T>));

        public override async Task WriteAsync(
            IServiceProvider services,
            WorkRow row,
            int index,
            SplitDocument part,
            IMessageContext messages,
            CancellationToken cancellationToken)
        {
            if (services.GetService<IOutcomeSink<T>>() is not { } sink)
                return;
            Document document = WithoutBytes(row.DocumentName);
            DocumentOutcome<T> outcome = part.Result is ExtractionResult<T> result
                ? new DocumentOutcome<T>(index, document, result) { Usage = part.Usage }
                : new DocumentOutcome<T>(index, document, part.Failure!) { Usage = part.Usage };
            await sink.WriteAsync(new ExtractedDocument<T>(row.Key, row.Location, outcome) { Part = part }, messages, cancellationToken).ConfigureAwait(false);
        }
    }
}
