using QwenDocs.Records.Invoices;
using SkiaSharp;

namespace QwenDocs.SampleMaker;

/// <summary>Puts the pages together: the invoice as a program would print it, and the packing list as a scan.</summary>
internal sealed class SampleDocument(Typography typography)
{
    public const float Width = 595;
    public const float Height = 842;
    public const float Margin = 40;
    public const float Bottom = Height - 52;

    private static readonly DateTime Printed = new(2026, 3, 17, 9, 42, 0, DateTimeKind.Utc);

    private readonly Letterhead _letterhead = new(typography);

    public void Write(Stream stream)
    {
        Invoice invoice = SampleTrade.Invoice;
        SKDocumentPdfMetadata metadata = new()
        {
            Title = $"Commercial invoice {invoice.Number}",
            Author = invoice.Seller!.Name,
            Creator = "LanyaoERP 8.2",
            Creation = Printed,
            Modified = Printed,
        };
        InvoiceTable table = new(typography);
        IReadOnlyList<int> rows = InvoiceTable.Paginate();
        int pages = rows.Count + 1;

        using SKDocument document = SKDocument.CreatePdf(stream, metadata)!;
        for (int page = 1, first = 0; page <= rows.Count; first += rows[page - 1], page++)
        {
            SKCanvas canvas = document.BeginPage(Width, Height);
            float top = page == 1 ? _letterhead.DrawFirst(canvas) : _letterhead.DrawFollowing(canvas, page, pages);
            float y = table.Draw(canvas, top, first, rows[page - 1], last: page == rows.Count);
            if (page == rows.Count)
                new InvoiceTotals(typography).Draw(canvas, y);
            _letterhead.DrawFooter(canvas, page, pages);
            document.EndPage();
        }

        using SKImage scan = ScannedPage.Make(canvas => new PackingList(typography).Draw(canvas));
        SKCanvas last = document.BeginPage(Width, Height);
        last.DrawImage(scan, new SKRect(0, 0, Width, Height), new SKSamplingOptions(SKFilterMode.Linear));
        document.EndPage();
        document.Close();
    }
}
