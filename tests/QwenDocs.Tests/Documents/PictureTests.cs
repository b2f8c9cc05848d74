using System.Buffers.Binary;
using QwenDocs.Documents;
using QwenDocs.Imaging;
using SkiaSharp;

namespace QwenDocs.Tests.Documents;

public class PictureTests
{
    [Theory]
    [InlineData(SKEncodedImageFormat.Png, DocumentFormat.Png)]
    [InlineData(SKEncodedImageFormat.Jpeg, DocumentFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Webp, DocumentFormat.WebP)]
    public async Task A_picture_is_one_page_of_its_size_in_pixels(SKEncodedImageFormat format, DocumentFormat kind)
    {
        using DocumentContent document = await Open(Encode(format, 30, 20));

        document.Format.ShouldBe(kind);
        DocumentPage page = document.Pages.ShouldHaveSingleItem();
        page.Size.ShouldBe(new PageSize(30, 20, PageUnit.Pixel));
        (await page.WordsAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
        (await document.ReadAttachmentsAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1, 30, 20, 0)]
    [InlineData(3, 30, 20, 180)]
    [InlineData(5, 20, 30, 270)]
    [InlineData(6, 20, 30, 90)]
    [InlineData(7, 20, 30, 90)]
    [InlineData(8, 20, 30, 270)]
    public async Task The_Exif_orientation_is_applied(byte orientation, double width, double height, int rotation)
    {
        byte[] jpeg = Encode(SKEncodedImageFormat.Jpeg, 30, 20);
        byte[] exif = [0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];

        using DocumentContent document = await Open([.. jpeg[..2], .. exif, .. jpeg[2..]]);

        document.Pages[0].Size.ShouldBe(new PageSize(width, height, PageUnit.Pixel));
        document.Pages[0].Rotation.ShouldBe(rotation);
    }

    public static TheoryData<byte[]> Huge => new() { PngHeader(60_000, 60_000), BmpHeader(60_000, -60_000), Tiff(60_000, 60_000, 1), JpegOfSize(60_000, 60_000), GifHeader(60_000, 60_000) };

    [Theory]
    [MemberData(nameof(Huge), DisableDiscoveryEnumeration = true)]
    public async Task A_picture_of_60000_pixels_a_side_is_refused_from_its_header(byte[] bytes)
    {
        DocumentException exception = await Refusal.OfAsync(bytes);

        (exception.ErrorCode, exception.PageNumber).ShouldBe((DocumentError.PageTooLarge, 1));
        exception.Message.ShouldContain("60,000 × 60,000 pixels, over the limit of 30,000 a side (MaxImageDimension)");
    }

    [Fact]
    public async Task A_picture_of_too_many_pixels_is_refused_from_its_header() =>
        (await Refusal.OfAsync(PngHeader(20_000, 20_000))).Message.ShouldContain("over the limit of 200,000,000 pixels (MaxImagePixels)");

    [Theory]
    [InlineData(SKEncodedImageFormat.Png, 20)]
    [InlineData(SKEncodedImageFormat.Jpeg, 40)]
    [InlineData(SKEncodedImageFormat.Webp, 22)]
    public async Task A_header_that_stops_early_is_damaged(SKEncodedImageFormat format, int length) =>
        (await Refusal.OfAsync(Encode(format, 30, 20)[..length])).ErrorCode.ShouldBe(DocumentError.Damaged);

    [Theory]
    [InlineData(1, 30, 20, 0)]
    [InlineData(6, 20, 30, 90)]
    public async Task Each_directory_of_a_TIFF_is_a_page(byte orientation, double width, double height, int rotation)
    {
        using DocumentContent document = await Open(Tiff(30, 20, 3, orientation));

        document.Format.ShouldBe(DocumentFormat.Tiff);
        document.Pages.Count.ShouldBe(3);
        document.Pages.ShouldAllBe(page => page.Size == new PageSize(width, height, PageUnit.Pixel) && page.Rotation == rotation);
        document.Pages.Select(page => page.Frame!.DirectoryOffset).ShouldBeUnique();
    }

    [Fact]
    public async Task TIFF_directories_in_a_loop_are_refused()
    {
        DocumentException exception = await Refusal.OfAsync(Tiff(30, 20, 3, loop: true));

        exception.ErrorCode.ShouldBe(DocumentError.Damaged);
        exception.Message.ShouldContain("loop");
    }

    [Fact]
    public async Task Any_part_of_a_TIFF_opens_or_is_refused()
    {
        byte[] whole = Tiff(30, 20, 2);
        for (int length = 4; length < whole.Length; length++)
            (await Refusal.OfAsync(whole[..length])).ErrorCode.ShouldBe(DocumentError.Damaged);
    }

    private static ValueTask<DocumentContent> Open(byte[] bytes) => Document.FromBytes(bytes, "picture").OpenAsync(cancellationToken: TestContext.Current.CancellationToken);

    private static byte[] Encode(SKEncodedImageFormat format, int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.White);
        using SKData data = bitmap.Encode(format, 80);
        return data.ToArray();
    }

    private static byte[] PngHeader(int width, int height)
    {
        byte[] header = [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(20), height);
        return header;
    }

    private static byte[] BmpHeader(int width, int height)
    {
        byte[] header = new byte[54];
        "BM"u8.CopyTo(header);
        header[10] = 54;
        header[14] = 40;
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(18), width);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(22), height);
        header[26] = 1;
        header[28] = 24;
        return header;
    }

    private static byte[] JpegOfSize(ushort width, ushort height)
    {
        byte[] jpeg = Encode(SKEncodedImageFormat.Jpeg, 30, 20);
        int frame = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 5), height);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 7), width);
        return jpeg;
    }

    private static byte[] GifHeader(ushort width, ushort height)
    {
        byte[] gif = [.. "GIF89a"u8, 0, 0, 0, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, 0x2C, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 0x44, 1, 0, 0x3B];
        foreach (int offset in (ReadOnlySpan<int>)[6, 24])
        {
            BinaryPrimitives.WriteUInt16LittleEndian(gif.AsSpan(offset), width);
            BinaryPrimitives.WriteUInt16LittleEndian(gif.AsSpan(offset + 2), height);
        }

        return gif;
    }

    private static byte[] Tiff(int width, int height, int pages, byte orientation = 1, bool loop = false)
    {
        const int DirectorySize = 2 + 4 * 12 + 4;
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write("II*\0"u8);
        writer.Write(8);
        for (int page = 1; page <= pages; page++)
        {
            writer.Write((short)4);
            foreach ((short tag, int value) in (ReadOnlySpan<(short, int)>)[(256, width), (257, height), (273, 8), (274, orientation)])
            {
                writer.Write(tag);
                writer.Write((short)(tag == 274 ? 3 : 4));
                writer.Write(1);
                writer.Write(value);
            }

            writer.Write(page < pages ? 8 + page * DirectorySize : loop ? 8 : 0);
        }

        return file.ToArray();
    }
}
