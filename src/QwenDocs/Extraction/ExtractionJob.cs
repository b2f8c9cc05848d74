using QwenDocs.Documents;
using QwenDocs.Extraction.Requests;
using QwenDocs.Schemas;

namespace QwenDocs.Extraction;

/// <summary>One record to extract from one open document.</summary>
/// <param name="Content">The document, or the pages of it that the record is about.</param>
/// <param name="Schema">What the record must follow.</param>
/// <param name="Ledger">What the extraction may cost, and what it has cost.</param>
/// <param name="Gates">How much may be done at the same time.</param>
/// <param name="Progress">Told how far the extraction is.</param>
/// <param name="Started">The clock's timestamp when the extraction began.</param>
internal sealed record ExtractionJob(
    DocumentContent Content,
    RecordSchema Schema,
    CostLedger Ledger,
    ConcurrencyGates Gates,
    IProgress<ExtractionProgress>? Progress,
    long Started)
{
    /// <summary>Gets a value indicating whether pages may be screened first; not where they have been classified already.</summary>
    public bool AllowsScreening { get; init; } = true;

    /// <summary>Gets the model calls about the document that came before this job.</summary>
    public IReadOnlyList<ModelCall> EarlierCalls { get; init; } = [];
}
