using QwenDocs.Documents;
using QwenDocs.Extraction.Requests;

namespace QwenDocs.Pipelines.Execution;

/// <summary>Works on one of many documents. Whatever the document does is its outcome; only cancellation is thrown.</summary>
/// <typeparam name="TOutcome">What comes of a document.</typeparam>
internal delegate Task<TOutcome> PipelineWork<TOutcome>(int index, Document document, CostLedger scope, CancellationToken cancellationToken);
