using QwenDocs.Documents;
using QwenDocs.Extraction;

namespace QwenDocs.Offline.Tests;

/// <summary>Records of users' own on forms that print each label in English and in Chinese.</summary>
public class BilingualFormTests(OfflineFixture fixture)
{
    private static readonly PurchaseNote Right = new("SZ-2026-0318", "Hansen Antriebstechnik GmbH", new DateOnly(2026, 3, 18), "EUR", 1547.00m);

    [Fact]
    public async Task The_label_beside_a_label_is_no_value()
    {
        // The buyer stands under its label, and right of that label stands the next one.
        PurchaseNote read = await ReadAsync(
            (60, 100, "Buyer 买方"), (60, 125, Right.Buyer!), (60, 140, "Hafenstrasse 7"), (320, 100, "Invoice No. 发票号"), (460, 100, Right.InvoiceNo!),
            (320, 125, "Invoice date 开票日期"), (460, 125, "2026-03-18"), (320, 150, "Currency 币种"), (460, 150, "EUR"), (320, 300, "Total 合计"), (460, 300, "1,547.00"));

        read.ShouldBe(Right);
    }

    [Fact]
    public async Task Values_are_read_right_of_their_labels_and_behind_a_colon()
    {
        PurchaseNote read = await ReadAsync(
            (60, 100, "Invoice No. 发票号："), (220, 100, Right.InvoiceNo!), (60, 125, $"Buyer / Consignee 买方 / 收货人: {Right.Buyer}"),
            (60, 150, "Invoice date 开票日期: 2026-03-18"), (60, 175, "Currency 币种: EUR"), (60, 200, "Total 合计"), (220, 200, "EUR 1,547.00"));

        read.ShouldBe(Right);
    }

    [Fact]
    public async Task The_buyer_of_the_sample_invoice_is_a_company()
    {
        string file = Path.Combine(AppContext.BaseDirectory, "Sample", "sample-invoice.pdf");

        PurchaseNote read = (await fixture.Extractor.ExtractAsync<PurchaseNote>(Document.FromFile(file), cancellationToken: TestContext.Current.CancellationToken)).Record;

        read.Buyer.ShouldNotBeNull().ShouldEndWith("GmbH");
        read.InvoiceNo.ShouldNotBeNull().ShouldContain("2026");
    }

    private async Task<PurchaseNote> ReadAsync(params (float X, float Y, string Text)[] print)
    {
        ExtractionResult<PurchaseNote> result = await fixture.Extractor.ExtractAsync<PurchaseNote>(PrintedForm.Of(print), cancellationToken: TestContext.Current.CancellationToken);
        return result.Record;
    }

    internal sealed record PurchaseNote(
        string? InvoiceNo,
        string? Buyer,
        DateOnly? InvoiceDate,
        string? Currency,
        decimal? Total);
}
