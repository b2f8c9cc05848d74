using System.IO.Compression;
using System.Text;
using BitMiracle.LibTiff.Classic;
using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Pdf;
using QwenDocs.Pdf.Sandbox;
using QwenDocs.Rendering;
using SkiaSharp;

namespace QwenDocs.Tests.Rendering;

/// <summary>Scans in every filter of PDF, at every rotation, as they are and with their samples inverted: taken without drawing the page, and the same as PDFium draws them.</summary>
public sealed class ScanFilterTests(RendererFixture fixture) : IClassFixture<RendererFixture>
{
    private const int Width = 64;
    private const int Height = 32;

    // 64 × 32: red and green above blue and black, three components, lossy layers of OpenJPEG.
    private const string Jpeg2000 =
        "AAAADGpQICANCocKAAAAFGZ0eXBqcDIgAAAAAGpwMiAAAAAtanAyaAAAABZpaGRyAAAAIAAAAEAAAwcHAAAAAAAPY29scgEAAAAAABAAAAJ4anAyY/9P/1EA"
        + "LwAAAAAAQAAAACAAAAAAAAAAAAAAAEAAAAAgAAAAAAAAAAAAAwcBAQcBAQcBAf9SAAwAAAABAQIEBAAB/1wACkBASEhQSEhQ/2QAJQABQ3JlYXRlZCBieSBP"
        + "cGVuSlBFRyB2ZXJzaW9uIDIuNS4w/5AACgAAAAAB+gAB/5PfgciEe9Ir0wa8h0mYZ4pepvoEN8zbl9bA8gG5tCigPMIYfkeK4aiBwNGxyzhHdFucyRiO+dCA"
        + "9KZEFUr/GsBAMVJh9NWLtcau1Co7Npm2XnxkEm9jZJeK1/QS+Fzhvp2Ws0fTQrZ/IJ3RRlkK86QrPnGp0tCTIV50RQ9HMiqBXLWvGWQtSwEs6akJGC/J3T4h"
        + "1hJF3wGD/xqoA4KkUavyfOIih2sj+NFIMtRC3g097xQX/zWzEd9YIXOf2EQpvNXKcIXdCTRZFM5W0Hl7qtInV75wMvv90t/M9m8uLiJBDcfuQN77iwn7e7UB"
        + "3AYGz8PqDY+0Qg+oHDXxo3d10JP3x5ax9V1Cxyn/OWpS1vlB+r9dAy3POWXJT/aKz8/AKn4CwDaeP7BcsD2xvvcA1OOp1GeXcADCP2FoOj3PsSDn/xsP35iE"
        + "/Aaj8Ao2nbrao1qYeamNoF1aHpuTA4ONHTC0e9yRfUCwKGMFtoOzAGzo3frOA7k4r+CNVvorj/9/w+oJj7QuD6gQXvrCzEfbXTWvnryqNRp1izlzRC+ci4k/"
        + "z8AaPtBwX6bHP++3jI6qOiFdn9+YdPwII/AEnKDjfXis76ZxWF3VEb+MpChTtiHgnjChHXsYBg22y0pDoEc2IFfT5sQJkBzYg5yhCYP/2Q==";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static MatrixTheoryData<string, int, bool> Cases => new(
        ["CCITT G3", "CCITT G3 2D", "CCITT G4", "CCITT G4 black is 1", "JBIG2", "JPX", "JPX without colour space", "DCT", "DCT gray", "DCT CMYK", "Flate", "Flate with predictor", "LZW", "RunLength", "ASCII85 of Flate", "ASCIIHex", "raw"],
        [0, 90, 180, 270],
        [false, true]);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_scan_in_any_filter_looks_as_PDFium_draws_it(string filter, int rotation, bool isInverted)
    {
        (string dictionary, byte[] data, int components) = Image(filter);
        string decode = isInverted ? $"/Decode [{string.Join(' ', Enumerable.Repeat("1 0", components))}]" : "";
        PixelSize size = rotation % 180 == 0 ? new PixelSize(48, 24) : new PixelSize(24, 48);
        byte[] direct = Pdf(""), drawn = Pdf("1 1 1 rg 0 0 0.001 0.001 re f");
        using SKBitmap left = await RenderAsync(direct, size), right = await RenderAsync(drawn, size);
        left.Pixels.Zip(right.Pixels, (a, b) => (Math.Abs(a.Red - b.Red) + Math.Abs(a.Green - b.Green) + Math.Abs(a.Blue - b.Blue)) / 3.0).Average().ShouldBeLessThan(9);

        byte[] Pdf(string extra) => Inputs.Page(
            $"q 200 0 0 100 0 0 cm /I Do Q {extra}",
            "/XObject << /I 5 0 R >>",
            $"/Rotate {rotation}",
            ($"<< /Type /XObject /Subtype /Image /Width {Width} /Height {Height} {dictionary} {decode} >>", data));
    }

