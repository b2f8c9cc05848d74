using System.ComponentModel;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Records.Invoices;
using QwenDocs.Schemas;
using SkiaSharp;

namespace QwenDocs.Offline.Tests;

public sealed class SplittingTests(OfflineFixture fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Description("A list of what each package holds."), PrintedAs("PACKING LIST", "装箱单")]
    public sealed record PackingNote(string? Number, decimal? GrossWeight);

    [Description("A customs declaration."), PrintedAs("CUSTOMS DECLARATION", "报关单")]
    public sealed record Declaration(string? Number);

    [Fact]
    public async Task A_split_file_is_divided_by_the_titles_on_its_pages()
    {
        using SyntheticPage terms = Page("General notes", "Nothing that is asked for");
        using SyntheticPage invoice = Page("COMMERCIAL INVOICE", "Invoice Number: A-17", "Page 1 of 2", "Steel bolts 25.50");
        using SyntheticPage goesOn = Page("Copper wire 80.00", "Page 2 of 2", "Grand Total 105.50");
        using SyntheticPage list = Page("PACKING LIST", "Packing List No: PL-17", "Gross weight: 12.5 kg");
        using SyntheticPage blank = new();
        using SyntheticPage first = Page("CUSTOMS DECLARATION", "Declaration number: D-1", "Page 1 of 1");
        using SyntheticPage second = Page("CUSTOMS DECLARATION", "Declaration number: D-2", "Page 1 of 1");

        SplitResult split = await fixture.Extractor.SplitAndExtractAsync(Scan(terms, invoice, goesOn, list, blank, first, second), Kinds(), cancellationToken: Token);

        split.Documents.Select(part => part.ToString()).ShouldBe(["invoice on pages 2-3", "packing-note on pages 4", "declaration on pages 6", "declaration on pages 7"]);
        split.Unassigned.Select(page => page.Number).ShouldBe([1, 5]);
        split.Unassigned[1].IsBlank.ShouldBeTrue();
        split.RecordsOf<Invoice>().ShouldHaveSingleItem().Number.ShouldBe("A-17");
        split.RecordsOf<PackingNote>().ShouldHaveSingleItem().GrossWeight.ShouldBe(12.5m);
    }

    [Fact]
    public async Task Chinese_titles_are_known_inside_longer_ones()
    {
        using SyntheticPage list = Page(chinese: true, "装箱单", "编号 PL-1");
        using SyntheticPage declaration = Page(chinese: true, "中华人民共和国海关进口货物报关单", "预录入编号 123456789");

        SplitResult split = await fixture.Extractor.SplitAndExtractAsync(Scan(list, declaration), Kinds(), cancellationToken: Token);

        split.Documents.Select(part => part.ToString()).ShouldBe(["packing-note on pages 1", "declaration on pages 2"]);
    }

    private static DocumentTypes Kinds() => new DocumentTypes().Add<Invoice>().Add<PackingNote>().Add<Declaration>();

    private static SyntheticPage Page(params string[] lines) => Page(false, lines);

    private static SyntheticPage Page(bool chinese, params string[] lines)
    {
        SyntheticPage page = new(chinese: chinese);
        for (int index = 0; index < lines.Length; index++)
            page.Write(100, 150 + (index * 90), lines[index], index == 0 ? 48 : 28);
        return page;
    }

    /// <summary>The pages as a scan: a PDF of pictures.</summary>
    private static Document Scan(params SyntheticPage[] pages)
    {
        using MemoryStream stream = new();
        using (var pdf = SKDocument.CreatePdf(stream))
        {
            foreach (SyntheticPage page in pages)
            {
                SKCanvas canvas = pdf.BeginPage(595, 842);
                using var image = SKImage.FromEncodedData(page.Image().Bytes.Span);
                canvas.DrawImage(image, new SKRect(0, 0, 595, 842), SKSamplingOptions.Default);
                pdf.EndPage();
            }
        }

        return Document.FromBytes(stream.ToArray(), "scan.pdf");
    }
}
