using QwenDocs.Documents;

namespace QwenDocs.Planning.Packing;

/// <summary>Makes the plan of a batch, document by document, so that none has to stay open.</summary>
internal sealed class BatchPlanner(ExtractionPlanner planner, PackingPlanner packing, int maxDocuments)
{
    private readonly BinPacking _bins = new(packing.AvailableTokens, maxDocuments);
    private readonly List<PackableDocument> _small = [];
    private readonly List<ExtractionPlan> _alone = [];
    private readonly List<QwenDocsException> _refusals = [];

    public async Task AddAsync(DocumentContent document, CancellationToken cancellationToken)
    {
        try
        {
            if (packing.Size(document) is { } small)
            {
                _bins.Add(_small.Count, packing.Weigh(small));
                _small.Add(small);
            }
            else
            {
                _alone.Add(await planner.PlanAsync(document, packing.Schema, packing.Calibration, cancellationToken).ConfigureAwait(false));
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
        while (_bins.Count > 0)
            requests.Add(packing.Plan(requests.Count + 1, [.. _bins.Take(startWithOldest: false).Select(index => _small[index])]));
        return new BatchPlan(packing.Profile, packing.Options.Cost.Price, requests, _alone, _refusals);
    }
}
