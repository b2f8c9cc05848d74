using BitMiracle.LibTiff.Classic;
using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Rendering;
using SkiaSharp;

namespace QwenDocs.Tests.Rendering;

public sealed class PictureRendererTests : IDisposable
{
    private readonly RenderingEngine _renderer = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _renderer.Dispose();

    [Theory]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public async Task A_picture_becomes_the_size_asked_for(SKEncodedImageFormat format)
    {
        using SKBitmap quarters = Inputs.Quarters(640, 320);
        foreach (PixelSize size in new[] { new PixelSize(200, 100), new PixelSize(640, 320), new PixelSize(631, 333), new PixelSize(900, 451) })
        {
            using SKBitmap bitmap = (await RenderAsync(Inputs.Encode(quarters, format), size)).Decode();
            (bitmap.Width, bitmap.Height).ShouldBe((size.Width, size.Height));
            ShouldBeQuarters(bitmap);
        }
    }

    [Fact]
    public async Task A_JPEG_that_has_the_right_size_is_passed_on_byte_for_byte()
    {
        using SKBitmap quarters = Inputs.Quarters(320, 160);
        byte[] jpeg = Inputs.Encode(quarters, SKEncodedImageFormat.Jpeg);
        (await RenderAsync(jpeg, new PixelSize(320, 160))).Bytes.ToArray().ShouldBe(jpeg);
    }

    [Theory]
    [InlineData(1, "RGBK")]
    [InlineData(2, "GRKB")]
    [InlineData(3, "KBGR")]
    [InlineData(4, "BKRG")]
    [InlineData(5, "RBGK")]
    [InlineData(6, "BRKG")]
    [InlineData(7, "KGBR")]
    [InlineData(8, "GKRB")]
    public async Task The_orientation_of_a_photo_is_applied(int orientation, string corners)
    {
        using SKBitmap quarters = Inputs.Quarters(320, 160);
        byte[] jpeg = Inputs.Encode(quarters, SKEncodedImageFormat.Jpeg);
        byte[] exif =
        [
            0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0,
        ];
        byte[] photo = [.. jpeg[..2], .. exif, .. jpeg[2..]];
        PixelSize size = orientation >= 5 ? new PixelSize(80, 160) : new PixelSize(160, 80);
        using SKBitmap bitmap = (await RenderAsync(photo, size)).Decode();
        (double, double)[] places = new[] { (0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75) };
        for (int i = 0; i < places.Length; i++)
            bitmap.ShouldShow(places[i].Item1, places[i].Item2, Named(corners[i]));
    }

    [Fact]
    public async Task Transparent_parts_show_white()
    {
        using var clear = new SKBitmap(64, 64);
        clear.Erase(new SKColor(0, 0, 0, 128));
        using SKBitmap bitmap = (await RenderAsync(Inputs.Encode(clear, SKEncodedImageFormat.Png), new PixelSize(32, 32))).Decode();
        bitmap.ShouldShow(0.5, 0.5, new SKColor(127, 127, 127), 9);
    }

    [Fact]
    public async Task Fine_lines_keep_their_share_of_black_when_a_scan_is_made_smaller()
    {
        byte[] tiff = Tiff(1203, 803, 1, Photometric.MINISWHITE, Compression.CCITTFAX4, 1, (x, _, _) => x % 6 == 0 ? 1 : 0);
        using SKBitmap bitmap = (await RenderAsync(tiff, new PixelSize(331, 211))).Decode();
        bitmap.Ink().ShouldBe(1.0 / 6, 0.01);
        bitmap.Pixels.Max(pixel => 255 - pixel.Green).ShouldBeLessThan(160);
    }

    [Theory]
    [InlineData(Compression.CCITTFAX4, Photometric.MINISWHITE, 1, 1)]
    [InlineData(Compression.LZW, Photometric.MINISBLACK, 1, 1)]
    [InlineData(Compression.LZW, Photometric.MINISBLACK, 8, 1)]
    [InlineData(Compression.NONE, Photometric.MINISBLACK, 16, 1)]
    [InlineData(Compression.ADOBE_DEFLATE, Photometric.RGB, 8, 3)]
    [InlineData(Compression.LZW, Photometric.RGB, 8, 4)]
    public async Task TIFFs_of_every_common_kind_are_read(Compression compression, Photometric photometric, int bits, int samples)
    {
        int white = (1 << bits) - 1;
        byte[] tiff = Tiff(120, 60, bits, photometric, compression, samples, (x, _, sample) =>
            sample == 3 ? white : (x < 60) != (photometric == Photometric.MINISWHITE) ? 0 : white);
        using SKBitmap bitmap = (await RenderAsync(tiff, new PixelSize(60, 30))).Decode();
        bitmap.ShouldShow(0.25, 0.5, SKColors.Black);
        bitmap.ShouldShow(0.75, 0.5, SKColors.White);
    }

