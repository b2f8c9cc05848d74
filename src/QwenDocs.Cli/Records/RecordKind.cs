using System.Runtime.CompilerServices;
using QwenDocs.Cli.Output;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Pipelines;
using QwenDocs.Planning;
using QwenDocs.Records.Customs;
using QwenDocs.Records.Identity;
using QwenDocs.Records.Inspection;
using QwenDocs.Records.Invoices;
using QwenDocs.Records.Trade;
using QwenDocs.Records.Transport;
using QwenDocs.Review;
using QwenDocs.Schemas;

namespace QwenDocs.Cli.Records;

/// <summary>A record to extract: a built-in one by the name that <c>--as</c> takes, a type of a user's own, or a JSON Schema.</summary>
internal sealed record RecordKind(
    string Name,
    Func<RecordSchema> Schema,
    Func<DocumentExtractor, Document, IProgress<ExtractionProgress>?, CancellationToken, Task<ExtractedFile>> ExtractAsync,
    Func<DocumentExtractor, Document, CancellationToken, Task<ExtractionPlan>> PlanAsync,
    Func<DocumentPipeline, IEnumerable<Document>, PipelineSummary, CancellationToken, IAsyncEnumerable<ExtractedFile>> ExtractAll,
    Func<DocumentTypes, DocumentTypes> AddTo)
{
    public static IReadOnlyList<RecordKind> All { get; } =
    [
        Of("invoice", RecordSchema.For<Invoice>),
        Of("commercial-invoice", RecordSchema.For<CommercialInvoice>),
        Of("packing-list", RecordSchema.For<PackingList>),
        Of("certificate-of-origin", RecordSchema.For<CertificateOfOrigin>),
        Of("bill-of-lading", RecordSchema.For<BillOfLading>),
        Of("air-waybill", RecordSchema.For<AirWaybill>),
        Of("customs-declaration", RecordSchema.For<CustomsDeclaration>),
        Of("eu-declaration", RecordSchema.For<EuCustomsDeclaration>),
        Of("us-entry", RecordSchema.For<UsEntrySummary>),
        Of("china-declaration", RecordSchema.For<ChinaCustomsDeclaration>),
        Of("vat-fapiao", RecordSchema.For<VatFapiao>),
        Of("hs-classification", RecordSchema.For<HsClassification>),
        Of("identity-document", RecordSchema.For<IdentityDocument>),
        Of("product-listing", RecordSchema.For<ProductListing>),
        Of("support-photo", RecordSchema.For<SupportPhoto>),
        Of("diagram-review", RecordSchema.For<DiagramReview>),
    ];

    /// <summary>Gets the names of all, with commas between.</summary>
    public static string Names => string.Join(", ", All.Select(kind => kind.Name));

    /// <exception cref="UsageException">There is no such record.</exception>
    public static RecordKind Find(string name) =>
        All.FirstOrDefault(kind => string.Equals(kind.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new UsageException($"There is no record named '{name}'.{Spelling.Suggest(name, All.Select(kind => kind.Name))} Known: {Names}.");

    /// <summary>Makes the kind of a record.</summary>
    /// <param name="name">The name in results.</param>
    /// <param name="schema">Makes the schema; it is made once.</param>
    public static RecordKind Of<T>(string name, Func<RecordSchema<T>> schema)
    {
        Lazy<RecordSchema<T>> known = new(schema);
        return new(
            name,
            () => known.Value,
            async (extractor, document, progress, token) =>
            {
                ExtractionResult<T> result = await extractor.ExtractAsync(document, known.Value, progress, token).ConfigureAwait(false);
                return new ExtractedFile(document.Name, Extracted.From(result), null) { Result = result, Reviewed = new ReviewedDocument(document, result) };
            },
            (extractor, document, token) => extractor.PlanAsync(document, known.Value, token),
            (pipeline, documents, summary, token) => ExtractAllAsync(pipeline, documents, known.Value, summary, token),
            types => types.Add(known.Value, name));
    }

    private static async IAsyncEnumerable<ExtractedFile> ExtractAllAsync<T>(
        DocumentPipeline pipeline,
        IEnumerable<Document> documents,
        RecordSchema<T> schema,
        PipelineSummary summary,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (DocumentOutcome<T> outcome in pipeline.ExtractAllAsync(documents.ToAsyncEnumerable(), schema, cancellationToken).ConfigureAwait(false))
        {
            summary.Add(outcome);
            yield return new ExtractedFile(outcome.Document.Name, outcome.Result is { } result ? Extracted.From(result) : null, outcome.Failure)
            {
                Outcome = outcome,
                Result = outcome.Result,
                Reviewed = outcome.Result is { } read ? new ReviewedDocument(outcome.Document, read) : null,
            };
        }
    }
}
