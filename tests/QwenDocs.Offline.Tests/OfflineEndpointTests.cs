using System.ComponentModel;
using System.Text.Json;
using QwenDocs.Endpoints;
using QwenDocs.Imaging;
using QwenDocs.Ocr;
using QwenDocs.Records.Invoices;
using QwenDocs.Schemas;
using QwenDocs.Tokens;

namespace QwenDocs.Offline.Tests;

public sealed class OfflineEndpointTests(OfflineFixture fixture)
{
    private readonly OfflineEndpoint _endpoint = fixture.Endpoint;

    [Fact]
    public async Task A_german_invoice_is_read_by_its_labels()
    {
        using SyntheticPage page = GermanInvoice(0);
        Invoice invoice = await Read<Invoice>(page.Image());
        invoice.Number.ShouldBe("RE-2024/0815");
        invoice.IssueDate.ShouldBe(new DateOnly(2024, 2, 3));
        invoice.Total.ShouldBe(1428.00m);
        invoice.TotalWithoutTax.ShouldBe(1200.00m);
        invoice.Currency.ShouldNotBeNull().Code.ShouldBe("EUR");
        invoice.Seller!.Name.ShouldBe("Muster Technik GmbH");
        invoice.Seller.PostalCode.ShouldBe("10115");
        invoice.Lines.Select(line => line.Quantity).ShouldBe([2, 5]);
        invoice.Lines.Select(line => line.NetAmount).ShouldBe([1000.00m, 200.00m]);
    }

    [Theory]
    [InlineData(1.5)]
    [InlineData(180)]
    public async Task A_page_that_is_askew_or_upside_down_is_read_too(double degrees)
    {
        using SyntheticPage page = GermanInvoice(degrees);
        Invoice invoice = await Read<Invoice>(page.Image());
        invoice.Number.ShouldBe("RE-2024/0815");
        invoice.Total.ShouldBe(1428.00m);
    }

    [Fact]
    public async Task A_table_goes_on_over_the_page()
    {
        using var first = new SyntheticPage();
        using var second = new SyntheticPage();
        first.Write(100, 100, "Invoice Number: A-17").Write(100, 300, "Description").Write(600, 300, "Quantity").Write(950, 300, "Amount")
            .Write(100, 350, "Steel bolts").Write(600, 350, "10").Write(950, 350, "25.50");
        second.Write(100, 100, "Description").Write(600, 100, "Quantity").Write(950, 100, "Amount")
            .Write(100, 150, "Copper wire").Write(600, 150, "4").Write(950, 150, "80.00").Write(600, 300, "Grand Total").Write(950, 300, "105.50");
        Invoice invoice = await Read<Invoice>(first.Image(), second.Image(2));
        invoice.Lines.Select(line => line.Description?.Replace(" ", "", StringComparison.Ordinal)).ShouldBe(["Steelbolts", "Copperwire"]);
        invoice.Total.ShouldBe(105.50m);
    }

    [Fact]
    public async Task A_record_of_the_users_own_is_filled_by_the_words_of_its_names()
    {
        using var page = new SyntheticPage();
        page.Write(100, 100, "Batch Number").Write(500, 100, "LX-9931").Write(100, 160, "Vertragsdatum: 2023-11-05")
            .Write(100, 220, "Net weight: 1,250.5 kg").Write(100, 280, "Pallets").Write(500, 280, "12").Write(100, 340, "Hazardous: yes").Write(100, 400, "Quality grade: Premium");
        Shipment record = await Read<Shipment>(page.Image());
        record.ShouldBe(new Shipment("LX-9931", new DateOnly(2023, 11, 5), 1250.5m, 12, true, Grade.Premium, null));
    }

    [Fact]
    public async Task Chinese_labels_are_known()
    {
        using var page = new SyntheticPage(chinese: true);
        page.Write(100, 100, "发票号码：04403120", 28).Write(100, 160, "开票日期：2024年03月15日", 28).Write(100, 220, "销售方：深圳市华强电子有限公司", 28).Write(100, 280, "价税合计", 28).Write(400, 280, "￥11,300.00", 28);
        Invoice invoice = await Read<Invoice>(page.Image());
        invoice.Number.ShouldBe("04403120");
        invoice.IssueDate.ShouldBe(new DateOnly(2024, 3, 15));
        invoice.Seller!.Name.ShouldBe("深圳市华强电子有限公司");
        invoice.Total.ShouldBe(11300.00m);
        invoice.Currency.ShouldNotBeNull().Code.ShouldBe("CNY");
    }

