using QwenDocs.Extraction;
using QwenDocs.Records.Invoices;

namespace QwenDocs.Offline.Tests.Parties;

public class TaxIdentifierTests(OfflineFixture fixture)
{
    [Theory]
    [InlineData("USt-IdNr. DE 136 695 976", "DE136695976")]
    [InlineData("ATU12345675", "ATU12345675")]
    [InlineData("91440300MA5FKQ8X29", "91440300MA5FKQ8X29")]
    [InlineData("GLN 4000001123452", null)]
    [InlineData("TEL 040 1234567", null)]
    [InlineData("HRB 12345678", null)]
    public async Task A_number_that_is_named_as_another_is_no_tax_identifier(string printed, string? taxId)
    {
        ExtractionResult<Invoice> result = await fixture.Extractor.ExtractAsync<Invoice>(
            PrintedForm.Of((60, 100, "Seller:"), (60, 115, "Muster Handel GmbH"), (60, 130, "Hafenstrasse 7"), (60, 145, "20457 Hamburg"), (60, 160, printed), (60, 300, "Total"), (220, 300, "EUR 1,547.00")),
            cancellationToken: TestContext.Current.CancellationToken);

        result.Record.Seller.ShouldNotBeNull().Name.ShouldBe("Muster Handel GmbH");
        result.Record.Seller.TaxId.ShouldBe(taxId);
    }

    [Fact]
    public async Task The_number_in_the_footer_is_that_of_whoever_wrote_the_document()
    {
        ExtractionResult<Invoice> result = await fixture.Extractor.ExtractAsync<Invoice>(
            PrintedForm.Of(
                (60, 100, "Rechnungsersteller"), (60, 115, "Lieferant GmbH"), (60, 130, "Lieferantenstrasse 20"), (60, 145, "80333 Muenchen"),
                (60, 220, "Rechnungsempfaenger"), (60, 235, "Kunden AG Mitte"), (60, 250, "Kundenstrasse 15"), (60, 265, "69876 Frankfurt"),
                (60, 780, "USt.-Identnr.:"), (150, 780, "DE123456788"), (60, 795, "Steuernr.:"), (150, 795, "201/113/40209")),
            cancellationToken: TestContext.Current.CancellationToken);

        result.Record.Seller.ShouldNotBeNull().TaxId.ShouldBe("DE123456788");
        result.Record.Buyer.ShouldNotBeNull().TaxId.ShouldBeNull();
    }
}
