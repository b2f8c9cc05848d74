using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Testing;
using QwenDocs.Validation;

namespace QwenDocs.Tests.Extraction.Results;

public sealed class NoticeFindingsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private sealed record Letter(string Subject, string Sender);

    private static ScriptedEndpoint Endpoint => new("""{"subject":"Delivery","sender":"Ningbo Trade"}""");

    [Theory]
    [InlineData("/AcroForm << /Fields [] /XFA (x) >> /NeedsRendering true", "document.dynamicForm")]
    [InlineData("/Collection << /View /D >>", "document.portfolio")]
    public async Task A_record_of_pages_that_only_stand_for_the_document_is_not_right(string catalog, string code)
    {
        using DocumentExtractor extractor = new(Endpoint);

        ExtractionResult<Letter> result = await extractor.ExtractAsync<Letter>(Pdf(catalog), cancellationToken: Token);

        Finding finding = result.Findings.ShouldHaveSingleItem();
        finding.Code.ShouldBe(code);
        finding.Severity.ShouldBe(FindingSeverity.Error);
        result.ModelCalls.Count.ShouldBe(1, "asking again cannot help");
    }

    [Fact]
    public async Task A_PDF_whose_end_is_missing_says_so_in_the_result()
    {
        byte[] whole = new TestPdf().Page(text: "Invoice").ToBytes();
        using DocumentExtractor extractor = new(Endpoint);

        ExtractionResult<Letter> result = await extractor.ExtractAsync<Letter>(Document.FromBytes(whole.AsMemory()[..^60], "cut.pdf"), cancellationToken: Token);

        result.Findings.ShouldHaveSingleItem().Code.ShouldBe("document.cutOff");
    }

    [Fact]
    public async Task Text_that_was_not_drawn_is_named_with_its_page_once_whatever_the_number_of_requests()
    {
        ExtractorOptions options = new();
        options.Rendering.FontDirectory = "";
        using DocumentExtractor extractor = new(Endpoint, options);

        ExtractionResult<Letter> result = await extractor.ExtractAsync<Letter>(Document.FromBytes(PdfWithoutFont(), "chinese.pdf"), cancellationToken: Token);

        Finding finding = result.Findings.ShouldHaveSingleItem();
        finding.Code.ShouldBe("document.missingFont");
        finding.Message.ShouldStartWith("page 1: text in Chinese script");
    }

    [Fact]
    public async Task An_application_suppresses_and_regrades_these_findings_like_all_others()
    {
        ExtractorOptions options = new();
        options.Rules.Suppress("document.cutOff").Configure("document.*", FindingSeverity.Info);
        using DocumentExtractor extractor = new(Endpoint, options);
        byte[] whole = new TestPdf { CatalogEntries = "/Collection << /View /D >>" }.Page(text: "Invoice").ToBytes();

        (await extractor.ExtractAsync<Letter>(Document.FromBytes(whole, "a.pdf"), cancellationToken: Token)).Findings.ShouldHaveSingleItem().Severity.ShouldBe(FindingSeverity.Info);
        (await extractor.ExtractAsync<Letter>(Document.FromBytes(new TestPdf().Page(text: "Invoice").ToBytes().AsMemory()[..^60], "b.pdf"), cancellationToken: Token)).Findings.ShouldBeEmpty();
    }

    private static Document Pdf(string catalog) => Document.FromBytes(new TestPdf { CatalogEntries = catalog }.Page(text: "Please wait").ToBytes(), "form.pdf");

    private static byte[] PdfWithoutFont()
    {
        TestPdf pdf = new();
        int descriptor = pdf.Object("<< /Type /FontDescriptor /FontName /Absent /Flags 6 /FontBBox [0 -250 1000 900] /ItalicAngle 0 /Ascent 750 /Descent -250 /CapHeight 740 /StemV 60 >>");
        int font = pdf.Object($"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Absent /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 0 >> /DW 1000 /FontDescriptor {descriptor} 0 R >>");
        int composite = pdf.Object($"<< /Type /Font /Subtype /Type0 /BaseFont /Absent /Encoding /UniGB-UCS2-H /DescendantFonts [{font} 0 R] >>");
        return pdf.PageWithContent("BT /C 24 Tf 72 700 Td <53D17968> Tj ET", entries: $"/Resources << /Font << /C {composite} 0 R >> >>").ToBytes();
    }
}
