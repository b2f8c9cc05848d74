using System.Text.Json;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Extraction.Results;
using QwenDocs.Schemas;
using QwenDocs.Tokens;

namespace QwenDocs.Pipelines.Outcomes;

/// <summary>An outcome as values that are written as JSON and read again.</summary>
internal sealed record StoredOutcome(int Version, TokenUsage Usage, TimeSpan Elapsed)
{
    private const int CurrentVersion = 1;

    public FailureInfo? Failure { get; init; }

    public JsonElement? Result { get; init; }

    public StoredSplit? Split { get; init; }

    public static StoredOutcome From(PipelineOutcome outcome, ExtractionResult? result) => new(CurrentVersion, outcome.Usage, outcome.Elapsed)
    {
        Failure = outcome.FailureInfo,
        Result = result is null ? null : StoredResult.Write(result),
    };

    public static StoredOutcome From(SplitOutcome outcome) => new(CurrentVersion, outcome.Usage, outcome.Elapsed)
    {
        Failure = outcome.FailureInfo,
        Split = outcome.Result is { } result ? StoredSplit.From(result) : null,
    };

    /// <exception cref="JsonException">The JSON is no outcome of this version.</exception>
    public static StoredOutcome Read(JsonElement json)
    {
        StoredOutcome stored = json.Deserialize(OutcomeJsonContext.Default.StoredOutcome) ?? throw new JsonException("The JSON is no outcome.");
        return stored.Version == CurrentVersion
            ? stored
            : throw new JsonException(FormattableString.Invariant($"The outcome is of version {stored.Version}, and this library reads version {CurrentVersion}."));
    }

    /// <exception cref="JsonException">It is no outcome of a document, or the record does not follow the schema.</exception>
    public DocumentOutcome<T> ToDocumentOutcome<T>(int index, Document document, RecordSchema<T> schema)
    {
        if (Result is { } result)
            return new DocumentOutcome<T>(index, document, (ExtractionResult<T>)StoredResult.Read(result, schema, document.Name)) { Usage = Usage, Elapsed = Elapsed };
        return new DocumentOutcome<T>(index, document, FailureOf(document)) { Usage = Usage, Elapsed = Elapsed };
    }

    /// <exception cref="JsonException">It is no outcome of a file that was split, or a record does not follow its schema.</exception>
    public SplitOutcome ToSplitOutcome(int index, Document document, DocumentTypes types)
    {
        if (Split is { } split)
            return new SplitOutcome(index, document, split.ToResult(document.Name, types)) { Usage = Usage, Elapsed = Elapsed };
        return new SplitOutcome(index, document, FailureOf(document)) { Usage = Usage, Elapsed = Elapsed };
    }

    private RecordedFailureException FailureOf(Document document) =>
        new(Failure ?? throw new JsonException("The outcome has neither a result nor a failure."), document.Name);
}
