using System.Globalization;
using System.Text;
using BitMiracle.LibTiff.Classic;
using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Rendering;
using SkiaSharp;

namespace QwenDocs.Benchmarks;

/// <summary>Documents for the rendering benchmarks, made in code: a dense page of text and the same page as scans.</summary>
internal static class RenderingInputs
{
    private const int ScanWidth = 2480;
    private const int ScanHeight = 3508;

    /// <summary>Writes a PDF of A4 pages with 60 lines of text and a ruled table each, in Helvetica.</summary>
    public static byte[] TextPdf(int pages = 1, bool isColored = false)
    {
        var objects = new List<(string Dictionary, byte[]? Stream)>
        {
            ("<< /Type /Catalog /Pages 2 0 R >>", null),
            ($"<< /Type /Pages /Kids [{string.Join(' ', Enumerable.Range(0, pages).Select(page => $"{4 + (2 * page)} 0 R"))}] /Count {pages} >>", null),
            ("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", null),
        };
        for (int page = 0; page < pages; page++)
        {
            objects.Add(($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + (2 * page)} 0 R /Resources << /Font << /F 3 0 R >> >> >>", null));
            objects.Add(("<< >>", isColored ? [.. "0.1 0.2 0.6 rg 40 800 515 30 re f 0.8 0 0 rg 400 60 90 40 re f 0 0 0 rg "u8, .. Text(seed: page)] : Text(seed: page)));
        }
        return Pdf(objects);
    }

    /// <summary>Writes a PDF of one page of text in sizes from 5 to 12 points, in black and in grays down to a light one, every third line on a shaded row.</summary>
    public static byte[] GrayTextPdf()
    {
        var random = new Random(3);
        var content = new StringBuilder();
        int y = 810;
        for (int line = 0; y > 40; line++)
        {
            int type = 5 + (line % 8);
            if (line % 3 == 0)
                content.Append(CultureInfo.InvariantCulture, $"0.9 g 36 {y - 3} 520 {type + 3} re f ");
            content.Append(CultureInfo.InvariantCulture, $"{(line % 4) * 0.2:0.0} g BT /F {type} Tf 40 {y} Td (");
            for (int word = 0; word < 80 / type; word++)
                content.Append(random.Next(100_000, 99_999_999).ToString("x", CultureInfo.InvariantCulture)).Append(' ');
            content.Append(") Tj ET\n");
            y -= type + 5;
        }
        return Pdf(
        [
            ("<< /Type /Catalog /Pages 2 0 R >>", null),
            ("<< /Type /Pages /Kids [3 0 R] /Count 1 >>", null),
            ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>", null),
            ("<< >>", Encoding.ASCII.GetBytes(content.ToString())),
        ]);
    }

    /// <summary>Writes a PDF of one page that is a JPEG of A4 at 300 dpi with the noise of a scanner.</summary>
    public static byte[] JpegScanPdf(bool isGray, int width = ScanWidth, int height = ScanHeight)
    {
        using SKBitmap bitmap = Noisy(isGray, width, height);
        using SKData jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, 80);
        return ImagePdf(jpeg.ToArray(), isGray ? "/DeviceGray" : "/DeviceRGB", "/BitsPerComponent 8 /Filter /DCTDecode", width, height);
    }

    /// <summary>Writes a PDF of one page that is a CCITT group 4 picture of A4 at 300 dpi.</summary>
    public static byte[] FaxPdf() =>
        ImagePdf(Fax(), "/DeviceGray", $"/BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns {ScanWidth} /Rows {ScanHeight} /BlackIs1 false >>");

    /// <summary>Returns a page of every kind that a goal is set for.</summary>
    public static IEnumerable<(string Name, byte[] Pdf)> All() =>
    [
        ("text", TextPdf()),
        ("text-color", TextPdf(isColored: true)),
        ("color-scan-200", JpegScanPdf(isGray: false, 1654, 2339)),
        ("color-scan-300", JpegScanPdf(isGray: false)),
        ("gray-scan-300", JpegScanPdf(isGray: true)),
        ("fax-300", FaxPdf()),
    ];

