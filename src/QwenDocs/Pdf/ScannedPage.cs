using QwenDocs.Imaging;
using QwenDocs.Pdf.Sandbox;

namespace QwenDocs.Pdf;

/// <summary>The pictures that are all that can be seen of a page, as a scanner writes it, so that nothing needs to be rendered.</summary>
/// <param name="Strips">The picture, or strips of one from the top down, all of the same width.</param>
/// <param name="Rotation">The clockwise rotation with which it is displayed, in degrees.</param>
internal sealed record ScannedPage(IReadOnlyList<ScanStrip> Strips, int Rotation)
{
    private const int TextType = 1;
    private const int InvisibleText = 3;
    private const int ScratchBytes = 64;
    private const int LongestDictionary = 4096;
    private const int MostStrips = 1000;

    // A scan may miss the edge of the page by this share of its side.
    private const double Tolerance = 0.005;

    // DeviceGray, DeviceRGB, CalGray, CalRGB and ICCBased in fpdf_edit.h.
    private static readonly int[] JpegColorSpaces = [1, 2, 4, 5, 7];

    /// <summary>Gets the size of the whole picture as stored.</summary>
    public PixelSize Size => new(Strips[0].Size.Width, Strips.Sum(strip => strip.Size.Height));

    /// <summary>Looks at a page. Called within <see cref="PdfiumInstance.Run"/>.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="page">The handle of the page.</param>
    /// <param name="file">The whole document.</param>
    /// <returns>The scan, or <see langword="null"/> when the page may show anything else.</returns>
    public static ScannedPage? Find(PdfiumInstance instance, int page, ReadOnlySpan<byte> file)
    {
        PdfiumFunctions pdfium = instance.Functions;
        if (pdfium.CountAnnotations(page) != 0 || FindImages(pdfium, page) is not { Count: > 0 } images)
            return null;
        int scratch = instance.Allocate(ScratchBytes);
        List<ScanStrip>? strips = ReadStrips(instance, page, images, scratch, file);
        pdfium.Free(scratch);
        return strips is null ? null : new ScannedPage(strips, pdfium.GetPageRotation(page) * 90);
    }

    private static List<int>? FindImages(PdfiumFunctions pdfium, int page)
    {
        var images = new List<int>();
        int count = pdfium.CountObjects(page);
        for (int index = 0; index < count; index++)
        {
            int item = pdfium.GetObject(page, index);
            switch (pdfium.GetObjectType(item))
            {
                case EmbeddedImages.ImageType when images.Count < MostStrips:
                    images.Add(item);
                    break;
                case TextType when pdfium.GetTextRenderMode(item) == InvisibleText:
                    break;
                default:
                    return null;
            }
        }
        return images;
    }

    private static List<ScanStrip>? ReadStrips(PdfiumInstance instance, int page, List<int> images, int scratch, ReadOnlySpan<byte> file)
    {
        (double left, double bottom, double width, double height) = EmbeddedImages.ReadBox(instance, page, scratch);
        if (width <= 0 || height <= 0)
            return null;
        var strips = new List<(ScanStrip Strip, double Top, double Bottom)>(images.Count);
        foreach (int image in images)
        {
            if (instance.Functions.GetMatrix(image, scratch) == 0)
                return null;
            (double a, double b, double c, double d, double e, double f) = EmbeddedImages.ReadMatrix(instance, scratch);
            bool fills = IsNear(a, width, width) && IsNear(b, 0, height) && IsNear(c, 0, width) && d > 0 && IsNear(e, left, width);
            if (!fills || ReadStrip(instance, page, image, scratch, file) is not { } strip)
                return null;
            strips.Add((strip, f + d, f));
        }
        strips.Sort((x, y) => y.Top.CompareTo(x.Top));
        double scale = height / strips.Sum(strip => (double)strip.Strip.Size.Height);
        double edge = bottom + height;
        foreach ((ScanStrip? strip, double top, double stripBottom) in strips)
        {
            // Strips have the same width in pixels and the same resolution, and each starts where the one above it ends.
            if (!IsNear(top, edge, height) || strip.Size.Width != strips[0].Strip.Size.Width || !IsNear(top - stripBottom, strip.Size.Height * scale, height))
                return null;
            edge = stripBottom;
        }
        return IsNear(edge, bottom, height) ? [.. strips.Select(strip => strip.Strip)] : null;
    }

