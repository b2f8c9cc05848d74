using SkiaSharp;

namespace QwenDocs.SampleMaker.Customs;

/// <summary>The files of samples/CustomsPipeline: files of several documents as a broker gets them by mail, a scan, and an upload that broke off.</summary>
internal sealed class CustomsDocuments(Typography print, Typography form)
{
    private const int BrokenLength = 900;

    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        string first = Path.Combine(folder, "shipment-4711.pdf");
        Shipment cookware = SampleShipments.Cookware, lamps = SampleShipments.Lamps;
        WriteSplitFile(first, cookware.InvoiceNumber, new DateTime(2026, 5, 18, 8, 12, 0, DateTimeKind.Utc), document =>
        {
            AddInvoice(document, cookware);
            AddScan(document, new ExporterPackingList(print, cookware).Draw);
            AddForm(document, SampleDeclarations.CookwareExport);
        });
        WriteSplitFile(Path.Combine(folder, "shipment-4712.pdf"), lamps.InvoiceNumber, new DateTime(2026, 7, 14, 7, 30, 0, DateTimeKind.Utc), document =>
        {
            AddInvoice(document, lamps);
            AddPage(document, new ExporterPackingList(print, lamps).Draw);
            AddForm(document, SampleDeclarations.LampsExport);
            EuDeclarationForm import = new(print, SampleDeclarations.LampsImport);
            for (int page = 1; page <= EuDeclarationForm.Pages; page++)
                AddPage(document, canvas => import.Draw(canvas, page));
        });

        using (SKData scan = ScannedPage.MakeJpeg(new ChinaDeclarationForm(form, SampleDeclarations.DrivesImport).Draw, ChinaDeclarationForm.Width, ChinaDeclarationForm.Height))
            File.WriteAllBytes(Path.Combine(folder, "import-5208.jpg"), scan.ToArray());
        File.WriteAllBytes(Path.Combine(folder, "upload-5213.pdf"), File.ReadAllBytes(first)[..BrokenLength]);
    }

    /// <summary>Returns the records of the documents by the names of their files: the file of several documents, then the kind.</summary>
    public static IEnumerable<(string Name, object Record)> Expected() =>
    [
        ("shipment-4711.commercial-invoice", ExpectedRecords.Invoice(SampleShipments.Cookware)),
        ("shipment-4711.packing-list", ExpectedRecords.PackingList(SampleShipments.Cookware)),
        ("shipment-4711.china-customs-declaration", ExpectedRecords.Declaration(SampleDeclarations.CookwareExport)),
        ("shipment-4712.commercial-invoice", ExpectedRecords.Invoice(SampleShipments.Lamps)),
        ("shipment-4712.packing-list", ExpectedRecords.PackingList(SampleShipments.Lamps)),
        ("shipment-4712.china-customs-declaration", ExpectedRecords.Declaration(SampleDeclarations.LampsExport)),
        ("shipment-4712.eu-customs-declaration", ExpectedRecords.Declaration(SampleDeclarations.LampsImport)),
        ("import-5208.china-customs-declaration", ExpectedRecords.Declaration(SampleDeclarations.DrivesImport)),
    ];

    private static void WriteSplitFile(string path, string title, DateTime printed, Action<SKDocument> add)
    {
        SKDocumentPdfMetadata metadata = new() { Title = title, Creator = "Docbox 4", Creation = printed, Modified = printed };
        using FileStream stream = File.Create(path);
        using SKDocument document = SKDocument.CreatePdf(stream, metadata)!;
        add(document);
        document.Close();
    }

    private void AddInvoice(SKDocument document, Shipment shipment)
    {
        ExporterInvoice invoice = new(print, shipment);
        for (int page = 1; page <= invoice.Pages; page++)
            AddPage(document, canvas => invoice.Draw(canvas, page));
    }

    private void AddForm(SKDocument document, ChinaDeclaration declaration) =>
        AddPage(document, new ChinaDeclarationForm(form, declaration).Draw, ChinaDeclarationForm.Width, ChinaDeclarationForm.Height);

    private static void AddScan(SKDocument document, Action<SKCanvas> draw)
    {
        using SKImage scan = ScannedPage.Make(draw);
        AddPage(document, canvas => canvas.DrawImage(scan, new SKRect(0, 0, SampleDocument.Width, SampleDocument.Height), new SKSamplingOptions(SKFilterMode.Linear)));
    }

    private static void AddPage(SKDocument document, Action<SKCanvas> draw, float width = SampleDocument.Width, float height = SampleDocument.Height)
    {
        draw(document.BeginPage(width, height));
        document.EndPage();
    }
}
