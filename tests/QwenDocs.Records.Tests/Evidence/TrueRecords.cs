using QwenDocs.Schemas;

namespace QwenDocs.Records.Tests.Evidence;

/// <summary>A record of each kind that is right, as the tests of its rules have it.</summary>
internal static class TrueRecords
{
    public static IReadOnlyList<(RecordSchema Schema, object Record)> All { get; } =
    [
        Of(InvoiceTests.Good),
        Of(VatFapiaoTests.Digital),
        Of(CommercialInvoiceTests.Good),
        Of(PackingListTests.Good),
        Of(CertificateOfOriginTests.Rcep),
        Of(BillOfLadingTests.Good),
        Of(AirWaybillTests.Good),
        Of(ChinaCustomsDeclarationTests.Import),
        Of(EuCustomsDeclarationTests.Good),
        Of(UsEntrySummaryTests.Good),
        Of(HsClassificationTests.Good),
        Of(IdentityDocumentTests.Passport),
        Of(DiagramReviewTests.Good),
        Of(ProductListingTests.Good),
        Of(SupportPhotoTests.Good),
    ];

    private static (RecordSchema Schema, object Record) Of<T>(T record)
        where T : notnull => (RecordSchema.For<T>(), record);
}
