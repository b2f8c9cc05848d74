using System.Text.Json;
using System.Text.Json.Nodes;
using QwenDocs.Endpoints;
using QwenDocs.Grounding.Evidence;
using QwenDocs.Planning;
using QwenDocs.Schemas;
using QwenDocs.Tokens;
using QwenDocs.Validation;

namespace QwenDocs.Extraction.Results;

/// <summary>A result as values that are written as JSON and read again: the record and what is known of it, without the requests, the answers' text and the plan.</summary>
internal sealed record StoredResult(
    string DocumentName,
    string Model,
    FinishReason FinishReason,
    int PageCount,
    int ModelCallCount,
    TokenUsage Usage,
    ExtractionTimings Timings,
    IReadOnlyList<Finding> Findings)
{
    public string? Provider { get; init; }

    public string? FallbackReason { get; init; }

    public JsonElement? Record { get; init; }

    public StoredEvidence? Evidence { get; init; }

    /// <summary>Writes a result as JSON.</summary>
    public static JsonElement Write(ExtractionResult result) => JsonSerializer.SerializeToElement(From(result), StoredResultJsonContext.Default.StoredResult);

    /// <summary>Makes a result anew. Its record is read under the schema, its findings are those that were stored.</summary>
    /// <exception cref="JsonException">The JSON is no result, or the record does not follow the schema.</exception>
    public static ExtractionResult Read(JsonElement json, RecordSchema schema, string documentName)
    {
        StoredResult stored = json.Deserialize(StoredResultJsonContext.Default.StoredResult) ?? throw new JsonException("The JSON is no result.");
        return schema.Accept(new Typed(stored, schema, documentName));
    }

    private static StoredResult From(ExtractionResult result) =>
        new(
            result.DocumentName,
            result.Response.Model,
            result.Response.FinishReason,
            result.PageCount,
            result.ModelCallCount,
            result.Usage,
            result.Timings,
            result.Findings)
        {
            Provider = result.Response.Provider,
            FallbackReason = result.Response.FallbackReason,
            Record = result.HasRecord && result.Json is { } json ? Parse(json) : null,
            Evidence = result.Evidence is { } evidence ? StoredEvidence.From(evidence) : null,
        };

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private sealed class Typed(StoredResult stored, RecordSchema schema, string documentName) : RecordTypeVisitor<ExtractionResult>
    {
        public override ExtractionResult Visit<T>()
        {
            RecordReading reading = Read();
            if (stored.Record is not null && reading.Record is not T)
                throw new JsonException($"The record is no {schema.Name}.");
            return new ExtractionResult<T>(reading.Record)
            {
                DocumentName = documentName,
                Findings = stored.Findings,
                Plan = new ExtractionPlan(documentName, VisionModelProfile.Qwen25VL, TokenPrice.Free, [], TokenCalibrationFactor.None),
                Response = new ExtractionResponse { Model = stored.Model, Provider = stored.Provider, FinishReason = stored.FinishReason, FallbackReason = stored.FallbackReason },
                Usage = stored.Usage,
                Timings = stored.Timings,
                Evidence = stored.Evidence?.ToEvidence(),
                Json = reading.Json,
                Schema = schema,
                PageCount = stored.PageCount,
                ModelCallCount = stored.ModelCallCount,
            };
        }

        private RecordReading Read() => stored.Record is { } record
            ? schema.ReadAnswer(schema.Wrap(JsonNode.Parse(record.GetRawText()))?.ToJsonString(SchemaJsonContext.Relaxed.Options) ?? "")
            : new RecordReading(null, null, []);
    }
}
