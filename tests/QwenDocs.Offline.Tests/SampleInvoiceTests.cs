using System.Text.Json;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Records.Invoices;
using QwenDocs.Schemas;

namespace QwenDocs.Offline.Tests;

public class SampleInvoiceTests(OfflineFixture fixture)
{
    [Fact]
    public async Task Every_line_of_the_quick_starts_invoice_is_read_over_three_pages()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        string folder = Path.Combine(AppContext.BaseDirectory, "Sample");
        await using FileStream expectedJson = File.OpenRead(Path.Combine(folder, "sample-invoice.expected.json"));
        var expected = (Invoice)(await JsonSerializer.DeserializeAsync(expectedJson, RecordSchema.For<Invoice>().TypeInfo, cancel))!;

        ExtractionResult<Invoice> result = await fixture.Extractor.ExtractAsync<Invoice>(Document.FromFile(Path.Combine(folder, "sample-invoice.pdf")), cancellationToken: cancel);
        Invoice read = result.Record;

        read.Number.ShouldBe(expected.Number);
        read.IssueDate.ShouldBe(expected.IssueDate);
        read.Currency.ShouldBe(expected.Currency);
        read.Buyer.ShouldNotBeNull().Name.ShouldBe(expected.Buyer!.Name);
        read.Total.ShouldBe(expected.Total);
        read.AllowanceTotal.ShouldBe(expected.AllowanceTotal);
        // Freight and insurance, each on a line of its own.
        read.ChargeTotal.ShouldBe(expected.ChargeTotal);
        result.Findings.ShouldBeEmpty();
        read.Lines.Select(Figures).ShouldBe(expected.Lines.Select(Figures));
    }

    private static string Figures(InvoiceLine line) =>
        FormattableString.Invariant($"{line.ArticleNumber} {line.HsCode?.Subheading} {line.Quantity:0.###} x {line.UnitPrice:0.00} = {line.NetAmount:0.00}");
}