    [Theory]
    [InlineData("CCITT G4")]
    [InlineData("JBIG2")]
    [InlineData("JPX")]
    [InlineData("DCT")]
    [InlineData("Flate")]
    [InlineData("raw")]
    public async Task The_page_of_such_a_scan_is_not_drawn(string filter)
    {
        (string dictionary, byte[] data, _) = Image(filter);
        byte[] bytes = Inputs.Page("q 200 0 0 100 0 0 cm /I Do Q", "/XObject << /I 5 0 R >>", "", ($"<< /Type /XObject /Subtype /Image /Width {Width} /Height {Height} {dictionary} >>", data));
        using DocumentContent document = await Inputs.OpenAsync(bytes);
        using var pdf = PdfiumDocument.Open(fixture.Renderer.Module, new SandboxLimits(TimeSpan.FromMinutes(1), 256 << 20, [], TimeProvider.System), bytes, null, Token);
        PdfPageArea area = document.Pages[0].Entry!.Area;
        ScanStrip strip = pdf.FindScan(area, bytes, Token).ShouldNotBeNull().Strips.ShouldHaveSingleItem();
        if (strip.Jpeg is null)
            pdf.Decode(area, strip, (_, _, channels) => channels, Token).ShouldBeGreaterThan(0);
    }

    /// <summary>Returns a page in each of the filters.</summary>
    internal static IEnumerable<byte[]> Pdfs()
    {
        foreach (string filter in (string[])["CCITT G3", "CCITT G4", "JBIG2", "JPX", "DCT CMYK", "Flate with predictor", "LZW", "RunLength", "ASCII85 of Flate"])
        {
            (string dictionary, byte[] data, _) = Image(filter);
            yield return Inputs.Page(
                "q 200 0 0 100 0 0 cm /I Do Q", "/XObject << /I 5 0 R >>", "", ($"<< /Type /XObject /Subtype /Image /Width {Width} /Height {Height} {dictionary} >>", data));
        }
    }

