using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Planning;
using QwenDocs.Testing;
using QwenDocs.Tests.Rendering;
using QwenDocs.Tokens;
using QwenDocs.Validation;
using SkiaSharp;

namespace QwenDocs.Tests.Planning;

public sealed class BlankPageTests(RendererFixture fixture) : IClassFixture<RendererFixture>
{
    private const string Print = "BT /F1 12 Tf 72 720 Td (Invoice 4711) Tj ET";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, bool> Pages => new()
    {
        { "", "", true },
        { "1 1 1 rg 0 0 595 842 re f", "", true },
        { "BT /F1 12 Tf 72 720 Td (   ) Tj ET", "", true },
        { "0 g 300 400 0.5 0.5 re f", "", true },
        { Print, "", false },
        { "BT /F1 8 Tf 290 30 Td (2) Tj ET", "", false },
        { "0 0 1 RG 72 100 m 300 100 l S", "", false },
        { "0.8 g 100 100 30 30 re f", "", false },
        { "", "/Annots [<< /Type /Annot /Subtype /Stamp /Rect [0 0 100 100] >>]", false },
        { "0.2 g 0 0 595 842 re f", "", false },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_blank_that_shows_nothing(string content, string entries, bool isBlank)
    {
        ExtractionPlan plan = await PlanAsync(new TestPdf().PageWithContent(Print).PageWithContent(content, entries: entries));
        plan.BlankPages.ShouldBe(isBlank ? [2] : []);
        plan.Pages.Select(page => page.Number).ShouldBe(isBlank ? [1] : [1, 2]);
    }

    [Theory]
    [InlineData(false, false, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public async Task The_back_of_a_scanned_sheet_is_blank_unless_it_is_printed_or_stamped(bool isPrinted, bool isStamped, bool isBlank)
    {
        byte[] jpeg = Sheet(isPrinted, isStamped);
        var pdf = new TestPdf();
        int image = pdf.Stream("/Type /XObject /Subtype /Image /Width 850 /Height 1100 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /DCTDecode", jpeg);
        pdf.PageWithContent(Print).PageWithContent("q 595 0 0 842 0 0 cm /I Do Q", entries: $"/Resources << /XObject << /I {image} 0 R >> >>");
        (await PlanAsync(pdf)).BlankPages.ShouldBe(isBlank ? [2] : []);
    }

    [Fact]
    public async Task A_document_of_blank_pages_alone_and_one_page_alone_are_sent_whole()
    {
        (await PlanAsync(new TestPdf().Page().Page())).Pages.Count().ShouldBe(2);
        (await PlanAsync(new TestPdf().Page())).Pages.Count().ShouldBe(1);
    }

    [Fact]
    public async Task Blank_pages_are_read_where_that_is_asked_for()
    {
        ExtractionPlan plan = await PlanAsync(new TestPdf().PageWithContent(Print).Page(), new PlanningOptions { SkipBlankPages = false });
        plan.BlankPages.ShouldBeEmpty();
        plan.Pages.Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_result_says_which_pages_were_blank()
    {
        using DocumentExtractor extractor = new(new ScriptedEndpoint("""{"number":"4711","lines":[]}"""));
        TestPdf pdf = new TestPdf().PageWithContent(Print).Page().PageWithContent(Print).Page();
        ExtractionResult<PlanningInputs.Note> result = await extractor.ExtractAsync<PlanningInputs.Note>(Document.FromBytes(pdf.ToBytes(), "pile.pdf"), cancellationToken: Token);
        Finding finding = result.Findings.Single(each => each.Code == "document.blankPages");
        (finding.Severity, finding.Message).ShouldBe((FindingSeverity.Info, "pages 2, 4 are blank, and not read"));
        result.Plan.BlankPages.ShouldBe([2, 4]);
        result.Plan.ToString().ShouldContain("blank and left out: pages 2, 4");
    }

    private async Task<ExtractionPlan> PlanAsync(TestPdf pdf, PlanningOptions? options = null)
    {
        using DocumentContent document = await PlanningInputs.OpenAsync(pdf);
        return await new ExtractionPlanner(VisionModelProfile.Qwen25VL, options, fixture.Renderer).PlanAsync(document, PlanningInputs.Schema, cancellationToken: Token);
    }

    /// <summary>Gray paper with its noise, specks of dust and what shines through from the other side.</summary>
    private static byte[] Sheet(bool isPrinted, bool isStamped)
    {
        using var sheet = new SKBitmap(850, 1100, SKColorType.Gray8, SKAlphaType.Opaque);
        var random = new Random(5);
        Span<byte> levels = sheet.GetPixelSpan();
        for (int y = 0; y < 1100; y++)
        {
            for (int x = 0; x < 850; x++)
            {
                int shine = y / 12 % 3 == 0 && x / 5 % 2 == 0 && x is > 100 and < 700 ? 12 : 0;
                levels[(y * sheet.RowBytes) + x] = (byte)(232 - shine + random.Next(-4, 5));
            }
        }
        using var canvas = new SKCanvas(sheet);
        using var ink = new SKPaint { Color = new SKColor(60, 60, 60), IsAntialias = true };
        for (int speck = 0; speck < 20; speck++)
            canvas.DrawRect(random.Next(40, 800), random.Next(40, 1050), 2, 2, ink);
        if (isPrinted)
            canvas.DrawRect(200, 300, 60, 10, ink);
        using var stamp = new SKPaint { Color = new SKColor(150, 150, 150), IsAntialias = true, IsStroke = true, StrokeWidth = 4 };
        if (isStamped)
            canvas.DrawCircle(600, 900, 60, stamp);
        return Inputs.Encode(sheet, SKEncodedImageFormat.Jpeg, 80);
    }
}
