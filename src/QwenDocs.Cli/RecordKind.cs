using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Planning;
using QwenDocs.Records;
using QwenDocs.Schemas;

namespace QwenDocs.Cli;

/// <summary>A built-in record by the name that <c>--as</c> takes.</summary>
internal sealed record RecordKind(
    string Name,
    Func<RecordSchema> Schema,
    Func<DocumentExtractor, Document, IProgress<ExtractionProgress>?, CancellationToken, Task<Extracted>> ExtractAsync,
    Func<DocumentExtractor, Document, CancellationToken, Task<ExtractionPlan>> PlanAsync,
    Func<BundleKinds, BundleKinds> AddTo)
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
    ];

    public static RecordKind Find(string name) =>
        All.FirstOrDefault(kind => string.Equals(kind.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new UsageException($"There is no record named '{name}'. Known: {string.Join(", ", All.Select(kind => kind.Name))}.");

    private static RecordKind Of<T>(string name) => new(
        name,
        RecordSchema.For<T>,
        async (extractor, document, progress, token) => Extracted.From(await extractor.ExtractAsync<T>(document, progress, token).ConfigureAwait(false)),
        (extractor, document, token) => extractor.PlanAsync<T>(document, token),
        kinds => kinds.Add<T>(name));
}