    private static (string Dictionary, byte[] Data, int Components) Image(string filter)
    {
        const string Bilevel = "/BitsPerComponent 1 /ColorSpace /DeviceGray";
        const string Gray = "/BitsPerComponent 8 /ColorSpace /DeviceGray";
        const string Rgb = "/BitsPerComponent 8 /ColorSpace /DeviceRGB";
        string sides = $"/Columns {Width} /Rows {Height}";
        byte[] rgb = [.. Enumerable.Range(0, Width * Height).SelectMany(at => Quarter(at % Width, at / Width))];
        switch (filter)
        {
            case "CCITT G3":
                return ($"{Bilevel} /Filter /CCITTFaxDecode /DecodeParms << /K 0 /EndOfLine true {sides} >>", Fax(Compression.CCITTFAX3, 0), 1);
            case "CCITT G3 2D":
                return ($"{Bilevel} /Filter /CCITTFaxDecode /DecodeParms << /K 4 /EndOfLine true {sides} >>", Fax(Compression.CCITTFAX3, Group3Opt.ENCODING2D), 1);
            case "CCITT G4":
                return ($"{Bilevel} /Filter /CCITTFaxDecode /DecodeParms << /K -1 {sides} >>", Fax(Compression.CCITTFAX4, 0), 1);
            case "CCITT G4 black is 1":
                return ($"{Bilevel} /Filter /CCITTFaxDecode /DecodeParms << /K -1 /BlackIs1 true {sides} >>", Fax(Compression.CCITTFAX4, 0), 1);
            case "JBIG2":
                return ($"{Bilevel} /Filter /JBIG2Decode", Jbig2(Fax(Compression.CCITTFAX4, 0)), 1);
            case "JPX":
                return ($"{Rgb} /Filter /JPXDecode", Convert.FromBase64String(Jpeg2000), 3);
            case "JPX without colour space":
                return ("/Filter /JPXDecode", Convert.FromBase64String(Jpeg2000), 3);
            case "DCT":
                using (SKBitmap quarters = Inputs.Quarters(Width, Height))
                    return ($"{Rgb} /Filter /DCTDecode", Inputs.Encode(quarters, SKEncodedImageFormat.Jpeg), 3);
            case "DCT gray":
                return ($"{Gray} /Filter /DCTDecode", GrayJpeg(), 1);
            case "DCT CMYK":
                return ("/BitsPerComponent 8 /ColorSpace /DeviceCMYK /Filter /DCTDecode", CmykJpeg(), 4);
            case "Flate":
                return ($"{Rgb} /Filter /FlateDecode", Flate(rgb), 3);
            case "Flate with predictor":
                byte[] filtered = [.. Enumerable.Range(0, Height).SelectMany(y => (byte[])[0, .. rgb.AsSpan(y * Width * 3, Width * 3)])];
                return ($"{Rgb} /Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors 3 /BitsPerComponent 8 /Columns {Width} >>", Flate(filtered), 3);
            case "LZW":
                return ($"{Bilevel} /Filter /LZWDecode", Fax(Compression.LZW, 0), 1);
            case "RunLength":
                return ($"{Bilevel} /Filter /RunLengthDecode", [.. Fax(Compression.PACKBITS, 0), 128], 1);
            case "ASCII85 of Flate":
                return ($"{Rgb} /Filter [/ASCII85Decode /FlateDecode]", Ascii85(Flate(rgb)), 3);
            case "ASCIIHex":
                return ($"{Rgb} /Filter /ASCIIHexDecode", Encoding.ASCII.GetBytes(Convert.ToHexString(rgb) + ">"), 3);
            default:
                return (Rgb, rgb, 3);
        }
    }

    private static byte[] Quarter(int x, int y) => (x < Width / 2, y < Height / 2) switch
    {
        (true, true) => [255, 0, 0],
        (false, true) => [0, 255, 0],
        (true, false) => [0, 0, 255],
        _ => [0, 0, 0],
    };

    /// <summary>One bit a pixel: the quarters black, white, white, black, and a stripe.</summary>
    private static byte[] Fax(Compression compression, Group3Opt options)
    {
        using var memory = new MemoryStream();
        using var tiff = Tiff.ClientOpen("test", "w", memory, new TiffStream());
        tiff.SetField(TiffTag.IMAGEWIDTH, Width);
        tiff.SetField(TiffTag.IMAGELENGTH, Height);
        tiff.SetField(TiffTag.BITSPERSAMPLE, 1);
        tiff.SetField(TiffTag.SAMPLESPERPIXEL, 1);
        tiff.SetField(TiffTag.PHOTOMETRIC, Photometric.MINISWHITE);
        tiff.SetField(TiffTag.COMPRESSION, compression);
        if (compression == Compression.CCITTFAX3)
            tiff.SetField(TiffTag.GROUP3OPTIONS, options);
        tiff.SetField(TiffTag.ROWSPERSTRIP, Height);
        byte[] row = new byte[Width / 8];
        for (int y = 0; y < Height; y++)
        {
            for (int i = 0; i < row.Length; i++)
                row[i] = (byte)(i < row.Length / 2 == y < Height / 2 ? 0xFF : i == 1 ? 0x3C : 0);
            tiff.WriteScanline(row, y);
        }
        tiff.FlushData();
        return memory.ToArray()[8..];
    }

