using System.Globalization;
using System.Text;
using CsCheck;
using QwenDocs.Documents;
using QwenDocs.Records.Invoices;
using QwenDocs.Tests;
using QwenDocs.Validation;

namespace QwenDocs.Records.Tests;

/// <summary>Values in an invoice's XML that stand outside the standard: each is a finding, and none is lost in silence.</summary>
public class EmbeddedInvoiceResultTests
{
    private const string Ubl = """
        <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
          <cbc:ID>R-7</cbc:ID><cbc:IssueDate>2026-03-05</cbc:IssueDate><cbc:DueDate>2026-04-04</cbc:DueDate><cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
          <cac:AccountingSupplierParty><cac:Party><cac:PostalAddress><cac:Country><cbc:IdentificationCode>DE</cbc:IdentificationCode></cac:Country></cac:PostalAddress></cac:Party></cac:AccountingSupplierParty>
          <cac:Delivery><cbc:ActualDeliveryDate>2026-03-01</cbc:ActualDeliveryDate></cac:Delivery>
          <cac:PaymentMeans><cac:PayeeFinancialAccount><cbc:ID>DE88200800000970375700</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>
          <cac:TaxTotal><cbc:TaxAmount currencyID="USD">21.50</cbc:TaxAmount></cac:TaxTotal>
          <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">19.00</cbc:TaxAmount><cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">100.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">19.01</cbc:TaxAmount><cac:TaxCategory><cbc:Percent>19</cbc:Percent></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
          <cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="EUR">100.02</cbc:LineExtensionAmount><cbc:PayableAmount currencyID="EUR">119.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
          <cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="C62">200</cbc:InvoicedQuantity><cbc:LineExtensionAmount currencyID="EUR">100.03</cbc:LineExtensionAmount>
            <cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:Amount>5.00</cbc:Amount></cac:AllowanceCharge>
            <cac:Item><cbc:Name>Bolts</cbc:Name><cac:ClassifiedTaxCategory><cbc:Percent>19.5</cbc:Percent></cac:ClassifiedTaxCategory></cac:Item><cac:Price><cbc:PriceAmount>52.50</cbc:PriceAmount><cbc:BaseQuantity>100</cbc:BaseQuantity></cac:Price></cac:InvoiceLine>
        </Invoice>
        """;