    [Fact]
    public async Task A_picture_that_stops_early_is_damaged()
    {
        using SKBitmap quarters = Inputs.Quarters(640, 320);
        byte[] tiff = Tiff(400, 400, 8, Photometric.MINISBLACK, Compression.LZW, 1, (x, y, _) => (x * y) & 255);
        byte[][] damaged = new[] { Inputs.Encode(quarters, SKEncodedImageFormat.Png)[..^300], Inputs.Encode(quarters, SKEncodedImageFormat.Jpeg)[..^300], Cut(tiff) };
        foreach (byte[] bytes in damaged)
        {
            DocumentException exception = await Should.ThrowAsync<DocumentException>(() => RenderAsync(bytes, new PixelSize(320, 160)));
            exception.ErrorCode.ShouldBe(DocumentError.Damaged);
            exception.PageNumber.ShouldBe(1);
        }
    }

    // The strips stand at the front, the directory at the end; bytes of ones are no LZW codes.
    private static byte[] Cut(byte[] tiff)
    {
        tiff.AsSpan(8, 4000).Fill(0xFF);
        return tiff;
    }

    private static SKColor Named(char name) => name switch { 'R' => SKColors.Red, 'G' => SKColors.Lime, 'B' => SKColors.Blue, _ => SKColors.Black };

    private static void ShouldBeQuarters(SKBitmap bitmap)
    {
        bitmap.ShouldShow(0.25, 0.25, SKColors.Red);
        bitmap.ShouldShow(0.75, 0.25, SKColors.Lime);
        bitmap.ShouldShow(0.25, 0.75, SKColors.Blue);
        bitmap.ShouldShow(0.75, 0.75, SKColors.Black);
    }

    private static byte[] Tiff(
        int width, int height, int bits, Photometric photometric, Compression compression, int samples, Func<int, int, int, int> sample)
    {
        using var memory = new MemoryStream();
        using (var tiff = BitMiracle.LibTiff.Classic.Tiff.ClientOpen("test", "w", memory, new TiffStream()))
        {
            tiff.SetField(TiffTag.IMAGEWIDTH, width);
            tiff.SetField(TiffTag.IMAGELENGTH, height);
            tiff.SetField(TiffTag.BITSPERSAMPLE, bits);
            tiff.SetField(TiffTag.SAMPLESPERPIXEL, samples);
            tiff.SetField(TiffTag.PHOTOMETRIC, photometric);
            tiff.SetField(TiffTag.COMPRESSION, compression);
            tiff.SetField(TiffTag.PLANARCONFIG, PlanarConfig.CONTIG);
            tiff.SetField(TiffTag.ROWSPERSTRIP, 16);
            if (samples == 4)
                tiff.SetField(TiffTag.EXTRASAMPLES, 1, new short[] { (short)ExtraSample.UNASSALPHA });
            byte[] row = new byte[((width * bits * samples) + 7) / 8];
            for (int y = 0; y < height; y++)
            {
                Array.Clear(row);
                for (int i = 0; i < width * samples; i++)
                {
                    int value = sample(i / samples, y, i % samples);
                    if (bits == 16)
                        BitConverter.TryWriteBytes(row.AsSpan(2 * i), (ushort)value);
                    else
                        row[i * bits / 8] |= (byte)(value << (8 - bits - (i * bits % 8)));
                }
                tiff.WriteScanline(row, y);
            }
            tiff.WriteDirectory();
            return memory.ToArray();
        }
    }

    private async Task<PageImage> RenderAsync(byte[] bytes, PixelSize size)
    {
        using DocumentContent document = await Inputs.OpenAsync(bytes);
        using DocumentRenderer rendering = _renderer.Open(document);
        return await rendering.RenderAsync(document.Pages[0], size, Token);
    }
}