    /// <summary>An embedded JBIG2 stream (ITU-T T.88): the page, one generic region that is coded as in CCITT group 4, the page's end.</summary>
    private static byte[] Jbig2(byte[] group4)
    {
        byte[] page = [.. Number(Width), .. Number(Height), .. Number(0), .. Number(0), 0, 0, 0];
        byte[] region = [.. Number(Width), .. Number(Height), .. Number(0), .. Number(0), 0, 1, .. group4];
        return [.. Segment(0, 48, page), .. Segment(1, 38, region), .. Segment(2, 49, [])];

        static byte[] Segment(int number, byte type, byte[] data) => [.. Number(number), type, 0, 1, .. Number(data.Length), .. data];

        static byte[] Number(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
    }

    private static byte[] GrayJpeg()
    {
        using var gray = new SKBitmap(Width, Height, SKColorType.Gray8, SKAlphaType.Opaque);
        for (int y = 0; y < Height; y++)
        {
            for (int x = 0; x < Width; x++)
                gray.SetPixel(x, y, x < Width / 2 == y < Height / 2 ? SKColors.Black : new SKColor(200, 200, 200));
        }
        return Inputs.Encode(gray, SKEncodedImageFormat.Jpeg);
    }

    /// <summary>A baseline JPEG of four components (ITU-T T.81), each block of one level: quarters of cyan, magenta, yellow and black ink.</summary>
    private static byte[] CmykJpeg()
    {
        var file = new MemoryStream();
        file.Write([0xFF, 0xD8, 0xFF, 0xDB, 0, 67, 0, .. Enumerable.Repeat((byte)8, 64)]);
        file.Write([0xFF, 0xC0, 0, 20, 8, 0, Height, 0, Width, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0]);

        // Both tables: twelve codes of four bits for the sizes of a difference, one code of one bit for the end of a block.
        file.Write([0xFF, 0xC4, 0, 31, 0, 0, 0, 0, 12, .. new byte[12], .. Enumerable.Range(0, 12).Select(size => (byte)size)]);
        file.Write([0xFF, 0xC4, 0, 20, 0x10, 1, .. new byte[15], 0]);
        file.Write([0xFF, 0xDA, 0, 14, 4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0]);
        var bits = new StringBuilder();
        int[] previous = new int[4];
        for (int y = 0; y < Height; y += 8)
        {
            for (int x = 0; x < Width; x += 8)
            {
                for (int component = 0; component < 4; component++)
                {
                    int quarter = (x < Width / 2 ? 0 : 1) + (y < Height / 2 ? 0 : 2);
                    int level = quarter == component ? 100 : -100;
                    int difference = level - previous[component];
                    previous[component] = level;
                    int size = difference == 0 ? 0 : 32 - int.LeadingZeroCount(Math.Abs(difference));
                    bits.Append(Convert.ToString(size, 2).PadLeft(4, '0'));
                    if (size > 0)
                        bits.Append(Convert.ToString(difference > 0 ? difference : difference + (1 << size) - 1, 2).PadLeft(size, '0'));
                    bits.Append('0');
                }
            }
        }
        while (bits.Length % 8 != 0)
            bits.Append('1');
        for (int at = 0; at < bits.Length; at += 8)
        {
            byte value = Convert.ToByte(bits.ToString(at, 8), 2);
            file.WriteByte(value);
            if (value == 0xFF)
                file.WriteByte(0);
        }
        file.Write([0xFF, 0xD9]);
        return file.ToArray();
    }

    private static byte[] Flate(byte[] data)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(data);
        return packed.ToArray();
    }

    private static byte[] Ascii85(byte[] data)
    {
        var text = new StringBuilder();
        for (int at = 0; at < data.Length; at += 4)
        {
            int count = Math.Min(4, data.Length - at);
            uint value = 0;
            for (int i = 0; i < 4; i++)
                value = (value << 8) | (i < count ? data[at + i] : 0u);
            char[] digits = new char[5];
            for (int i = 4; i >= 0; i--, value /= 85)
                digits[i] = (char)('!' + (value % 85));
            text.Append(count == 4 && digits.All(digit => digit == '!') ? "z" : new string(digits, 0, count + 1));
        }
        return Encoding.ASCII.GetBytes(text + "~>");
    }

    private async Task<SKBitmap> RenderAsync(byte[] bytes, PixelSize size)
    {
        using DocumentContent document = await Inputs.OpenAsync(bytes);
        using DocumentRenderer rendering = fixture.Renderer.Open(document);
        return (await rendering.RenderAsync(document.Pages[0], size, Token)).Decode();
    }
}
