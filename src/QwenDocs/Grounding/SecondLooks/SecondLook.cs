using System.Text.Json.Nodes;
using QwenDocs.Schemas;
using QwenDocs.Text;

namespace QwenDocs.Grounding.SecondLooks;

/// <summary>Has what stays in doubt read again, by one reader.</summary>
internal static class SecondLook
{
    /// <summary>Reads the doubtful places of a record again, and settles what can be settled.</summary>
    public static async Task<RecordEvidence> RunAsync(
        RecordEvidence evidence,
        JsonNode record,
        RecordSchema schema,
        GroundingOptions options,
        PlaceReader reader,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<DoubtfulPlace> places = DoubtfulPlace.Of(evidence, options.MaxPlacesReadAgain);
        if (places.Count == 0)
            return evidence;
        IReadOnlyList<PageText?> readings = await reader(places, cancellationToken).ConfigureAwait(false);
        return new SecondReading(record, schema, options.DateOrder).Settle(evidence, places, readings, cancellationToken);
    }
}
