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

namespace QwenDocs.Cli.Commands;

/// <summary>A built-in record by the name that <c>--as</c> takes.</summary>
internal sealed record RecordKind(
    string Name,
    Func<RecordSchema> Schema,
    Func<DocumentExtractor, Document, IProgress<ExtractionProgress>?, CancellationToken, Task<Extracted>> ExtractAsync,
    Func<DocumentExtractor, Document, CancellationToken, Task<ExtractionPlan>> PlanAsync,
    Func<DocumentPipeline, IEnumerable<Document>, PipelineSummary, CancellationToken, IAsyncEnumerable<ExtractedFile>> ExtractAll,
    Func<DocumentTypes, DocumentTypes> AddTo)
{
    public static IReadOnlyList<RecordKind> All { get; } =
    [
        Of<Invoice>("invoice"),
        Of<CommercialInvoice>("commercial-invoice"),
        Of<PackingList>("packing-list"),
        Of<CertificateOfOrigin>("certificate-of-origin"),
        Of<BillOfLading>("bill-of-lading"),
        Of<AirWaybill>("air-waybill"),
        Of<CustomsDeclaration>("customs-declaration"),
        Of<EuCustomsDeclaration>("eu-declaration"),
        Of<UsEntrySummary>("us-entry"),
        Of<ChinaCustomsDeclaration>("china-declaration"),
        Of<VatFapiao>("vat-fapiao"),
        Of<HsClassification>("hs-classification"),
        Of<IdentityDocument>("identity-document"),
        Of<ProductListing>("product-listing"),
        Of<SupportPhoto>("support-photo"),
        Of<DiagramReview>("diagram-review"),
    ];

    /// <summary>Gets the names of all, with commas between.</summary>
    public static string Names => string.Join(", ", All.Select(kind => kind.Name));

    public static RecordKind Find(string name) =>
        All.FirstOrDefault(kind => string.Equals(kind.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new UsageException($"There is no record named '{name}'. Known: {Names}.");

    private static RecordKind Of<[StrictSchema] T>(string name) => new(
        name,
        RecordSchema.For<T>,
        async (extractor, document, progress, token) => Extracted.From(await extractor.ExtractAsync<T>(document, progress, token).ConfigureAwait(false)),
        (extractor, document, token) => extractor.PlanAsync<T>(document, token),
        ExtractAllAsync<T>,
        kinds => kinds.Add<T>(name));

    private static async IAsyncEnumerable<ExtractedFile> ExtractAllAsync<T>(
        DocumentPipeline pipeline,
        IEnumerable<Document> documents,
        PipelineSummary summary,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (DocumentOutcome<T> outcome in pipeline.ExtractAllAsync<T>(documents, cancellationToken).ConfigureAwait(false))
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
