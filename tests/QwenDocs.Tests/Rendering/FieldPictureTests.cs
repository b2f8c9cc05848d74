using System.IO.Compression;
using System.Text;
using BitMiracle.LibTiff.Classic;
using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Rendering;
using SkiaSharp;

namespace QwenDocs.Tests.Rendering;

/// <summary>Kinds of documents that were once drawn wrongly, or refused, without anybody being told.</summary>
public sealed class FieldPictureTests(RendererFixture fixture) : IClassFixture<RendererFixture>
{
    private readonly RenderingEngine _renderer = fixture.Renderer;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/CropBox [2000 2000 2500 2500]")]
    [InlineData("/CropBox [-500 -500 -10 -10]")]
    [InlineData("/CropBox [200 100 200 100]")]
    [InlineData("/CropBox [400 300 -400 -300]")]
    [InlineData("/CropBox [900 0 1200 50] /Rotate 90")]
    public async Task A_crop_box_that_leaves_nothing_is_as_none(string box)
    {
        string turn = box.Contains("/Rotate", StringComparison.Ordinal) ? "/Rotate 90" : "";
        const string Content = "0 0 0 rg 0 70 60 30 re f";
        using SKBitmap plain = await DecodeAsync(Inputs.Page(Content, page: turn));
        using SKBitmap cropped = await DecodeAsync(Inputs.Page(Content, page: box));
        (cropped.Width, cropped.Height).ShouldBe((plain.Width, plain.Height));
        Difference(plain, cropped).ShouldBeLessThan(0.5);
    }

    [Fact]
    public async Task A_crop_box_shows_its_part_alone()
    {
        using SKBitmap bitmap = await DecodeAsync(Inputs.Page("0 0 0 rg 0 0 100 100 re f", page: "/CropBox [100 -50 250 300]"));
        (bitmap.Width, bitmap.Height).ShouldBe((200, 200));
        bitmap.Ink().ShouldBe(0);
    }

    [Theory]
    [InlineData(204, 98, 60, 30, 60, 62)]
    [InlineData(98, 196, 60, 30, 120, 30)]
    [InlineData(300, 299, 60, 30, 60, 30)]
    [InlineData(300, 1, 60, 30, 60, 30)]
    public async Task A_fax_has_its_true_proportions(int xResolution, int yResolution, int width, int height, int shownWidth, int shownHeight)
    {
        byte[] tiff = Tiff(width, height, 1, tiff =>
        {
            tiff.SetField(TiffTag.XRESOLUTION, (double)xResolution);
            tiff.SetField(TiffTag.YRESOLUTION, (double)yResolution);
            tiff.SetField(TiffTag.RESOLUTIONUNIT, ResUnit.INCH);
        });
        using DocumentContent document = await Inputs.OpenAsync(tiff);
        document.Pages[0].Size.ShouldBe(new PageSize(shownWidth, shownHeight, PageUnit.Pixel));
        using SKBitmap bitmap = await DecodeAsync(tiff);
        (bitmap.Width, bitmap.Height).ShouldBe((shownWidth, shownHeight));
    }

    [Fact]
    public async Task A_PNG_of_pixels_that_are_not_square_has_its_true_proportions()
    {
        byte[] png = WithChunk(Png(60, 30), "pHYs", [0, 0, 0, 200, 0, 0, 0, 100, 0]);
        using DocumentContent document = await Inputs.OpenAsync(png);
        document.Pages[0].Size.ShouldBe(new PageSize(60, 60, PageUnit.Pixel));
    }

    [Theory]
    [InlineData(ExtraSample.UNASSALPHA, 8)]
    [InlineData(ExtraSample.ASSOCALPHA, 8)]
    [InlineData(ExtraSample.UNASSALPHA, 16)]
    public async Task Gray_with_alpha_is_placed_on_white(ExtraSample alpha, int bits)
    {
        byte[] tiff = Tiff(40, 20, bits, tiff =>
        {
            tiff.SetField(TiffTag.SAMPLESPERPIXEL, 2);
            tiff.SetField(TiffTag.EXTRASAMPLES, 1, new[] { (short)alpha });
        });
        using SKBitmap bitmap = await DecodeAsync(tiff);
        bitmap.ShouldShow(0.5, 0.5, SKColors.White);
    }