    private static ScanStrip? ReadStrip(PdfiumInstance instance, int page, int image, int scratch, ReadOnlySpan<byte> file)
    {
        PdfiumFunctions pdfium = instance.Functions;
        if (pdfium.HasTransparency(image) != 0 || pdfium.CountClipPaths(pdfium.GetClipPath(image)) > 0 || pdfium.GetImageSize(image, scratch, scratch + 4) == 0)
            return null;
        var size = new PixelSize(instance.Memory.ReadInt32((uint)scratch), instance.Memory.ReadInt32((uint)scratch + 4));
        if (size.Width < 1 || size.Height < 1 || ReadData(instance, image) is not { } data)
            return null;
        ImageDictionary kind = DictionaryOf(file, data);
        bool isJpeg = kind == ImageDictionary.Plain && pdfium.CountImageFilters(image) == 1 && IsJpeg(instance, image, scratch) && IsJpegColor(instance, page, image, scratch);
        return kind == ImageDictionary.Other ? null : new ScanStrip(image, size, isJpeg ? data : null, data.Length, IsBilevel(instance, page, image, scratch));
    }

    private static bool IsJpeg(PdfiumInstance instance, int image, int scratch)
    {
        int length = instance.Functions.GetImageFilter(image, 0, scratch, ScratchBytes);
        return length is > 1 and <= ScratchBytes && instance.Memory.GetSpan((uint)scratch, length - 1).SequenceEqual("DCTDecode"u8);
    }

    private static bool IsNear(double value, double expected, double side) => Math.Abs(value - expected) <= Tolerance * side;

    private static bool IsJpegColor(PdfiumInstance instance, int page, int image, int scratch)
    {
        const int ColorSpaceOffset = 20;
        return instance.Functions.GetImageMetadata(image, page, scratch) != 0
            && JpegColorSpaces.Contains(instance.Memory.ReadInt32((uint)scratch + ColorSpaceOffset));
    }

    private static bool IsBilevel(PdfiumInstance instance, int page, int image, int scratch)
    {
        const int BitsPerPixelOffset = 16;
        return instance.Functions.GetImageMetadata(image, page, scratch) != 0 && instance.Memory.ReadInt32((uint)scratch + BitsPerPixelOffset) == 1;
    }

    private static byte[]? ReadData(PdfiumInstance instance, int image)
    {
        int length = instance.Functions.GetImageData(image, 0, 0);
        if (length <= 0)
            return null;
        int address = instance.Allocate(length);
        instance.Functions.GetImageData(image, address, length);
        byte[] data = instance.Memory.GetSpan((uint)address, length).ToArray();
        instance.Functions.Free(address);
        return data;
    }

    /// <summary>
    /// Tells whether the image has a mask, or a mapping of its colours. PDFium does not say, but a stream's dictionary always stands
    /// in plain text before its data. Where it is not found (an encrypted file), or is written in an odd way, PDFium renders.
    /// </summary>
    private static ImageDictionary DictionaryOf(ReadOnlySpan<byte> file, ReadOnlySpan<byte> imageData)
    {
        int data = file.IndexOf(imageData);
        if (data < 0)
            return ImageDictionary.Other;
        ReadOnlySpan<byte> before = file[Math.Max(0, data - LongestDictionary)..data];
        int start = before.LastIndexOf(" obj"u8);
        if (start < 0)
            return ImageDictionary.Other;
        ReadOnlySpan<byte> dictionary = before[start..];
        if (dictionary.IndexOf("/Image"u8) < 0 || dictionary.IndexOf((byte)'#') >= 0 || dictionary.IndexOf("Mask"u8) >= 0)
            return ImageDictionary.Other;
        bool isMapped = dictionary.IndexOf("/ColorTransform"u8) >= 0 || dictionary.Count("/Decode"u8) != dictionary.Count("/DecodeParms"u8);
        return isMapped ? ImageDictionary.Mapped : ImageDictionary.Plain;
    }

    private enum ImageDictionary
    {
        Other,
        Mapped,
        Plain,
    }
}
