using System.Text.Json.Nodes;
using QwenDocs.Extraction;
using QwenDocs.Grounding;
using QwenDocs.Tokens;
using QwenDocs.Validation;

namespace QwenDocs.Cli.Output;

/// <summary>An extraction without its type: what is printed.</summary>
internal sealed record Extracted(
    string DocumentName,
    JsonNode? Record,
    string Model,
    TokenUsage Usage,
    IReadOnlyList<Finding> Findings,
    TimeSpan Time,
    RecordEvidence? Evidence = null)
{
    public static Extracted From(ExtractionResult result) => new(
        result.DocumentName,
        result.RecordJson is { } json ? JsonNode.Parse(json) : null,
        result.Response.Model,
        result.Usage,
        result.Findings,
        result.Timings.Total,
        result.Evidence);
}