    private const string Cii = """
        <rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
          <rsm:ExchangedDocument><ram:ID>R-7</ram:ID><ram:TypeCode>380</ram:TypeCode><ram:IssueDateTime><udt:DateTimeString format="102">20260305</udt:DateTimeString></ram:IssueDateTime></rsm:ExchangedDocument>
          <rsm:SupplyChainTradeTransaction>
            <ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID></ram:AssociatedDocumentLineDocument>
              <ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>52.50</ram:ChargeAmount></ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
              <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="C62">2</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>
              <ram:SpecifiedLineTradeSettlement><ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>105.00</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement></ram:IncludedSupplyChainTradeLineItem>
            <ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
              <ram:SpecifiedTradeSettlementPaymentMeans><ram:PayeePartyCreditorFinancialAccount><ram:IBANID>DE88200800000970375700</ram:IBANID></ram:PayeePartyCreditorFinancialAccount></ram:SpecifiedTradeSettlementPaymentMeans>
              <ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime><udt:DateTimeString format="102">20260404</udt:DateTimeString></ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>
              <ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:TaxTotalAmount currencyID="EUR">19.95</ram:TaxTotalAmount><ram:TaxTotalAmount currencyID="USD">21.50</ram:TaxTotalAmount><ram:GrandTotalAmount>124.95</ram:GrandTotalAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation>
            </ram:ApplicableHeaderTradeSettlement>
          </rsm:SupplyChainTradeTransaction>
        </rsm:CrossIndustryInvoice>
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Xml_of_the_standard_has_no_findings()
    {
        Parse(Ubl).Findings.ShouldBeEmpty();
        Parse(Cii).Findings.ShouldBeEmpty();
        Parse(Cii).Invoice.TaxTotal.ShouldBe(19.95m);
    }

    [Theory]
    [InlineData("<cbc:IssueDate>2026-03-05", "<cbc:IssueDate>05.03.2026", "error $.issueDate embeddedInvoice.date")]
    [InlineData("<cbc:IssueDate>2026-03-05", "<cbc:IssueDate>2026-02-30", "error $.issueDate embeddedInvoice.date")]
    [InlineData("2026-04-04", "2026-04", "error $.dueDate embeddedInvoice.date")]
    [InlineData("2026-03-01", "yesterday", "error $.deliveryDate embeddedInvoice.date")]
    [InlineData(">119.00<", ">119,00<", "error $.amountDue embeddedInvoice.number")]
    [InlineData(">119.00<", ">1 190.00<", "error $.amountDue embeddedInvoice.number")]
    [InlineData(">119.00<", ">1.19E2<", "error $.amountDue embeddedInvoice.number")]
    [InlineData(">119.00<", ">EUR 119.00<", "error $.amountDue embeddedInvoice.number")]
    [InlineData(">119.00<", ">1000000000000000000<", "error $.amountDue embeddedInvoice.number")]
    [InlineData(">100.02<", ">NaN<", "error $.lineTotal embeddedInvoice.number")]
    [InlineData(">200<", ">two<", "error $.lines[0].quantity embeddedInvoice.number")]
    [InlineData(">52.50<", ">52.5O<", "error $.lines[0].unitPrice embeddedInvoice.number")]
    [InlineData(">19.5<", ">19.5 %<", "error $.lines[0].taxRate embeddedInvoice.number")]
    [InlineData(">19.01<", ">-<", "error $.taxes[0].taxAmount embeddedInvoice.number")]
    [InlineData(">5.00<", ">5,00<", "error $.lines[0].discount embeddedInvoice.number")]
    [InlineData("<cbc:ChargeIndicator>false", "<cbc:ChargeIndicator>no", "error $.lines[0].discount embeddedInvoice.code")]
    [InlineData("<cbc:DocumentCurrencyCode>EUR", "<cbc:DocumentCurrencyCode>EURX", "error $.currency embeddedInvoice.code")]
    [InlineData("<cbc:IdentificationCode>DE", "<cbc:IdentificationCode>XQ", "error $.seller.country embeddedInvoice.code")]
    [InlineData("DE88200800000970375700", "DE88200800000970375701", "error $.iban embeddedInvoice.code")]
    [InlineData(">380<", ">Rechnung<", "warning $.typeCode embeddedInvoice.code")]
    [InlineData("\"C62\"", "\"QQQQ\"", "warning $.lines[0].unit embeddedInvoice.code")]
    [InlineData("<cbc:PayableAmount currencyID=\"EUR\">", "<cbc:PayableAmount currencyID=\"CHF\">", "warning $.amountDue embeddedInvoice.currency")]
    [InlineData("<cbc:IssueDate>", "<cbc:IssueDate>2026-03-05</cbc:IssueDate><cbc:IssueDate>2026-05-03</cbc:IssueDate><cbc:IssueDate>", "warning $.issueDate embeddedInvoice.repeated")]
    public void What_stands_in_ubl_outside_the_standard_is_a_finding(string written, string instead, string expected) => Check(Ubl, written, instead, expected);

    [Theory]
    [InlineData("\"102\">20260305", "\"101\">260305", "error $.issueDate embeddedInvoice.date")]
    [InlineData("\"102\">20260404", "\"610\">202604", "error $.dueDate embeddedInvoice.date")]
    [InlineData(">124.95<", ">124,95<", "error $.total embeddedInvoice.number")]
    [InlineData(">105.00<", ">n/a<", "error $.lines[0].netAmount embeddedInvoice.number")]
    [InlineData(">52.50<", ">(52.50)<", "error $.lines[0].unitPrice embeddedInvoice.number")]
    [InlineData(">19.95<", ">19.95-<", "error $.taxTotal embeddedInvoice.number")]
    [InlineData("DE88200800000970375700", "DE88", "error $.iban embeddedInvoice.code")]
    [InlineData("<ram:InvoiceCurrencyCode>EUR", "<ram:InvoiceCurrencyCode>CHF", "warning $.taxTotal embeddedInvoice.currency")]
    [InlineData("<ram:GrandTotalAmount>", "<ram:GrandTotalAmount>124.95</ram:GrandTotalAmount><ram:GrandTotalAmount>99</ram:GrandTotalAmount><ram:GrandTotalAmount>", "warning $.total embeddedInvoice.repeated")]
    public void What_stands_in_cii_outside_the_standard_is_a_finding(string written, string instead, string expected) => Check(Cii, written, instead, expected);

    [Fact]
    public void A_comparison_tells_what_of_the_xml_could_not_be_compared()
    {
        EmbeddedInvoiceResult truth = Parse(Ubl.Replace(">119.00<", ">119,00<", StringComparison.Ordinal));

        EmbeddedInvoice.Compare(truth, truth.Invoice with { Number = "R-8", AmountDue = 911 }).Select(Write)
            .ShouldBe(["error $.amountDue embeddedInvoice.number", "error $.number embeddedInvoice.differs"]);
        EmbeddedInvoice.Compare(truth, truth.Invoice with { Lines = [], DueDate = null }).Select(finding => finding.Code).Distinct()
            .ShouldBe(["embeddedInvoice.number", "embeddedInvoice.missing"]);
    }

    /// <summary>Whatever a sender writes for an amount or a date: it is read as it stands, or is a finding without the sender's words.</summary>
    [Fact]
    public void No_amount_and_no_date_is_lost_in_silence()
    {
        Gen<string> text = Gen.Char["0123456789.,-+ eE%€T:Z()ab"].Array[1, 12].Select(characters => new string(characters));

        text.Sample(
            written =>
            {
                EmbeddedInvoiceResult read = Parse(Ubl.Replace(">119.00<", $">{written}<", StringComparison.Ordinal).Replace("<cbc:IssueDate>2026-03-05", $"<cbc:IssueDate>{written}", StringComparison.Ordinal));
                if (string.IsNullOrWhiteSpace(written))
                    return;
                (read.Invoice.AmountDue is null).ShouldBe(read.Findings.Any(finding => Write(finding) == "error $.amountDue embeddedInvoice.number"), written);
                (read.Invoice.IssueDate is null).ShouldBe(read.Findings.Any(finding => Write(finding) == "error $.issueDate embeddedInvoice.date"), written);
                if (read.Invoice.AmountDue is { } amount)
                    amount.ShouldBe(decimal.Parse(written.Trim(), CultureInfo.InvariantCulture), written);
            },
            iter: 500);
    }

    /// <summary>What the publishers' files have outside the standard. Every other file of the corpus must be quiet.</summary>
    [Fact]
    public async Task The_invoices_of_the_corpus_keep_to_the_standard_but_for_these()
    {
        List<string> found = [];
        foreach (string file in Corpus.Files("invoices", "*.pdf"))
        {
            EmbeddedInvoiceResult result = (await EmbeddedInvoice.ReadAsync(Document.FromFile(file), cancellationToken: Token)).ShouldNotBeNull(file);
            found.AddRange(result.Findings.Select(finding => $"{Path.GetFileName(file)}: {Write(finding)}"));
        }

        found.ShouldBe(
        [
            // Invented accounts, whose check digits are wrong.
            "ZUGFeRD_1p0_COMFORT_Haftpflichtversicherung_Versicherungssteuer.pdf: error $.iban embeddedInvoice.code",
            "ZUGFeRD_1p0_COMFORT_Kraftfahrversicherung_Bruttopreise.pdf: error $.iban embeddedInvoice.code",
            "ZUGFeRD_1p0_COMFORT_Sachversicherung_berechneter_Steuersatz.pdf: error $.iban embeddedInvoice.code",
            // A month in place of a day.
            "acme_invoice-42_ZUGFeRD.pdf: error $.deliveryDate embeddedInvoice.date",
        ]);
    }

    private static void Check(string xml, string written, string instead, string expected)
    {
        xml.ShouldContain(written);
        EmbeddedInvoiceResult result = Parse(xml.Replace(written, instead, StringComparison.Ordinal));

        result.Findings.Select(Write).Distinct().ShouldHaveSingleItem().ShouldBe(expected);
        result.Findings.ShouldAllBe(finding => !finding.ToString().Contains(instead, StringComparison.Ordinal));
        EmbeddedInvoice.Compare(result, result.Invoice).ShouldBe(result.Findings);
    }

    private static string Write(Finding finding) => $"{(finding.Severity == FindingSeverity.Error ? "error" : "warning")} {finding.Path} {finding.Code}";

    private static EmbeddedInvoiceResult Parse(string xml) => EmbeddedInvoice.Parse(Encoding.UTF8.GetBytes(xml));
}
