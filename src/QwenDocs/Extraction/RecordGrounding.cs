using System.Text.Json.Nodes;
using QwenDocs.Documents;
using QwenDocs.Grounding;
using QwenDocs.Grounding.SecondLooks;
using QwenDocs.Rendering;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Extraction;

/// <summary>The stage that compares an assembled record with the print of its pages. It changes nothing and fails nothing: what goes wrong is a finding.</summary>
internal sealed class RecordGrounding(GroundingOptions options, RenderingEngine rendering, TimeProvider timeProvider)
{
    private readonly Grounder _grounder = new(options, timeProvider);

    public async Task<RecordEvidence> GroundAsync(
        RecordReading reading,
        RecordSchema schema,
        DocumentContent content,
        PlaceReader? model,
        CancellationToken cancellationToken)
    {
        try
        {
            return await _grounder.GroundAsync(reading.Json is { } json ? JsonNode.Parse(json) : null, schema, content, rendering, model, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A recogniser is the application's code: whatever it throws costs the evidence, never the record.
            Finding failed = new(FindingSeverity.Info, FieldPath.Root, $"was not compared with the print: {exception.GetType().Name}") { Code = EvidenceCodes.Failed };
            return new RecordEvidence([], [failed], [], isComplete: false);
        }
    }
}
