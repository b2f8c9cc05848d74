using CustomsPipeline;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Imaging;
using QwenDocs.Ocr.Layout;
using QwenDocs.Pipelines;
using QwenDocs.Records.Customs;
using QwenDocs.Records.Trade;
using QwenDocs.Text;
using QwenDocs.Validation;

namespace QwenDocs.Offline.Tests;

public class CustomsDocumentsTests(CustomsDocumentsFixture documents, OfflineFixture offline) : IClassFixture<CustomsDocumentsFixture>
{
    private const int FewestLines = 10;

    [Theory]
    [InlineData("import-5208.jpg", "china-customs-declaration 1")]
    [InlineData("shipment-4711.pdf", "commercial-invoice 1, packing-list 2, china-customs-declaration 3")]
    [InlineData("shipment-4712.pdf", "commercial-invoice 1-2, packing-list 3, china-customs-declaration 4, eu-customs-declaration 5-6")]
    public async Task A_split_file_is_divided_into_its_documents(string file, string parts)
    {
        SplitResult split = await documents.SplitAsync(file);

        string.Join(", ", split.Documents.Select(part => $"{part.DocumentType} {part.Pages}")).ShouldBe(parts);
        split.Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_upload_that_broke_off_is_an_outcome_like_another()
    {
        SplitOutcome broken = (await documents.OutcomesAsync()).Single(outcome => outcome.Document.Name == "upload-5213.pdf");

        broken.IsSuccess.ShouldBeFalse();
        broken.Failure.ShouldBeOfType<DocumentException>();
    }

    // The other tests read print that is kept with them. Here the two pages with the least of it are recognised again.
    [Fact]
    [Trait("Speed", "Slow")]
    public async Task The_print_that_is_kept_is_what_is_recognised()
    {
        await documents.OutcomesAsync();
        int compared = 0;
        foreach (PageImage image in offline.Recognized.Served.OrderBy(image => image.Bytes.Length))
        {
            RecognizedPage kept = await offline.Recognized.ReadAsync(image, TestContext.Current.CancellationToken);
            // Blank pages and stamps say nothing.
            if (kept.Lines.Count < FewestLines)
                continue;
            if (compared++ == 2)
                break;
            PageText anew = await offline.Reader.RecognizeAsync(image, TestContext.Current.CancellationToken);

            // Processors round differently: a character here and there may be another one.
            string[] lines = [.. kept.Lines.Select(line => line.Text)], read = [.. anew.Lines.Select(line => line.Text)];
            lines.Intersect(read).Count().ShouldBeGreaterThan(lines.Distinct().Count() * 95 / 100);
        }

        compared.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("shipment-4711.pdf")]
    [InlineData("shipment-4712.pdf")]
    public async Task An_invoice_is_read(string file)
    {
        (CommercialInvoice read, CommercialInvoice expected) = await documents.RecordAsync<CommercialInvoice>(file);

        Head(read).ShouldBe(Head(expected));
        read.Items.Select(Figures).ShouldBe(expected.Items.Select(Figures));

        static string Head(CommercialInvoice invoice) =>
            FormattableString.Invariant($"{invoice.Number} {invoice.IssueDate:O} {invoice.ContractNumber} {invoice.Total:0.00} {invoice.Currency} {invoice.DeliveryTerm} {invoice.PackageCount} {invoice.GrossWeight:0.#} {invoice.NetWeight:0.#}");
        static string Figures(CommercialInvoiceItem item) =>
            FormattableString.Invariant($"{item.ArticleNumber} {item.HsCode} {item.Quantity:0.#} {item.Unit} x {item.UnitPrice:0.00} = {item.Amount:0.00}");
    }

    [Theory]
    [InlineData("shipment-4711.pdf")]
    [InlineData("shipment-4712.pdf")]
    public async Task A_packing_list_is_read(string file)
    {
        (PackingList read, PackingList expected) = await documents.RecordAsync<PackingList>(file);

        Head(read).ShouldBe(Head(expected));
        read.Items.Select(Figures).ShouldBe(expected.Items.Select(Figures));

        static string Head(PackingList list) =>
            FormattableString.Invariant($"{list.InvoiceNumber} {list.IssueDate:O} {list.ContainerNumbers.Single()} {list.PackageCount} {list.NetWeight:0.#} {list.GrossWeight:0.#} {list.Volume:0.###}");
        static string Figures(PackingListItem item) =>
            FormattableString.Invariant($"{item.PackageNumbers} {item.ArticleNumber} {item.Quantity:0.#} {item.Unit} {item.PackageCount} {item.NetWeight:0.#} {item.GrossWeight:0.#} {item.Volume:0.###}");
    }

    [Theory]
    [InlineData("import-5208.jpg")]
    [InlineData("shipment-4711.pdf")]
    [InlineData("shipment-4712.pdf")]
    public async Task A_Chinese_declaration_is_read(string file)
    {
        (ChinaCustomsDeclaration read, ChinaCustomsDeclaration expected) = await documents.RecordAsync<ChinaCustomsDeclaration>(file);

        Head(read).ShouldBe(Head(expected));
        read.Items.Select(Figures).ShouldBe(expected.Items.Select(Figures));

        static string Head(ChinaCustomsDeclaration declaration) =>
            FormattableString.Invariant($"{declaration.Direction} {declaration.CustomsNumber} {declaration.DomesticParty?.CreditCode} {declaration.BorderOffice} {declaration.ImportExportDate:O} {declaration.DeclarationDate:O} {declaration.TransportDocument} {declaration.SupervisionMode} {declaration.LevyNature} {declaration.ContractNumber} ")
            + FormattableString.Invariant($"{declaration.TradingCountry} {declaration.PackageCount} {declaration.GrossWeight:0.#} {declaration.NetWeight:0.#} {declaration.TransactionTerm} {declaration.HasRoyalties} {declaration.IsSelfPaid} {declaration.DeclaringParty?.CreditCode}");
        static string Figures(ChinaCustomsItem item) =>
            FormattableString.Invariant($"{item.ItemNumber} {item.TariffCode} {item.FirstQuantity} {item.SecondQuantity} {item.TransactionQuantity} {item.UnitPrice:0.0000} {item.TotalPrice:0.00} {item.Currency} {item.OriginCountry} {item.DestinationCountry}");
    }

    [Fact]
    public async Task A_European_declaration_is_read_box_by_box()
    {
        (EuCustomsDeclaration read, EuCustomsDeclaration expected) = await documents.RecordAsync<EuCustomsDeclaration>("shipment-4712.pdf");

        Head(read).ShouldBe(Head(expected));
        read.Items.Select(Figures).ShouldBe(expected.Items.Select(Figures));
        read.Items.Select(Taxes).ShouldBe(expected.Items.Select(Taxes));

        static string Head(EuCustomsDeclaration declaration) =>
            FormattableString.Invariant($"{declaration.Mrn} {declaration.DeclarationType} {declaration.AdditionalDeclarationType} {declaration.AcceptanceDate:O} {declaration.Consignee?.Eori} {declaration.Declarant?.Eori} {declaration.ItemCount} {declaration.PackageCount} {declaration.ReferenceNumber} ")
            + FormattableString.Invariant($"{declaration.DispatchCountry} {declaration.DestinationCountry} {declaration.DeliveryTerm} {declaration.Currency} {declaration.TotalInvoiced:0.00} {declaration.ExchangeRate:0.#} {declaration.BorderOffice} {declaration.TaxTotal:0.00} {declaration.DeclarationDate:O}");
        static string Figures(EuCustomsItem item) =>
            FormattableString.Invariant($"{item.ItemNumber} {item.CommodityCode} {item.OriginCountry} {item.GrossWeight:0.#} {item.Procedure} {item.NetWeight:0.#} {item.SupplementaryQuantity} {item.ItemPrice:0.00} {item.StatisticalValue:0.00}");
        static string Taxes(EuCustomsItem item) =>
            string.Join(", ", item.Taxes.Select(tax => FormattableString.Invariant($"{tax.Base:0.00} at {tax.Rate:0.0} = {tax.Amount:0.00}")));
    }

    [Fact]
    public async Task The_values_of_the_folder_are_counted_against_what_is_right_and_wrong_ones_are_named()
    {
        ExpectedValues values = new(Path.Combine(AppContext.BaseDirectory, "Customs", "expected"));
        foreach (SplitOutcome outcome in (await documents.OutcomesAsync()).Where(outcome => outcome.IsSuccess))
        {
            var checks = CrossChecks.Against(outcome.Result!);
            foreach (SplitDocument part in outcome.Result!.Documents)
                await values.AddAsync(outcome.Document.Name, part, [.. part.Findings, .. part.Record is CustomsDeclaration declaration ? checks.Check(declaration) : []]);
        }

        (values.Total, values.Right, values.Wrong, values.Noticed).ShouldBe((820, 794, 26, 0));
    }

    [Theory]
    [InlineData("Nordwerft Antriebstechnik GmbH", "Nordwerft Antriebstechnik GmbH", null)]
    [InlineData("NORDWERFT ANTRIEBSTECHNIK GMBH", "Nordwerft Antriebstechnik GmbH", null)]
    [InlineData("Nordwert Antriebstechnik GmbH", "Nordwerft Antriebstechnik GmbH", "is misread")]
    [InlineData("Südhafen Maschinen AG", "Nordwerft Antriebstechnik GmbH", "and the invoice names")]
    [InlineData(null, "Nordwerft Antriebstechnik GmbH", null)]
    [InlineData("Nordwerft Antriebstechnik GmbH", null, null)]
    public void One_party_printed_on_two_documents_is_compared(string? declared, string? invoiced, string? expected)
    {
        ChinaCustomsDeclaration declaration = new() { Direction = TradeDirection.Import, OverseasParty = declared };
        CommercialInvoice invoice = new() { Seller = invoiced is null ? null : new() { Name = invoiced }, Buyer = new() { Name = "Another buyer" } };

        Finding? finding = CrossChecks.Against(invoice, null).Check(declaration).SingleOrDefault();

        if (expected is null)
            finding.ShouldBeNull();
        else
            finding.ShouldNotBeNull().Message.ShouldContain(expected);
    }

    [Fact]
    public async Task The_slips_of_the_import_declaration_are_found_and_nothing_else()
    {
        var found = new List<string>();
        foreach (SplitOutcome outcome in (await documents.OutcomesAsync()).Where(outcome => outcome.IsSuccess))
        {
            var checks = CrossChecks.Against(outcome.Result!);
            foreach (SplitDocument part in outcome.Result!.Documents)
            {
                IEnumerable<Finding> crossed = part.Record is CustomsDeclaration declaration ? checks.Check(declaration) : [];
                found.AddRange(part.Findings.Concat(crossed).Where(finding => finding.Severity >= FindingSeverity.Warning).Select(finding => $"{part.DocumentType} {finding}"));
            }
        }

        string.Join('\n', found).ShouldBe(string.Join('\n',
        [
            "eu-customs-declaration warning $.items[0].commodityCode: The subheading went with HS 2022 and was in HS 2017: superseded edition.",
            "eu-customs-declaration error $.items[2].netWeight: The net weight 2339.0 is above the gross weight 2085.0; perhaps they are exchanged.",
            "eu-customs-declaration error $: The gross weight is 6616.0 here and 6870.0 on the packing list.",
            "eu-customs-declaration error $: The net weight is 6300.0 here and 6046.0 on the packing list.",
            "eu-customs-declaration warning $: The invoice has no goods of 853950; it has 853952.",
        ]));
    }
}
