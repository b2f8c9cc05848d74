using System.Globalization;
using System.Text;
using CsCheck;
using QwenDocs.Documents;
using QwenDocs.Records.Invoices;
using QwenDocs.Tests;
using QwenDocs.Validation;

namespace QwenDocs.Records.Tests;

/// <summary>The XML of invoices as senders write it, and as an attacker does.</summary>
public class InvoiceXmlTests
{
    private const string UblNamespaces = """xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2" """;

    private const string CiiNamespaces = """xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100" """;

    private static readonly string Ubl = UblInvoice("<cbc:ID>R-7</cbc:ID><cbc:IssueDate>2025-05-01</cbc:IssueDate>");

    // Names of one encoding, the bytes it is written in, and what the bytes are called.
    public static TheoryData<string, int> Encodings => new()
    {
        { "windows-1252", 1252 }, { "Windows-1252", 1252 }, { "cp1252", 1252 }, { "WIN-1252", 1252 },
        { "ISO-8859-1", 28591 }, { "latin1", 28591 }, { "iso8859-1", 28591 }, { "ISO_8859-15", 28605 }, { "ISO-8859-15", 28605 }, { "iso8859-15", 28605 },
        { "utf8", 65001 }, { "UTF-8-W/O-BOM", 65001 }, { "UTF_8", 65001 }, { "utf-8-sig", 65001 }, { "UTF-16", 65001 }, { "ucs-2", 65001 }, { "unknown-8", 65001 }, { "", 65001 },
        { "utf-16", 1200 }, { "UTF-8", 1201 }, { "utf-8", 12000 },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Encodings))]
    public void An_encoding_is_read_under_every_name_that_senders_give_it(string declared, int codePage)
    {
        Encoding encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? Encoding.GetEncoding(codePage);
        string text = $"<?xml version=\"1.0\"{(declared.Length == 0 ? "" : $" encoding=\"{declared}\"")}?>\n{Named("Müller & Söhne")}".Replace("& ", "&amp; ", StringComparison.Ordinal);

        EmbeddedInvoice.Parse(encoding.GetBytes(text), cancellationToken: Token).Invoice.Seller!.Name.ShouldBe("Müller & Söhne");
    }

    [Fact]
    public void The_euro_sign_of_each_code_page_is_read()
    {
        foreach ((string name, int page) in ((string, int)[])[("windows-1252", 1252), ("iso-8859-15", 28605)])
            EmbeddedInvoice.Parse(CodePagesEncodingProvider.Instance.GetEncoding(page)!.GetBytes($"<?xml version='1.0' encoding='{name}'?>{Named("5 €")}"), cancellationToken: Token).Invoice.Seller!.Name.ShouldBe("5 €");
    }

    [Fact]
    public void An_encoding_that_is_not_known_or_not_true_is_named()
    {
        byte[] unknown = Encoding.Latin1.GetBytes($"<?xml version='1.0' encoding='KOI-99'?>{Named("Müller")}");
        byte[] untrue = Encoding.Latin1.GetBytes($"<?xml version='1.0' encoding='UTF-8'?>{Named("Müller")}");

        Should.Throw<DocumentException>(() => EmbeddedInvoice.Parse(unknown)).Message.ShouldContain("KOI99");
        Should.Throw<DocumentException>(() => EmbeddedInvoice.Parse(untrue)).Message.ShouldContain("utf-8");
    }

    [Theory]
    [InlineData("\n  \t<?xml version=\"1.0\"?>", "")]
    [InlineData("\uFEFF\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "")]
    [InlineData("\uFEFF \n\uFEFF", "")]
    [InlineData("<?xml version=\"1.1\" standalone='yes' ?>", "\0\0\0\n\0")]
    [InlineData("", "\0")]
    [InlineData("<?xml version=\"1.0\"?><!-- made by us --><?print no?>", "\n<!-- end -->\n")]
    public void What_stands_around_the_invoice_does_not_matter(string before, string after)
    {
        foreach (Encoding encoding in (Encoding[])[Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode])
            EmbeddedInvoice.Parse(encoding.GetBytes(before + Ubl + after), cancellationToken: Token).Invoice.Number.ShouldBe("R-7", encoding.WebName);
    }

    [Theory]
    [InlineData("<Other/>")]
    [InlineData("text")]
    public void Something_behind_the_invoice_is_refused(string after) =>
        Should.Throw<DocumentException>(() => EmbeddedInvoice.Parse(Encoding.UTF8.GetBytes(Ubl + after))).ErrorCode.ShouldBe(DocumentError.Damaged);

    [Theory]
    [InlineData("2025-05-01", "2025-05-01")]
    [InlineData("2025-05-01+02:00", "2025-05-01")]
    [InlineData("2025-05-01-11:00", "2025-05-01")]
    [InlineData("2025-05-01Z", "2025-05-01")]
    [InlineData("2025-05-01T00:00:00", "2025-05-01")]
    [InlineData("2025-05-01T23:30:00.000-05:00", "2025-05-01")]
    [InlineData("20250501", "2025-05-01")]
    [InlineData("202505011230", "2025-05-01")]
    [InlineData("20250501123000", "2025-05-01")]
    [InlineData("202505011230+0200", "2025-05-01")]
    [InlineData("202505", null)]
    [InlineData("2025-02-30", null)]
    [InlineData("2025-05-01 or later", null)]
    [InlineData("120250501", null)]
    public void A_day_is_read_with_its_time_and_zone(string printed, string? expected)
    {
        DateOnly? day = expected is null ? null : DateOnly.Parse(expected, CultureInfo.InvariantCulture);

        Invoice ubl = Parse(UblInvoice($"<cbc:IssueDate>{printed}</cbc:IssueDate><cac:Delivery><cbc:ActualDeliveryDate>{printed}</cbc:ActualDeliveryDate></cac:Delivery>"));
        Invoice cii = Parse(CiiInvoice($"<rsm:ExchangedDocument><ram:IssueDateTime><udt:DateTimeString>{printed}</udt:DateTimeString></ram:IssueDateTime></rsm:ExchangedDocument>"));

        (ubl.IssueDate, ubl.DeliveryDate, cii.IssueDate).ShouldBe((day, day, day));
    }

    [Theory]
    [InlineData("10d 31", "2025-05-31")]
    [InlineData("31 10d", "2025-05-31")]
    [InlineData("- 31", "2025-05-31")]
    [InlineData("10 20 31", "2025-05-31")]
    [InlineData("10d 20d", "2025-05-20")]
    [InlineData("10d -", "2025-05-10")]
    [InlineData("-", null)]
    public void The_due_date_is_the_day_on_which_all_is_due_without_a_discount(string terms, string? expected)
    {
        string xml = string.Concat(terms.Split(' ').Select((one, index) =>
            $"<ram:SpecifiedTradePaymentTerms><ram:Description>term {index}</ram:Description>"
            + (one[0] == '-' ? "" : $"<ram:DueDateDateTime><udt:DateTimeString>202505{one[..2]}</udt:DateTimeString></ram:DueDateDateTime>")
            + (one.EndsWith('d') ? "<ram:ApplicableTradePaymentDiscountTerms/>" : "")
            + "</ram:SpecifiedTradePaymentTerms>"));

        Invoice invoice = Parse(CiiInvoice($"<rsm:SupplyChainTradeTransaction><ram:ApplicableHeaderTradeSettlement>{xml}</ram:ApplicableHeaderTradeSettlement></rsm:SupplyChainTradeTransaction>"));

        invoice.DueDate.ShouldBe(expected is null ? null : DateOnly.Parse(expected, CultureInfo.InvariantCulture));
        invoice.PaymentTerms.ShouldBe(string.Join('\n', terms.Split(' ').Select((_, index) => $"term {index}")));
    }

    [Fact]
    public void Terms_and_days_of_ubl_are_read_wherever_they_stand()
    {
        Invoice invoice = Parse(UblInvoice("""
            <cac:PaymentMeans><cbc:PaymentDueDate>2025-05-10Z</cbc:PaymentDueDate></cac:PaymentMeans><cac:PaymentMeans><cbc:PaymentDueDate>2025-05-31</cbc:PaymentDueDate></cac:PaymentMeans>
            <cac:PaymentTerms><cbc:Note>3 % until 10 May</cbc:Note></cac:PaymentTerms><cac:PaymentTerms><cbc:Note>net until 31 May</cbc:Note></cac:PaymentTerms>
            """));

        invoice.DueDate.ShouldBe(new DateOnly(2025, 5, 31));
        invoice.PaymentTerms.ShouldBe("3 % until 10 May\nnet until 31 May");
    }

    [Theory]
    [InlineData("GROUP")]
    [InlineData("INFORMATION")]
    [InlineData("information")]
    public void A_line_that_sums_up_or_explains_others_is_not_counted(string reason)
    {
        string xml = CiiInvoice($"<rsm:SupplyChainTradeTransaction>{Line("1", reason)}{Line("1.1", "DETAIL")}{Line("2", null)}</rsm:SupplyChainTradeTransaction>");

        Parse(xml).Lines.Select(line => line.LineNumber).ShouldBe(["1.1", "2"]);

        static string Line(string number, string? reason) =>
            $"<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:LineID>{number}</ram:LineID>"
            + (reason is null ? "" : $"<ram:LineStatusReasonCode>{reason}</ram:LineStatusReasonCode>")
            + "</ram:AssociatedDocumentLineDocument><ram:SpecifiedTradeProduct/></ram:IncludedSupplyChainTradeLineItem>";
    }

    [Theory]
    [InlineData("-10", "90", "10")]
    [InlineData("+10", "110", "-10")]
    [InlineData("-10 -5 +3", "88", "12")]
    [InlineData("", "100", null)]
    public void Allowances_and_charges_of_a_line_are_its_discount_and_the_line_adds_up(string amounts, string net, string? discount)
    {
        string[] all = amounts.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string ubl = string.Concat(all.Select(one => $"<cac:AllowanceCharge><cbc:ChargeIndicator>{(one[0] == '+' ? "true" : "false")}</cbc:ChargeIndicator><cbc:Amount>{one[1..]}</cbc:Amount></cac:AllowanceCharge>"));
        string cii = string.Concat(all.Select(one => $"<ram:SpecifiedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>{(one[0] == '+' ? "1" : "0")}</udt:Indicator></ram:ChargeIndicator><ram:ActualAmount>{one[1..]}</ram:ActualAmount></ram:SpecifiedTradeAllowanceCharge>"));
        Invoice[] invoices =
        [
            Parse(UblInvoice($"<cac:InvoiceLine><cbc:InvoicedQuantity>2</cbc:InvoicedQuantity><cbc:LineExtensionAmount>{net}</cbc:LineExtensionAmount>{ubl}<cac:Price><cbc:PriceAmount>50</cbc:PriceAmount></cac:Price></cac:InvoiceLine>")),
            Parse(CiiInvoice($"<rsm:SupplyChainTradeTransaction><ram:IncludedSupplyChainTradeLineItem><ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>50</ram:ChargeAmount></ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement><ram:SpecifiedLineTradeDelivery><ram:BilledQuantity>2</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery><ram:SpecifiedLineTradeSettlement>{cii}<ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>{net}</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement></ram:IncludedSupplyChainTradeLineItem></rsm:SupplyChainTradeTransaction>")),
        ];

        foreach (InvoiceLine line in invoices.Select(invoice => invoice.Lines.ShouldHaveSingleItem()))
        {
            line.Discount.ShouldBe(discount is null ? null : decimal.Parse(discount, CultureInfo.InvariantCulture));
            line.Validate().ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_line_with_a_charge_that_it_does_not_count_is_found() =>
        new InvoiceLine { Quantity = 2, UnitPrice = 50, Discount = -10, NetAmount = 105 }.Validate().ShouldHaveSingleItem().Code.ShouldEndWith("product");

    // 100 less 10 is 90 and less -10 is 110; anything else is wrong whatever the sign means.
    [Theory]
    [InlineData("10", "90", true)]
    [InlineData("-10", "90", true)]
    [InlineData("-10", "110", true)]
    [InlineData("10", "110", false)]
    [InlineData("-10", "100", false)]
    public void What_is_taken_off_may_carry_either_sign(string off, string left, bool isConsistent)
    {
        decimal amount = decimal.Parse(off, CultureInfo.InvariantCulture), rest = decimal.Parse(left, CultureInfo.InvariantCulture);

        new Invoice { LineTotal = 100, AllowanceTotal = amount, TotalWithoutTax = rest }.Validate().Any().ShouldBe(!isConsistent);
        new Invoice { Total = 100, PrepaidAmount = amount, AmountDue = rest }.Validate().Any().ShouldBe(!isConsistent);
    }

    [Theory]
    [InlineData("<StandardBusinessDocument xmlns='http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader'><StandardBusinessDocumentHeader/>{0}</StandardBusinessDocument>")]
    [InlineData("<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body><send>{0}</send></e:Body></e:Envelope>")]
    public void An_invoice_is_read_out_of_its_envelope_and_several_are_refused(string envelope)
    {
        Parse(envelope.Replace("{0}", Ubl, StringComparison.Ordinal)).Number.ShouldBe("R-7");

        DocumentException several = Should.Throw<DocumentException>(() => Parse(envelope.Replace("{0}", Ubl + Ubl, StringComparison.Ordinal)));
        several.ErrorCode.ShouldBe(DocumentError.Unsupported);
        several.Message.ShouldContain("several invoices");
    }

    // Each would take minutes or gigabytes without its limit.
    public static TheoryData<string, Func<string>, DocumentError> Attacks => new()
    {
        { "depth", () => string.Concat(Enumerable.Repeat("<a>", 500_000)), DocumentError.Damaged },
        { "depth in an invoice", () => Ubl[..^"</Invoice>".Length] + string.Concat(Enumerable.Repeat("<a>", 80_000)), DocumentError.Damaged },
        { "attributes", () => $"<a {string.Concat(Enumerable.Range(0, 100_000).Select(i => $"a{i}='' "))}/>", DocumentError.Damaged },
        { "a long tag", () => $"<a b='{new string('c', 5_000_000)}'/>", DocumentError.MemoryLimit },
        { "elements", () => $"<a>{string.Concat(Enumerable.Repeat("<b/>", 1_000_001))}</a>", DocumentError.MemoryLimit },
        { "entities", () => "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><a>&b;</a>", DocumentError.Damaged },
        { "another file", () => "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>", DocumentError.Damaged },
    };

    [Theory]
    [MemberData(nameof(Attacks), DisableDiscoveryEnumeration = true)]
    public async Task An_attack_is_refused_alone_and_inside_a_pdf(string name, Func<string> xml, DocumentError error)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(xml());
        byte[] pdf = new TestPdf().Page(text: "Invoice").Attachment("factur-x.xml", bytes).ToBytes();

        Should.Throw<DocumentException>(() => EmbeddedInvoice.Parse(bytes)).ErrorCode.ShouldBe(error, name);
        (await Should.ThrowAsync<DocumentException>(() => EmbeddedInvoice.ReadAsync(Document.FromBytes(pdf), cancellationToken: Token))).ErrorCode.ShouldBe(error, name);
    }

    [Fact]
    public void Limits_of_size_and_time_and_cancellation_end_the_reading()
    {
        byte[] large = Encoding.UTF8.GetBytes(UblInvoice(string.Concat(Enumerable.Repeat("<cbc:Note>nothing</cbc:Note>", 300_000))));

        Should.Throw<DocumentException>(() => EmbeddedInvoice.Parse(large, options: new DocumentOptions { MaxBytes = large.Length - 1 })).ErrorCode.ShouldBe(DocumentError.TooManyBytes);
        Should.Throw<DocumentException>(() => EmbeddedInvoice.Parse(large, options: new DocumentOptions { TimeLimit = TimeSpan.FromMilliseconds(10) })).ErrorCode.ShouldBe(DocumentError.TimeLimit);
        Should.Throw<OperationCanceledException>(() => EmbeddedInvoice.Parse(large, cancellationToken: new CancellationToken(true)));
    }

    [Fact]
    public void Files_inside_an_invoice_are_left_out_and_its_rates_may_be_many()
    {
        string file = $"<cac:AdditionalDocumentReference><cac:Attachment><cbc:EmbeddedDocumentBinaryObject>{new string('A', 8_000_000)}</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>";
        string taxes = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"<cac:TaxSubtotal><cac:TaxCategory><cbc:Percent>{i}</cbc:Percent></cac:TaxCategory></cac:TaxSubtotal>"));
        string lines = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"<cac:InvoiceLine><cac:Item><cac:ClassifiedTaxCategory><cbc:Percent>{i}</cbc:Percent></cac:ClassifiedTaxCategory></cac:Item></cac:InvoiceLine>"));

        Invoice invoice = Parse(UblInvoice($"<cbc:ID>R-7</cbc:ID>{file}<cac:TaxTotal>{taxes}</cac:TaxTotal>{lines}"));
        Invoice[] all = [invoice, invoice with { Taxes = [.. invoice.Taxes.Reverse()] }];

        invoice.Number.ShouldBe("R-7");
        invoice.Lines.Count.ShouldBe(60_000);
        // Time that grows with the square of their number would be an hour.
        invoice.Validate().ShouldBeEmpty();
        EmbeddedInvoice.Compare(all[0], all[1]).ShouldBeEmpty();
    }

    [Fact]
    public void Numbers_of_any_size_cost_no_record()
    {
        string huge = new('9', 28);
        Invoice seen = new() { LineTotal = decimal.MaxValue, ChargeTotal = decimal.MaxValue, TotalWithoutTax = 1, TaxTotal = decimal.MaxValue, Total = decimal.MaxValue, PrepaidAmount = decimal.MinValue, AmountDue = 1, Lines = [new() { NetAmount = decimal.MaxValue }, new() { NetAmount = decimal.MaxValue, Quantity = decimal.MaxValue, UnitPrice = decimal.MaxValue }], Taxes = [new() { Rate = decimal.MaxValue, TaxableAmount = decimal.MaxValue, TaxAmount = decimal.MinValue }] };
        Invoice read = Parse(UblInvoice($"<cac:InvoiceLine><cbc:InvoicedQuantity>{huge}</cbc:InvoicedQuantity><cbc:LineExtensionAmount>{huge}</cbc:LineExtensionAmount></cac:InvoiceLine>"));

        _ = seen.Validate().ToList();
        foreach (IValidatableRecord part in seen.Lines.Cast<IValidatableRecord>().Concat(seen.Taxes))
            _ = part.Validate().ToList();
        read.Lines.ShouldHaveSingleItem().NetAmount.ShouldBeNull();
    }

    /// <summary>Whatever happens to an invoice on its way, reading it gives an invoice or our own refusal, and no other exception.</summary>
    [Fact]
    public void Fuzzed_invoices_are_read_or_refused()
    {
        byte[][] seeds =
        [
            Encoding.UTF8.GetBytes(Ubl),
            Encoding.Unicode.GetBytes("<?xml version='1.0' encoding='utf-16'?>" + Ubl),
            Encoding.Latin1.GetBytes("<?xml version='1.0' encoding='ISO-8859-15'?>" + Named("Müller")),
            Encoding.UTF8.GetBytes(CiiInvoice("<rsm:SupplyChainTradeTransaction><ram:IncludedSupplyChainTradeLineItem><ram:SpecifiedTradeProduct><![CDATA[x]]></ram:SpecifiedTradeProduct></ram:IncludedSupplyChainTradeLineItem></rsm:SupplyChainTradeTransaction>")),
        ];
        byte[][] pieces = [.. ((string[])["<", ">", "</", "/>", "<!--", "<![CDATA[", "]]>", "<?", "&#0;", "&#x1F600;", "&amp", "\0", "xmlns:a='b'", "encoding='ebcdic'", "<a>", "\uFEFF"]).Select(Encoding.UTF8.GetBytes), [0xFF, 0xFE], [0x80], [0xED, 0xA0, 0x80]];
        var mutated = Gen.Select(Gen.Int[0, seeds.Length - 1], Gen.Select(Gen.Int[0, 2000], Gen.Int[0, 40], Gen.Int[0, pieces.Length - 1]).Array[1, 6]);

        mutated.Sample(
            (seed, changes) =>
            {
                List<byte> bytes = [.. seeds[seed]];
                foreach ((int at, int cut, int piece) in changes)
                {
                    int start = Math.Min(at, bytes.Count);
                    bytes.RemoveRange(start, Math.Min(cut, bytes.Count - start));
                    bytes.InsertRange(start, pieces[piece]);
                }

                try
                {
                    _ = EmbeddedInvoice.Parse(bytes.ToArray()).Invoice.Validate().ToList();
                }
                catch (DocumentException)
                {
                    // Refused, with the reason.
                }
            },
            iter: 20_000);
    }

    /// <summary>Files as they were sent, which no reader of the letter of the rules takes.</summary>
    [Theory]
    [InlineData("D01/win1252.xml")]
    [InlineData("D01/latin15.xml")]
    [InlineData("D01/utf8-lower-nodash.xml")]
    [InlineData("D01/enc-wo-bom.xml")]
    [InlineData("D01/utf16decl-utf8bytes.xml")]
    [InlineData("D03/sublines.xml")]
    [InlineData("D03/infoline.xml")]
    [InlineData("D04/skonto.xml")]
    [InlineData("D04/skonto2.xml")]
    [InlineData("D05/ubl-tz.xml")]
    [InlineData("D08/line-allowance.xml")]
    [InlineData("D09/ubl-sbdh.xml")]
    [InlineData("D10/blank-before-decl.xml")]
    [InlineData("D10/two-boms.xml")]
    [InlineData("D10/trailing-nul.xml")]
    [InlineData("D10/xml11.xml")]
    public void Files_of_the_field_are_read_and_add_up(string file)
    {
        string path = Corpus.Files(Path.Combine("field", Path.GetDirectoryName(file)!), Path.GetFileName(file)).ShouldHaveSingleItem();

        Invoice invoice = EmbeddedInvoice.Parse(File.ReadAllBytes(path), Path.GetFileName(path), cancellationToken: Token).Invoice;

        invoice.Number.ShouldBe("RE-17");
        invoice.IssueDate.ShouldBe(new DateOnly(2025, 5, 1));
        invoice.Seller!.Name.ShouldBe(file.Contains("/ubl", StringComparison.Ordinal) ? "Shop" : "Müller & Söhne €");
        if (file.StartsWith("D04", StringComparison.Ordinal))
            invoice.DueDate.ShouldBe(new DateOnly(2025, 5, 31));
        RecordFindings.Of(invoice).ShouldBeEmpty();
    }

    private static string UblInvoice(string content) => $"<Invoice {UblNamespaces}>{content}</Invoice>";

    private static string CiiInvoice(string content) => $"<rsm:CrossIndustryInvoice {CiiNamespaces}>{content}</rsm:CrossIndustryInvoice>";

    private static string Named(string name) =>
        UblInvoice($"<cac:AccountingSupplierParty><cac:Party><cac:PartyName><cbc:Name>{name}</cbc:Name></cac:PartyName></cac:Party></cac:AccountingSupplierParty>");

    private static Invoice Parse(string xml) => EmbeddedInvoice.Parse(Encoding.UTF8.GetBytes(xml)).Invoice;
}
