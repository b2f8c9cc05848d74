using QwenDocs.Documents;

namespace QwenDocs.Planning.Packing;

/// <summary>Makes the plan of a batch, document by document, so that none has to stay open.</summary>
internal sealed class BatchPlanner(ExtractionPlanner planner, PlanningOptions options, PackingPlanner sharing, int maxDocuments)
{
    private readonly BinPacking _packing = new(sharing.Room, maxDocuments);
    private readonly List<PackableDocument> _small = [];
    private readonly List<ExtractionPlan> _alone = [];
    private readonly List<QwenDocsException> _refusals = [];

    public async Task AddAsync(DocumentContent document, CancellationToken cancellationToken)
    {
        try
        {
            if (sharing.Size(document) is { } small)
            {
                _packing.Add(_small.Count, sharing.Weigh(small));
                _small.Add(small);
            }
            else
            {
                _alone.Add(await planner.PlanAsync(document, sharing.Schema, sharing.Correction, cancellationToken).ConfigureAwait(false));
            }
        }
        catch (PlanningException exception)
        {
            Refuse(exception);
        }
    }

    public void Refuse(QwenDocsException refusal) => _refusals.Add(refusal);

    public BatchPlan Complete()
    {
        List<PackedRequest> requests = [];
        while (_packing.Count > 0)
            requests.Add(sharing.Plan(requests.Count + 1, [.. _packing.Take(startWithOldest: false).Select(index => _small[index])]));
        return new BatchPlan(sharing.Model, options.Price, requests, _alone, _refusals);
    }
}