    [Fact]
    public async Task An_empty_page_gives_an_empty_record_under_the_schema()
    {
        using var page = new SyntheticPage();
        ModelResponse answer = await Complete(RecordSchema.For<Shipment>(), page.Image());
        // The page is empty, and the schema wants a text: that nothing stands there is said, not hidden.
        RecordSchema.For<Shipment>().ReadAnswer(answer.Content).Violations.ShouldAllBe(violation => violation.Code == "answer.empty");
        answer.FinishReason.ShouldBe(FinishReason.Stop);
        answer.Usage.ShouldBe(new TokenUsage(0, 0, 0));
    }

    [Fact]
    public async Task A_list_is_answered_in_its_wrapper()
    {
        using SyntheticPage page = GermanInvoice(0);
        RecordSchema schema = RecordSchema.For<InvoiceLine[]>();
        ModelResponse answer = await Complete(schema, page.Image());
        schema.ReadAnswer(answer.Content).Violations.ShouldBeEmpty();
        using var json = JsonDocument.Parse(answer.Content);
        json.RootElement.GetProperty("data").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Without_a_schema_the_answer_is_the_text()
    {
        using SyntheticPage page = GermanInvoice(0);
        (await Complete(null, page.Image())).Content.ShouldContain("RE-2024/0815");
    }

    [Fact]
    public async Task A_cancelled_request_ends()
    {
        using SyntheticPage page = GermanInvoice(0);
        await Should.ThrowAsync<OperationCanceledException>(() => _endpoint.CompleteAsync(Request(null, page.Image()), new CancellationToken(true)));
    }

    [Fact]
    public async Task A_picture_that_is_none_is_refused()
    {
        var broken = new PageImage(3, new PixelSize(10, 10), "image/png", new byte[] { 1, 2, 3 });
        EndpointException failure = await Should.ThrowAsync<EndpointException>(() => _endpoint.CompleteAsync(Request(null, broken)));
        failure.Message.ShouldContain("page 3");
    }

    [Fact]
    public void Options_out_of_range_are_refused() =>
        Should.Throw<ArgumentException>(() => new OfflineEndpoint(new OfflineOptions { Ocr = new OcrOptions { Threads = 0 } })).Message.ShouldContain("Threads");

    private static SyntheticPage GermanInvoice(double degrees) => new SyntheticPage(degrees: degrees)
        .Write(100, 120, "Muster Technik GmbH - Hauptstr. 5 - 10115 Berlin", 20)
        .Write(100, 200, "Kunden AG").Write(100, 235, "Nebenweg 7").Write(100, 270, "80331 Hamburg")
        .Write(100, 420, "Rechnung Nr. RE-2024/0815", 30).Write(750, 420, "Rechnungsdatum: 03.02.2024")
        .Write(100, 520, "Bezeichnung").Write(600, 520, "Menge").Write(800, 520, "Einzelpreis").Write(1030, 520, "Betrag")
        .Write(100, 570, "Pumpe").Write(600, 570, "2").Write(800, 570, "500,00").Write(1030, 570, "1.000,00")
        .Write(100, 620, "Schlauch").Write(600, 620, "5").Write(800, 620, "40,00").Write(1030, 620, "200,00")
        .Write(700, 720, "Nettobetrag").Write(1030, 720, "1.200,00").Write(700, 770, "Umsatzsteuer 19%").Write(1030, 770, "228,00")
        .Write(700, 820, "Gesamtbetrag EUR").Write(1030, 820, "1.428,00");

    private static ModelRequest Request(RecordSchema? schema, params PageImage[] pages) =>
        new() { Model = "offline", Schema = schema, Messages = [new ModelMessage(ModelRole.User, [.. pages.Select(page => ModelContent.Image(page))])] };

    private Task<ModelResponse> Complete(RecordSchema? schema, params PageImage[] pages) =>
        _endpoint.CompleteAsync(Request(schema, pages), TestContext.Current.CancellationToken);

    private async Task<T> Read<T>(params PageImage[] pages)
    {
        RecordSchema schema = RecordSchema.For<T>();
        RecordReading reading = schema.ReadAnswer((await Complete(schema, pages)).Content);
        reading.Violations.ShouldBeEmpty();
        return reading.Record.ShouldBeOfType<T>();
    }

    internal enum Grade
    {
        Basic,
        Premium,
    }

    internal sealed record Shipment(
        string BatchNumber,
        DateOnly? ContractDate,
        decimal NetWeight,
        [property: Description("Pallets in the shipment.")] int Pallets,
        bool Hazardous,
        [property: Description("Quality grade of the goods.")] Grade Grade,
        string? Remark);
}