    private static byte[] Text(int seed)
    {
        var random = new Random(seed);
        var content = new StringBuilder();
        for (int y = 40; y < 820; y += 13)
        {
            content.Append(CultureInfo.InvariantCulture, $"BT /F 9 Tf 40 {y} Td (");
            for (int word = 0; word < 14; word++)
                content.Append(random.Next(100_000, 99_999_999).ToString("x", CultureInfo.InvariantCulture)).Append(' ');
            content.Append(") Tj ET\n");
        }
        for (int x = 40; x <= 550; x += 85)
            content.Append(CultureInfo.InvariantCulture, $"{x} 300 m {x} 500 l S\n");
        return Encoding.ASCII.GetBytes(content.ToString());
    }

    private static SKBitmap Page(int width = ScanWidth, int height = ScanHeight, bool isColored = false)
    {
        using var renderer = new RenderingEngine();
        using DocumentContent document = Document.FromBytes(TextPdf(isColored: isColored)).OpenAsync().AsTask().GetAwaiter().GetResult();
        using DocumentRenderer rendering = renderer.Open(document);
        PageImage image = rendering.RenderAsync(document.Pages[0], new PixelSize(width, height)).GetAwaiter().GetResult();
        return SKBitmap.Decode(image.Bytes.Span, new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Opaque));
    }

    private static SKBitmap Noisy(bool isGray, int width, int height)
    {
        using SKBitmap page = Page(width, height, isColored: !isGray);
        var random = new Random(2);
        var scan = new SKBitmap(width, height, isGray ? SKColorType.Gray8 : SKColorType.Bgra8888, SKAlphaType.Opaque);
        Span<byte> from = page.GetPixelSpan();
        Span<byte> to = scan.GetPixelSpan();
        int bytes = isGray ? 1 : 4;
        for (int i = 0; i < to.Length; i++)
            to[i] = (byte)Math.Clamp((from[isGray ? i * 4 : i] * 0.85) + 20 + (i % bytes * 5) + random.Next(-6, 7), 0, 255);
        return scan;
    }

    private static byte[] Fax()
    {
        using SKBitmap page = Page();
        using var memory = new MemoryStream();
        using var tiff = Tiff.ClientOpen("fax", "w", memory, new TiffStream());
        tiff.SetField(TiffTag.IMAGEWIDTH, ScanWidth);
        tiff.SetField(TiffTag.IMAGELENGTH, ScanHeight);
        tiff.SetField(TiffTag.BITSPERSAMPLE, 1);
        tiff.SetField(TiffTag.SAMPLESPERPIXEL, 1);
        tiff.SetField(TiffTag.PHOTOMETRIC, Photometric.MINISWHITE);
        tiff.SetField(TiffTag.COMPRESSION, Compression.CCITTFAX4);
        tiff.SetField(TiffTag.ROWSPERSTRIP, ScanHeight);
        byte[] row = new byte[ScanWidth / 8];
        Span<byte> pixels = page.GetPixelSpan();
        for (int y = 0; y < ScanHeight; y++)
        {
            Array.Clear(row);
            for (int x = 0; x < ScanWidth; x++)
            {
                if (pixels[((y * ScanWidth) + x) * 4] < 128)
                    row[x >> 3] |= (byte)(0x80 >> (x & 7));
            }
            tiff.WriteScanline(row, y);
        }
        tiff.FlushData();
        return memory.ToArray()[8..];
    }

    private static byte[] ImagePdf(byte[] image, string colorSpace, string entries, int width = ScanWidth, int height = ScanHeight) => Pdf(
    [
        ("<< /Type /Catalog /Pages 2 0 R >>", null),
        ("<< /Type /Pages /Kids [3 0 R] /Count 1 >>", null),
        ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>", null),
        ("<< >>", "q 595 0 0 842 0 0 cm /I Do Q"u8.ToArray()),
        ($"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace {colorSpace} {entries} >>", image),
    ]);

    private static byte[] Pdf(List<(string Dictionary, byte[]? Stream)> objects)
    {
        using var file = new MemoryStream();
        var offsets = new List<long>();
        Write("%PDF-1.7\n");
        foreach ((string? dictionary, byte[]? stream) in objects)
        {
            offsets.Add(file.Position);
            Write($"{offsets.Count} 0 obj\n");
            Write(stream is null ? dictionary : $"{dictionary[..^2]} /Length {stream.Length} >>\nstream\n");
            file.Write(stream);
            Write(stream is null ? "\nendobj\n" : "\nendstream\nendobj\n");
        }
        long table = file.Position;
        Write($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (long offset in offsets)
            Write($"{offset:0000000000} 00000 n \n");
        Write($"trailer << /Size {offsets.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return file.ToArray();

        void Write(string text) => file.Write(Encoding.ASCII.GetBytes(text));
    }
}
