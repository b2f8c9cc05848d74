using QwenDocs.Documents;
using QwenDocs.Planning;
using QwenDocs.Planning.Packing;
using QwenDocs.Schemas;

namespace QwenDocs.Extraction.Packing;

/// <summary>Plans packed requests with what an engine knows at the time.</summary>
internal static class PackedExtraction
{
    /// <summary>Plans a batch; one document at a time is open.</summary>
    public static async Task<BatchPlan> PlanAsync(
        ExtractionEngine engine,
        IEnumerable<Document> documents,
        RecordSchema schema,
        PackingOptions packing,
        CancellationToken cancellationToken)
    {
        await engine.PrepareAsync(schema, cancellationToken).ConfigureAwait(false);
        BatchPlanner batch = new(engine.Planners.Current, OpenPlanner(engine, schema, packing), packing.MaxDocuments);
        foreach (Document document in documents)
        {
            try
            {
                using DocumentContent content = await engine.OpenAsync(document, cancellationToken).ConfigureAwait(false);
                await batch.AddAsync(content, cancellationToken).ConfigureAwait(false);
            }
            catch (DocumentException exception)
            {
                batch.Refuse(exception);
            }
        }

        return batch.Complete();
    }

    /// <summary>Opens a planner of packed requests by what is known at this time of the endpoint's limits, prices and counting.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="schema">The schema of one record.</param>
    /// <param name="packing">How many documents may be packed into a request.</param>
    /// <param name="before">The planner so far: it stays where nothing has changed.</param>
    public static PackingPlanner OpenPlanner(
        ExtractionEngine engine,
        RecordSchema schema,
        PackingOptions packing,
        PackingPlanner? before = null) =>
        before?.Calibration == engine.Services.CalibrationFactor && ReferenceEquals(before.Options, engine.Planners.Current.Options)
        && before.Examples == engine.Planners.Current.ExamplesOf(schema)
            ? before
            : new PackingPlanner(engine.Planners.Current, packing, schema, engine.Services.CalibrationFactor);
}
