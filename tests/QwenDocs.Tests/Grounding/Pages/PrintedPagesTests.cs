using System.Text.Json.Nodes;
using QwenDocs.Documents;
using QwenDocs.Grounding;
using QwenDocs.Grounding.Pages;
using QwenDocs.Imaging;
using QwenDocs.Records.Invoices;
using QwenDocs.Schemas;
using QwenDocs.Tests.Rendering;
using QwenDocs.Text;
using QwenDocs.Validation;

namespace QwenDocs.Tests.Grounding.Pages;

public sealed class PrintedPagesTests(RendererFixture fixture) : IClassFixture<RendererFixture>
{
    private static readonly PageBox Receipt = new(60, 400, 400, 640);
    private static readonly PageBox WholePage = new(0, 0, 595, 842);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(270)]
    public async Task A_pasted_receipt_is_read_and_joined_with_the_text_of_its_page(int rotate)
    {
        HybridPdf pdf = await new HybridPdf(fixture.Renderer).Letter().PictureAsync(Receipt, 205, (80, 440, "Receipt number: RC-88213"), (80, 470, "Taxi from the station to the fair"), (80, 500, "Paid in cash 42,80 EUR"));

        PrintedPage page = await ReadAsync(pdf, rotate);

        string[] words = [.. page.Text.Words.Select(word => word.Text)];
        words.Count(word => word == "RC-88213").ShouldBe(1);
        words.Count(word => word == "Invoice").ShouldBe(12);
        words.Length.ShouldBe((12 * 6) + 3 + 7 + 5);
        page.Text.Source.ShouldBe(TextSource.TextLayer);
        page.Text.Words.Single(word => word.Text == "RC-88213").Source.ShouldBe(TextSource.Recognized);
        page.Text.Words.First(word => word.Text == "Goods").Source.ShouldBeNull();
        (page.HasUnreadPrint, page.Hidden).ShouldBe((false, null));
        pdf.Read.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_value_of_a_pasted_receipt_is_found_there_and_says_that_it_was_recognized()
    {
        HybridPdf pdf = await new HybridPdf(fixture.Renderer).Letter().PictureAsync(Receipt, 255, (80, 440, "Invoice number: RC-88213"), (80, 470, "Taxi from the station to the fair"), (80, 500, "Paid in cash 42,80 EUR"));

        RecordEvidence evidence = await GroundAsync(pdf, """{"number":"RC-88213","lines":[],"taxes":[]}""", withRecognizer: true);

        evidence["$.number"]!.Verdict.ShouldBe(EvidenceVerdict.Supported);
        evidence["$.number"]!.Source.ShouldBe(TextSource.Recognized);
        evidence["$.number"]!.Spans[0].Box.Top.ShouldBe(432, 6);
    }

    [Fact]
    public async Task Without_a_recognizer_a_page_with_pasted_print_is_named_beside_what_is_not_printed()
    {
        HybridPdf pdf = await new HybridPdf(fixture.Renderer).Letter().PictureAsync(Receipt, 205, (80, 440, "Receipt number: RC-88213"), (80, 470, "Taxi from the station to the fair"), (80, 500, "Paid in cash 42,80 EUR"));

        RecordEvidence evidence = await GroundAsync(pdf, """{"number":"RC-88213","lines":[],"taxes":[]}""", withRecognizer: false);

        evidence["$.number"]!.Reason.ShouldBe(EvidenceReason.PageWithoutText);
        Finding finding = evidence.Findings.Single(finding => finding.Code == "evidence.pagesWithoutText");
        finding.Message.ShouldBe("a value is not printed on the pages that could be searched ($.number); page 1 shows print that is not in the text layer: give GroundingOptions a recogniser");
    }

    [Fact]
    public async Task A_page_of_few_digital_words_keeps_them_and_has_its_scan_read()
    {
        HybridPdf pdf = await new HybridPdf(fixture.Renderer).Line(72, 40, "Received 2026-03-05 by the mail room")
            .PictureAsync(new PageBox(0, 60, 595, 842), 235, [.. Enumerable.Range(0, 20).Select(line => (72.0, 100.0 + (20 * line), $"Scanned line {line} of the letter"))]);

        PrintedPage page = await ReadAsync(pdf);

        page.Text.Words.Count(word => word.Text == "Scanned").ShouldBe(20);
        page.Text.Words.Single(word => word.Text == "Received").Source.ShouldBe(TextSource.TextLayer);
        page.Text.Source.ShouldBe(TextSource.Recognized);
    }

    [Fact]
    public async Task A_short_digital_page_is_no_scan()
    {
        PrintedPage page = await ReadAsync(new HybridPdf(fixture.Renderer).Line(72, 100, "Total due 42,80 EUR"), withRecognizer: false);

        page.Text.Text.ShouldBe("Total due 42,80 EUR");
        page.HasUnreadPrint.ShouldBeFalse();
    }

    [Fact]
    public async Task A_logo_without_text_is_not_read()
    {
        HybridPdf pdf = new HybridPdf(fixture.Renderer).Letter().Draw("0.2 0.4 0.7 rg 450 740 60 60 re f 1 g 465 755 30 30 re f 0.8 0.1 0.1 rg 520 740 m 550 800 l 580 740 l f 0 g\n");

        PrintedPage page = await ReadAsync(pdf);

        pdf.Read.ShouldBeEmpty();
        page.Text.Words.Count().ShouldBe(12 * 6);
    }

    [Fact]
    public async Task A_hidden_layer_that_says_what_its_scan_shows_is_no_finding()
    {
        HybridPdf pdf = (await ScanAsync()).Letter(mode: 3);

        PrintedPage page = await ReadAsync(pdf);
        PrintedPage unread = await ReadAsync(pdf, withRecognizer: false);

        page.Text.Source.ShouldBe(TextSource.Recognized);
        page.Text.Words.Count().ShouldBe(12 * 6);
        page.Hidden.ShouldBeNull();
        unread.Text.Words.Count().ShouldBe(12 * 6);
        (unread.HasUnreadPrint, unread.Hidden).ShouldBe((false, null));
    }

    [Fact]
    public async Task A_hidden_layer_beside_its_scans_print_bears_nothing_out()
    {
        HybridPdf pdf = await ScanAsync();
        for (int line = 0; line < 12; line++)
            pdf.Line(72, 410 + (20 * line), $"Invoice {4711 + line} Goods delivered in May", mode: 3);

        PrintedPage page = await ReadAsync(pdf);
        PrintedPage unread = await ReadAsync(pdf, withRecognizer: false);

        page.Text.Words.Count().ShouldBe(12 * 6);
        page.Text.Words.Max(word => word.Box.Bottom).ShouldBeLessThan(350);
        page.Hidden!.Unprinted.ShouldBe(12 * 6);
        unread.Text.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_a_hidden_layer_says_other_than_the_print_the_print_is_compared_and_it_is_a_finding()
    {
        HybridPdf pdf = await ScanAsync("Total amount 1.250,00");
        pdf.Letter(mode: 3).Line(72, 340, "Total amount 9.999,00", mode: 3);

        RecordEvidence evidence = await GroundAsync(pdf, """{"total":9999.00,"lines":[],"taxes":[]}""", withRecognizer: true);

        evidence["$.total"]!.IsFlagged.ShouldBeTrue();
        Finding finding = evidence.Findings.Single(finding => finding.Code == "evidence.hiddenText");
        finding.Message.ShouldBe("has a text layer on page 1 with a word of 75 where the page shows others, such as '9.999,00' for '1.250,00'; what the page shows was compared");
    }

    [Fact]
    public async Task White_words_bear_nothing_out_and_are_a_finding()
    {
        HybridPdf pdf = new HybridPdf(fixture.Renderer).Letter().Draw("1 g ").Line(72, 500, "Invoice number: RC-88213 paid in full").Draw("0 g ");

        RecordEvidence evidence = await GroundAsync(pdf, """{"number":"RC-88213","lines":[],"taxes":[]}""", withRecognizer: false);

        evidence["$.number"]!.Verdict.ShouldBe(EvidenceVerdict.NotFound);
        Finding finding = evidence.Findings.Single(finding => finding.Code == "evidence.hiddenText");
        finding.Severity.ShouldBe(FindingSeverity.Warning);
        finding.Message.ShouldBe("has a text layer on page 1 with 6 words where the page shows nothing; what the page shows was compared");
    }

    private async Task<HybridPdf> ScanAsync(string? last = null) => await new HybridPdf(fixture.Renderer).PictureAsync(
        WholePage,
        240,
        [.. Enumerable.Range(0, 12).Select(line => (72.0, 100.0 + (20 * line), $"Invoice {4711 + line} Goods delivered in May")), .. last is null ? [] : new[] { (72.0, 340.0, last) }]);

    private async Task<PrintedPage> ReadAsync(HybridPdf pdf, int rotate = 0, bool withRecognizer = true)
    {
        using DocumentContent content = await pdf.ToDocument(rotate).OpenAsync(cancellationToken: Token);
        GroundingOptions options = withRecognizer ? new GroundingOptions().UseRecognizer(pdf) : new GroundingOptions();
        return (await new PrintedPages(options, fixture.Renderer).ReadAsync(content, Token)).ShouldHaveSingleItem();
    }

    private async Task<RecordEvidence> GroundAsync(HybridPdf pdf, string record, bool withRecognizer)
    {
        using DocumentContent content = await pdf.ToDocument().OpenAsync(cancellationToken: Token);
        GroundingOptions options = withRecognizer ? new GroundingOptions().UseRecognizer(pdf) : new GroundingOptions();
        return await new Grounder(options).GroundAsync(JsonNode.Parse(record), RecordSchema.For<Invoice>(), content, fixture.Renderer, Token);
    }
}