    [Fact]
    public async Task An_extra_sample_without_a_meaning_is_no_transparency()
    {
        byte[] tiff = Tiff(40, 20, 8, tiff =>
        {
            tiff.SetField(TiffTag.SAMPLESPERPIXEL, 2);
            tiff.SetField(TiffTag.EXTRASAMPLES, 1, new[] { (short)ExtraSample.UNSPECIFIED });
        });
        using SKBitmap bitmap = await DecodeAsync(tiff);
        bitmap.ShouldShow(0.5, 0.5, SKColors.Black);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_orientation_of_a_PNG_is_applied(bool isRawProfile)
    {
        byte[] exif = [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
        byte[] png = isRawProfile
            ? WithChunk(Png(60, 30), "tEXt", [.. "Raw profile type exif\0"u8, .. Encoding.ASCII.GetBytes($"\nexif\n{exif.Length,8}\n{Convert.ToHexStringLower(exif)}\n")])
            : WithChunk(Png(60, 30), "eXIf", exif);
        using DocumentContent document = await Inputs.OpenAsync(png);
        document.Pages[0].Size.ShouldBe(new PageSize(30, 60, PageUnit.Pixel));
        document.Pages[0].Rotation.ShouldBe(90);
    }

    [Theory]
    [InlineData("A05/exif6.png")]
    [InlineData("A05/exif6.webp")]
    public async Task The_orientation_of_field_pictures_is_applied(string file)
    {
        using DocumentContent document = await Document.FromFile(Field(file)).OpenAsync(cancellationToken: Token);
        document.Pages[0].Rotation.ShouldBe(90);
    }

    [Theory]
    [InlineData("A14/t-lzma.tif", "LZMA")]
    [InlineData("A14/t-zstd.tif", "Zstandard")]
    [InlineData("A14/t-webp.tif", "WebP")]
    public async Task An_unsupported_compression_is_named(string file, string name)
    {
        using DocumentContent document = await Document.FromFile(Field(file)).OpenAsync(cancellationToken: Token);
        using DocumentRenderer rendering = _renderer.Open(document);
        DocumentException exception = await Should.ThrowAsync<DocumentException>(() => rendering.RenderAsync(document.Pages[0], new PixelSize(50, 50), Token));
        exception.ErrorCode.ShouldBe(DocumentError.Unsupported);
        exception.Message.ShouldContain(name);
    }

    [Theory]
    [InlineData("A06/cut-25.pdf")]
    [InlineData("A06/cut-30.pdf")]
    [InlineData("A06/cut-tail.pdf")]
    public async Task A_field_PDF_without_its_end_is_read(string file) => await ShouldBeReadAsync(await File.ReadAllBytesAsync(Field(file), Token));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_PDF_is_read_wherever_its_end_is_cut(bool hasObjectStream)
    {
        byte[] whole = hasObjectStream ? PackedPdf() : Inputs.TextPage();
        int table = Encoding.Latin1.GetString(whole).LastIndexOf(hasObjectStream ? "9 0 obj" : "xref\n0", StringComparison.Ordinal);
        for (int length = whole.Length - 8; length > table; length -= 7)
            await ShouldBeReadAsync(whole[..length]);
    }

    [Fact]
    public async Task A_dynamic_form_and_a_portfolio_are_reported()
    {
        using DocumentContent form = await Inputs.OpenAsync(new TestPdf { CatalogEntries = "/AcroForm << /Fields [] /XFA (x) >> /NeedsRendering true" }.Page(text: "Please wait").ToBytes());
        form.Notices.ShouldHaveSingleItem().Code.ShouldBe(DocumentNoticeCode.DynamicForm);
        using DocumentContent portfolio = await Inputs.OpenAsync(new TestPdf { CatalogEntries = "/Collection << /View /D >>" }.Page(text: "Cover").Attachment("a.pdf", [1]).ToBytes());
        portfolio.Notices.ShouldHaveSingleItem().Code.ShouldBe(DocumentNoticeCode.Portfolio);
        using DocumentContent plain = await Inputs.OpenAsync(new TestPdf { CatalogEntries = "/AcroForm << /Fields [] >>" }.Page(text: "Invoice").ToBytes());
        plain.Notices.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("UniGB-UCS2-H", "GB1", "53D17968", "Chinese")]
    [InlineData("UniKS-UCS2-H", "Korea1", "C138AE08", "Korean")]
    [InlineData("UniJIS-UCS2-H", "Japan1", "30C630B9", "Japanese")]
    public async Task Text_in_a_font_that_is_nowhere_to_be_had_is_reported(string encoding, string ordering, string text, string script)
    {
        byte[] pdf = Inputs.Page(
            $"BT /F 24 Tf 10 40 Td <{text}> Tj ET",
            $"/Font << /F << /Type /Font /Subtype /Type0 /BaseFont /Absent /Encoding /{encoding} /DescendantFonts [5 0 R] >> >>",
            "",
            ($"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Absent /CIDSystemInfo << /Registry (Adobe) /Ordering ({ordering}) /Supplement 0 >> /DW 1000 /FontDescriptor 6 0 R >>", null),
            ("<< /Type /FontDescriptor /FontName /Absent /Flags 6 /FontBBox [0 -250 1000 900] /ItalicAngle 0 /Ascent 750 /Descent -250 /CapHeight 740 /StemV 60 >>", null));
        using var renderer = new RenderingEngine(new RenderingOptions { FontDirectory = "" });
        using DocumentContent document = await Inputs.OpenAsync(pdf);
        using DocumentRenderer rendering = renderer.Open(document);
        PageImage image = await rendering.RenderAsync(document.Pages[0], new PixelSize(400, 200), Token);
        image.MissingScripts.ShouldBe([script]);
    }

    [Fact]
    public async Task Text_in_fonts_that_are_not_embedded_is_drawn_with_those_of_the_host_or_reported()
    {
        const string Input = "A01/cjk-stsong.pdf";
        using var without = new RenderingEngine(new RenderingOptions { FontDirectory = "" });
        PageImage missing = await RenderAsync(without);
        missing.MissingScripts.ShouldNotBeEmpty();

        string? folder = CjkFontFolder();
        Assert.SkipWhen(folder is null, "This machine has no font for Chinese.");
        using var with = new RenderingEngine(new RenderingOptions { FontDirectory = folder });
        PageImage drawn = await RenderAsync(with);
        drawn.MissingScripts.ShouldBeEmpty();
        using SKBitmap empty = missing.Decode(), full = drawn.Decode();
        full.Ink().ShouldBeGreaterThan(empty.Ink());

        async Task<PageImage> RenderAsync(RenderingEngine renderer)
        {
            using DocumentContent document = await Document.FromFile(Field(Input)).OpenAsync(cancellationToken: Token);
            using DocumentRenderer rendering = renderer.Open(document);
            return await rendering.RenderAsync(document.Pages[0], new PixelSize(600, 800), Token);
        }
    }

    [Theory]
    [InlineData("53D17968 0020 0034 0037 0031 0031", true, "Chinese")]
    [InlineData("53D17968", false, "Chinese")]
    [InlineData("C138AE08 53D17968", true, "Chinese", "Korean")]
    [InlineData("0034 0037 0031 0031", true)]
    [InlineData("00FC 0049", false)]
    public async Task Values_of_a_form_in_a_script_without_a_font_are_reported(string text, bool areAppearancesNeeded, params string[] scripts)
    {
        byte[] pdf = FormPage(text, areAppearancesNeeded);
        using var renderer = new RenderingEngine(new RenderingOptions { FontDirectory = "" });
        using DocumentContent document = await Inputs.OpenAsync(pdf);
        using DocumentRenderer rendering = renderer.Open(document);
        PageImage first = await rendering.RenderAsync(document.Pages[0], new PixelSize(400, 200), Token);
        first.MissingScripts.ShouldBe(scripts);

        // Looking for missing values leaves the values as they are.
        PageImage again = await rendering.RenderAsync(document.Pages[0], new PixelSize(400, 200), Token);
        again.MissingScripts.ShouldBe(scripts);
        again.Sha256.ShouldBe(first.Sha256);
    }

    [Fact]
    public async Task Values_of_a_form_in_a_script_with_a_font_are_drawn()
    {
        string? folder = CjkFontFolder();
        Assert.SkipWhen(folder is null, "This machine has no font for Chinese.");
        using var renderer = new RenderingEngine(new RenderingOptions { FontDirectory = folder });
        using DocumentContent document = await Inputs.OpenAsync(FormPage("53D17968 0020 0034", true));
        using DocumentRenderer rendering = renderer.Open(document);
        (await rendering.RenderAsync(document.Pages[0], new PixelSize(400, 200), Token)).MissingScripts.ShouldBeEmpty();
    }

    private static byte[] FormPage(string utf16, bool areAppearancesNeeded) => Inputs.Pdf(
    [
        ($"<< /Type /Catalog /Pages 2 0 R /AcroForm << /DA (/Helv 0 Tf 0 g) /DR << /Font << /Helv 6 0 R >> >> /Fields [5 0 R] /NeedAppearances {(areAppearancesNeeded ? "true" : "false")} >> >>", null),
        ("<< /Type /Pages /Kids [3 0 R] /Count 1 >>", null),
        ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R /Annots [5 0 R] >>", null),
        ("<< >>", []),
        ($"<< /Type /Annot /Subtype /Widget /FT /Tx /F 4 /T (total) /DA (/Helv 12 Tf 0 g) /Rect [10 40 190 60] /V <FEFF{utf16.Replace(" ", "", StringComparison.Ordinal)}> >>", null),
        ("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", null),
    ]);

    [Fact]
    public void Font_folders_are_those_of_the_system_unless_one_is_named()
    {
        SystemFonts.Folders(null).ShouldAllBe(folder => Directory.Exists(folder));
        SystemFonts.Folders("").ShouldBeEmpty();
        SystemFonts.Folders("/fonts").ShouldBe(["/fonts"]);
    }

    // QWENDOCS_CJK_FONTS names a folder on machines whose system has none.
    private static string? CjkFontFolder()
    {
        string[] names = ["wqy", "cjk", "uming", "ukai", "simsun", "msyh", "droidsansfallback", "pingfang", "stheiti"];
        IEnumerable<string> folders = Environment.GetEnvironmentVariable("QWENDOCS_CJK_FONTS") is { Length: > 0 } named ? [named] : SystemFonts.Folders(null);
        return folders.FirstOrDefault(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Any(file => names.Any(name => Path.GetFileName(file).Contains(name, StringComparison.OrdinalIgnoreCase))));
    }

    private static string Field(string file)
    {
        string folder = file[..3];
        return Corpus.Files($"field/{folder}").Single(path => path.EndsWith(file[4..], StringComparison.Ordinal));
    }

    private async Task ShouldBeReadAsync(byte[] bytes)
    {
        using DocumentContent document = await Inputs.OpenAsync(bytes);
        document.Notices.ShouldHaveSingleItem().Code.ShouldBe(DocumentNoticeCode.CutOff);
        (await document.Pages[0].ReadTextAsync(Token)).Words.ShouldNotBeEmpty();
        using DocumentRenderer rendering = _renderer.Open(document);
        using SKBitmap bitmap = (await rendering.RenderAsync(document.Pages[0], new PixelSize(200, 200), Token)).Decode();
        bitmap.Ink().ShouldBeGreaterThan(0);
    }

    private async Task<SKBitmap> DecodeAsync(byte[] bytes)
    {
        using DocumentContent document = await Inputs.OpenAsync(bytes);
        using DocumentRenderer rendering = _renderer.Open(document);
        PageSize size = document.Pages[0].Size;
        double scale = size.Unit == PageUnit.Point ? 2 : 1;
        return (await rendering.RenderAsync(document.Pages[0], new PixelSize((int)(size.Width * scale), (int)(size.Height * scale)), Token)).Decode();
    }

    private static double Difference(SKBitmap a, SKBitmap b) => a.Pixels.Zip(b.Pixels, (x, y) => (double)Math.Abs(x.Green - y.Green)).Average();

    private static byte[] Png(int width, int height)
    {
        using SKBitmap bitmap = Inputs.Quarters(width, height);
        return Inputs.Encode(bitmap, SKEncodedImageFormat.Png);
    }

    private static byte[] WithChunk(byte[] png, string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        byte[] length = BitConverter.GetBytes(data.Length);
        byte[] sum = BitConverter.GetBytes(System.IO.Hashing.Crc32.HashToUInt32(body));
        Array.Reverse(length);
        Array.Reverse(sum);
        return [.. png[..33], .. length, .. body, .. sum, .. png[33..]];
    }

    // Every sample is zero: black, or transparent where there is alpha.
    private static byte[] Tiff(int width, int height, int bits, Action<Tiff> set)
    {
        using var memory = new MemoryStream();
        using var tiff = BitMiracle.LibTiff.Classic.Tiff.ClientOpen("test", "w", memory, new TiffStream());
        tiff.SetField(TiffTag.IMAGEWIDTH, width);
        tiff.SetField(TiffTag.IMAGELENGTH, height);
        tiff.SetField(TiffTag.BITSPERSAMPLE, bits);
        tiff.SetField(TiffTag.SAMPLESPERPIXEL, 1);
        tiff.SetField(TiffTag.PHOTOMETRIC, Photometric.MINISBLACK);
        tiff.SetField(TiffTag.COMPRESSION, Compression.LZW);
        tiff.SetField(TiffTag.PLANARCONFIG, PlanarConfig.CONTIG);
        tiff.SetField(TiffTag.ROWSPERSTRIP, height);
        set(tiff);
        byte[] row = new byte[tiff.ScanlineSize()];
        for (int y = 0; y < height; y++)
            tiff.WriteScanline(row, y);
        tiff.WriteDirectory();
        return memory.ToArray();
    }

    /// <summary>A PDF whose catalog, page tree and page lie in an object stream, found through a cross-reference stream.</summary>
    private static byte[] PackedPdf()
    {
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 8 0 R /Resources << /Font << /F 4 0 R >> >> >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ];
        string numbers = "", bodies = "";
        for (int i = 0; i < objects.Length; i++)
        {
            numbers += $"{i + 1} {bodies.Length} ";
            bodies += objects[i] + " ";
        }
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(Encoding.ASCII.GetBytes(numbers + bodies));
        using var file = new MemoryStream();
        Write("%PDF-1.5\n");
        long stream = file.Position;
        Write($"7 0 obj\n<< /Type /ObjStm /N {objects.Length} /First {numbers.Length} /Filter /FlateDecode /Length {packed.Length} >>\nstream\n");
        file.Write(packed.ToArray());
        Write("\nendstream\nendobj\n");
        long content = file.Position;
        const string Text = "BT /F 24 Tf 10 40 Td (Invoice) Tj ET";
        Write($"8 0 obj\n<< /Length {Text.Length} >>\nstream\n{Text}\nendstream\nendobj\n");
        long table = file.Position;
        byte[] entries = new byte[10 * 5];
        for (int number = 1; number <= 4; number++)
            Entry(number, 2, 7, (byte)(number - 1));
        Entry(7, 1, stream, 0);
        Entry(8, 1, content, 0);
        Entry(9, 1, table, 0);
        Write($"9 0 obj\n<< /Type /XRef /Size 10 /W [1 3 1] /Root 1 0 R /Length {entries.Length} >>\nstream\n");
        file.Write(entries);
        Write($"\nendstream\nendobj\nstartxref\n{table}\n%%EOF\n");
        return file.ToArray();

        void Write(string text) => file.Write(Encoding.ASCII.GetBytes(text));

        void Entry(int number, byte type, long place, byte index) =>
            new[] { type, (byte)(place >> 16), (byte)(place >> 8), (byte)place, index }.CopyTo(entries, number * 5);
    }
}
