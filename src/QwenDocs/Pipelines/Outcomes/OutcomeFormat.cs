using System.Buffers;
using System.Text.Json;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Schemas;

namespace QwenDocs.Pipelines.Outcomes;

/// <summary>How the outcomes of a run are written, read and made of failures.</summary>
/// <typeparam name="TOutcome">What comes of a file.</typeparam>
internal abstract class OutcomeFormat<TOutcome>
    where TOutcome : PipelineOutcome
{
    /// <summary>Gets the mode of the run and what it reads: part of each key.</summary>
    public abstract IEnumerable<string> Parts { get; }

    public abstract IEnumerable<RecordSchema> Schemas { get; }

    public static JsonElement Write(TOutcome outcome)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, new JsonWriterOptions { MaxDepth = OutcomeJsonContext.Default.Options.MaxDepth }))
            outcome.WriteTo(json);
        using var document = JsonDocument.Parse(buffer.WrittenMemory, new JsonDocumentOptions { MaxDepth = OutcomeJsonContext.Default.Options.MaxDepth });
        return document.RootElement.Clone();
    }

    /// <exception cref="JsonException">The JSON is no such outcome.</exception>
    public abstract TOutcome Read(JsonElement json, int index, Document document, bool withUsage);

    public abstract TOutcome Fail(int index, Document document, Exception failure);

    protected static StoredOutcome Read(JsonElement json, bool withUsage)
    {
        var stored = StoredOutcome.Read(json);
        return withUsage ? stored : stored with { Usage = Tokens.TokenUsage.Zero };
    }
}

/// <summary>Outcomes of documents with one record.</summary>
internal sealed class DocumentOutcomeFormat<T>(RecordSchema<T> schema) : OutcomeFormat<DocumentOutcome<T>>
{
    public static IEnumerable<string> Mode { get; } = ["extract"];

    public override IEnumerable<string> Parts => Mode;

    public override IEnumerable<RecordSchema> Schemas => [schema];

    public override DocumentOutcome<T> Read(JsonElement json, int index, Document document, bool withUsage) =>
        Read(json, withUsage).ToDocumentOutcome(index, document, schema);

    public override DocumentOutcome<T> Fail(int index, Document document, Exception failure) => new(index, document, failure);
}

/// <summary>Outcomes of files that are split.</summary>
internal sealed class SplitOutcomeFormat(DocumentTypes types) : OutcomeFormat<SplitOutcome>
{
    public override IEnumerable<string> Parts => ["split", .. types.SelectMany(type => (string[])[type.Name, type.Description ?? "", .. type.Titles])];

    public override IEnumerable<RecordSchema> Schemas => types.Select(type => type.Schema);

    public override SplitOutcome Read(JsonElement json, int index, Document document, bool withUsage) =>
        Read(json, withUsage).ToSplitOutcome(index, document, types);

    public override SplitOutcome Fail(int index, Document document, Exception failure) => new(index, document, failure);
}
