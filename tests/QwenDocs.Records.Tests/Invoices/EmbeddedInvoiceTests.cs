using System.Globalization;
using System.Text;
using QwenDocs.Documents;
using QwenDocs.Records.Invoices;
using QwenDocs.Tests;
using QwenDocs.Validation;

namespace QwenDocs.Records.Tests;

public class EmbeddedInvoiceTests
{
    private const string Ubl = """
        <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
          <cbc:ID>R-7</cbc:ID><cbc:IssueDate>2026-03-05</cbc:IssueDate><cbc:DueDate>2026-04-04</cbc:DueDate><cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
          <cac:AccountingSupplierParty><cac:Party><cac:PostalAddress><cbc:StreetName>Hafenstr. 1</cbc:StreetName><cbc:CityName>Köln</cbc:CityName><cbc:PostalZone>50667</cbc:PostalZone><cac:Country><cbc:IdentificationCode>DE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
            <cac:PartyTaxScheme><cbc:CompanyID>DE136695976</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme><cac:PartyLegalEntity><cbc:RegistrationName>Große Waagen GmbH</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>
          <cac:PaymentMeans><cac:PayeeFinancialAccount><cbc:ID>DE88200800000970375700</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>
          <cac:TaxTotal><cbc:TaxAmount currencyID="USD">99</cbc:TaxAmount></cac:TaxTotal>
          <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">19.00</cbc:TaxAmount><cac:TaxSubtotal><cbc:TaxableAmount>100.00</cbc:TaxableAmount><cbc:TaxAmount>19.00</cbc:TaxAmount><cac:TaxCategory><cbc:Percent>19</cbc:Percent></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
          <cac:LegalMonetaryTotal><cbc:LineExtensionAmount>100.00</cbc:LineExtensionAmount><cbc:TaxExclusiveAmount>100.00</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount>119.00</cbc:TaxInclusiveAmount><cbc:PayableAmount>119.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
          <cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="C62">200</cbc:InvoicedQuantity><cbc:LineExtensionAmount>100.00</cbc:LineExtensionAmount><cac:Item><cbc:Description>M8</cbc:Description><cbc:Name>Bolts</cbc:Name><cac:ClassifiedTaxCategory><cbc:Percent>19</cbc:Percent></cac:ClassifiedTaxCategory></cac:Item><cac:Price><cbc:PriceAmount>50.00</cbc:PriceAmount><cbc:BaseQuantity>100</cbc:BaseQuantity></cac:Price></cac:InvoiceLine>
        </Invoice>
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_ubl_invoice_is_read()
    {
        Invoice invoice = Parse(Ubl);

        invoice.Number.ShouldBe("R-7");
        invoice.TypeCode.ShouldBe("380");
        (invoice.IssueDate, invoice.DueDate).ShouldBe((new DateOnly(2026, 3, 5), new DateOnly(2026, 4, 4)));
        invoice.Currency?.ToString().ShouldBe("EUR");
        invoice.Seller!.Name.ShouldBe("Große Waagen GmbH");
        invoice.Seller.TaxId.ShouldBe("DE136695976");
        invoice.Seller.City.ShouldBe("Köln");
        (invoice.LineTotal, invoice.TaxTotal, invoice.Total, invoice.AmountDue).ShouldBe((100m, 19m, 119m, 119m));
        invoice.Taxes.ShouldHaveSingleItem().TaxAmount.ShouldBe(19m);
        InvoiceLine line = invoice.Lines.ShouldHaveSingleItem();
        line.Description.ShouldBe("Bolts\nM8");
        (line.Quantity, line.Unit, line.UnitPrice, line.PriceBaseQuantity, line.NetAmount).ShouldBe((200m, "C62", 50m, 100m, 100m));
        line.Validate().ShouldBeEmpty();
        invoice.Iban?.ToString().ShouldBe("DE88200800000970375700");
    }

    [Fact]
    public void A_ubl_credit_note_is_read() =>
        Parse("""<CreditNote xmlns="urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2" xmlns:c="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"><c:ID>G-1</c:ID><c:CreditNoteTypeCode>381</c:CreditNoteTypeCode></CreditNote>""")
            .TypeCode.ShouldBe("381");

    [Theory]
    [InlineData("<Invoice>", DocumentError.Damaged)]
    [InlineData("", DocumentError.Damaged)]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'secret'>]><a>&b;</a>", DocumentError.Damaged)]
    [InlineData("<Invoice xmlns='urn:secret'/>", DocumentError.UnsupportedFormat)]
    public void Xml_that_is_no_invoice_is_refused_without_quoting_it(string xml, DocumentError fault)
    {
        DocumentException exception = Should.Throw<DocumentException>(() => EmbeddedInvoice.Parse(Encoding.UTF8.GetBytes(xml), "r.xml"));

        exception.ErrorCode.ShouldBe(fault);
        exception.DocumentName.ShouldBe("r.xml");
        exception.ToString().ShouldNotContain("secret");
    }

    [Fact]
    public async Task An_invoice_is_found_among_attachments()
    {
        byte[] pdf = new TestPdf().Page(text: "Invoice").Attachment("notes.xml", "<no"u8.ToArray()).Attachment("factur-x.xml", Encoding.UTF8.GetBytes(Ubl)).ToBytes();

        (await EmbeddedInvoice.ReadAsync(Document.FromBytes(pdf, "r.pdf"), cancellationToken: Token)).ShouldNotBeNull().Invoice.Number.ShouldBe("R-7");
    }

    [Fact]
    public async Task A_document_without_one_has_none_and_a_broken_one_is_refused()
    {
        byte[] plain = new TestPdf().Page(text: "Invoice").Attachment("notes.xml", "<no"u8.ToArray()).ToBytes();
        byte[] broken = new TestPdf().Page(text: "Invoice").Attachment("factur-x.xml", "<no"u8.ToArray()).ToBytes();

        (await EmbeddedInvoice.ReadAsync(Document.FromBytes(plain, "a.pdf"), cancellationToken: Token)).ShouldBeNull();
        (await Should.ThrowAsync<DocumentException>(() => EmbeddedInvoice.ReadAsync(Document.FromBytes(broken, "b.pdf"), cancellationToken: Token))).DocumentName.ShouldBe("b.pdf");
    }

    [Fact]
    public void What_was_seen_right_has_no_findings_whatever_its_spaces_case_and_diacritics()
    {
        Invoice truth = Parse(Ubl);
        Invoice seen = truth with
        {
            Number = "R - 7",
            Seller = truth.Seller! with { Name = "GROSSE WAAGEN GMBH", City = "Koln" },
            Lines = [truth.Lines[0] with { Unit = "Stk", UnitPrice = 0.5m, PriceBaseQuantity = null }],
        };

        EmbeddedInvoice.Compare(truth, seen).ShouldBeEmpty();
    }

    [Fact]
    public void What_was_seen_wrong_is_a_finding_with_its_path_and_what_was_expected()
    {
        Invoice truth = Parse(Ubl);
        Invoice seen = truth with
        {
            IssueDate = new DateOnly(2026, 5, 3),
            Total = 191m,
            Seller = truth.Seller! with { Name = null },
            Lines = [truth.Lines[0] with { Quantity = 20 }, truth.Lines[0]],
            Taxes = [],
        };

        IReadOnlyList<Finding> findings = EmbeddedInvoice.Compare(truth, seen);

        findings.Select(finding => $"{finding.Severity} {finding.Path} {finding.Expected}").ShouldBe(
        [
            "Error $.issueDate 2026-03-05",
            "Warning $.seller.name Große Waagen GmbH",
            "Error $.lines 1 line",
            "Error $.lines[0].quantity 200",
            "Error $.taxes 19",
            "Error $.total 119",
        ]);
        findings.Select(finding => finding.Message).ShouldAllBe(message => !message.Contains("191") && !message.Contains("Waagen"));
    }

    [Fact]
    public async Task The_invoices_of_the_corpus_are_read()
    {
        StringBuilder table = new();
        foreach (string file in Corpus.Files("invoices", "*.pdf"))
        {
            EmbeddedInvoiceResult result = (await EmbeddedInvoice.ReadAsync(Document.FromFile(file), cancellationToken: Token)).ShouldNotBeNull(file);
            Invoice invoice = result.Invoice;
            EmbeddedInvoice.Compare(invoice, invoice).ShouldBeEmpty(file);
            table.Append(CultureInfo.InvariantCulture, $"{Path.GetFileName(file)}: {invoice.TypeCode} {invoice.Number} {invoice.IssueDate:yyyy-MM-dd} {invoice.Currency} ");
            table.Append(CultureInfo.InvariantCulture, $"lines {invoice.LineTotal}, without tax {invoice.TotalWithoutTax}, tax {invoice.TaxTotal}, total {invoice.Total}, due {invoice.AmountDue}; ");
            table.Append(CultureInfo.InvariantCulture, $"{invoice.Lines.Count} lines [{string.Join(", ", invoice.Lines.Select(line => line.NetAmount?.ToString(CultureInfo.InvariantCulture) ?? "-"))}], taxes [{string.Join(", ", invoice.Taxes.Select(tax => string.Create(CultureInfo.InvariantCulture, $"{tax.Rate}%")))}]\n");
        }

        table.ToString().ShouldMatchApproved();
    }

    /// <summary>What the publishers' own files break. Every other file of the corpus, and every other rule, must be quiet.</summary>
    private static readonly string[] KnownFaults =
    [
        // The lines hold gross amounts, where the net total is stated.
        "MustangGnuaccountingBeispielRE-20140519_499.pdf: error $.lineTotal",
        "MustangGnuaccountingBeispielRE-20150613_503.pdf: error $.lineTotal",
        "MustangGnuaccountingBeispielRE-20150613_503.pdf: error $.taxes[0].taxableAmount",
        "MustangGnuaccountingBeispielRE-20150613_503.pdf: error $.taxes[1].taxableAmount",
        // The due date of the insurance was before the document.
        "ZUGFeRD_1p0_COMFORT_Haftpflichtversicherung_Versicherungssteuer.pdf: warning $.dueDate",
        // Lines computed back from gross prices are a cent off.
        "ZUGFeRD_1p0_COMFORT_Kraftfahrversicherung_Bruttopreise.pdf: error $.lineTotal",
        "ZUGFeRD_1p0_COMFORT_Kraftfahrversicherung_Bruttopreise.pdf: warning $.taxes[0].taxableAmount",
        // 20 x 2.77 is 55.40.
        "ZUGFeRD_1p0_COMFORT_Rabatte.pdf: warning $.lines[3].netAmount",
    ];

    [Fact]
    public async Task The_invoices_of_the_corpus_validate_but_for_the_known_faults_of_their_publishers()
    {
        List<string> found = [];
        foreach (string file in Corpus.Files("invoices", "*.pdf"))
        {
            Invoice invoice = (await EmbeddedInvoice.ReadAsync(Document.FromFile(file), cancellationToken: Token)).ShouldNotBeNull(file).Invoice;
            // Samples have invented tax numbers and accounts, whose check digits are wrong: they say nothing about the reading.
            found.AddRange(RecordFindings.Of(invoice)
                .Where(finding => !finding.EndsWith(".taxId", StringComparison.Ordinal) && !finding.EndsWith("$.iban", StringComparison.Ordinal))
                .Select(finding => $"{Path.GetFileName(file)}: {finding}"));
        }

        found.ShouldBe(KnownFaults);
    }

    private static Invoice Parse(string xml) => EmbeddedInvoice.Parse(Encoding.UTF8.GetBytes(xml)).Invoice;
}
