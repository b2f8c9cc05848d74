using QwenDocs.Pdf.Sandbox;

namespace QwenDocs.Pdf;

/// <summary>A JPEG that is all that can be seen of a page, as a scanner writes it, so that nothing needs to be rendered.</summary>
/// <param name="Jpeg">The JPEG as it stands in the file.</param>
/// <param name="Rotation">The clockwise rotation with which it is displayed, in degrees.</param>
internal sealed record ScannedPage(byte[] Jpeg, int Rotation)
{
    private const int TextType = 1;
    private const int InvisibleText = 3;
    private const int ScratchBytes = 64;
    private const int LongestDictionary = 4096;

    // A scan may miss the edge of the page by this share of its side.
    private const double Tolerance = 0.005;

    // DeviceGray, DeviceRGB, CalGray, CalRGB and ICCBased in fpdf_edit.h.
    private static readonly int[] ColorSpaces = [1, 2, 4, 5, 7];

    /// <summary>Looks at a page. Called within <see cref="PdfiumInstance.Run"/>.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="page">The handle of the page.</param>
    /// <param name="file">The whole document.</param>
    /// <returns>The scan, or <see langword="null"/> when the page may show anything else.</returns>
    public static ScannedPage? Find(PdfiumInstance instance, int page, ReadOnlySpan<byte> file)
    {
        var pdfium = instance.Functions;
        if (pdfium.CountAnnotations(page) != 0 || FindOnlyImage(pdfium, page) is not { } image)
            return null;
        if (pdfium.HasTransparency(image) != 0 || pdfium.CountClipPaths(pdfium.GetClipPath(image)) > 0 || pdfium.CountImageFilters(image) != 1)
            return null;
        int scratch = instance.Allocate(ScratchBytes);
        byte[]? jpeg = IsJpeg(instance, image, scratch) && CoversPage(instance, page, image, scratch) && IsPlainColor(instance, page, image, scratch)
            ? ReadData(instance, image)
            : null;
        pdfium.Free(scratch);
        return jpeg is not null && HasPlainDictionary(file, jpeg) ? new ScannedPage(jpeg, pdfium.GetPageRotation(page) * 90) : null;
    }

    private static int? FindOnlyImage(PdfiumFunctions pdfium, int page)
    {
        int? image = null;
        int count = pdfium.CountObjects(page);
        for (int index = 0; index < count; index++)
        {
            int item = pdfium.GetObject(page, index);
            switch (pdfium.GetObjectType(item))
            {
                case EmbeddedImages.ImageType when image is null:
                    image = item;
                    break;
                case TextType when pdfium.GetTextRenderMode(item) == InvisibleText:
                    break;
                default:
                    return null;
            }
        }
        return image;
    }

    private static bool IsJpeg(PdfiumInstance instance, int image, int scratch)
    {
        int length = instance.Functions.GetImageFilter(image, 0, scratch, ScratchBytes);
        return length is > 1 and <= ScratchBytes && instance.Memory.GetSpan((uint)scratch, length - 1).SequenceEqual("DCTDecode"u8);
    }

    private static bool CoversPage(PdfiumInstance instance, int page, int image, int scratch)
    {
        var (left, bottom, width, height) = EmbeddedImages.ReadBox(instance, page, scratch);
        if (width <= 0 || height <= 0 || instance.Functions.GetMatrix(image, scratch) == 0)
            return false;
        var (a, b, c, d, e, f) = EmbeddedImages.ReadMatrix(instance, scratch);
        return IsNear(a, width, width) && IsNear(b, 0, height) && IsNear(c, 0, width) && IsNear(d, height, height)
            && IsNear(e, left, width) && IsNear(f, bottom, height);
    }

    private static bool IsNear(double value, double expected, double side) => Math.Abs(value - expected) <= Tolerance * side;

    private static bool IsPlainColor(PdfiumInstance instance, int page, int image, int scratch)
    {
        const int ColorSpaceOffset = 20;
        return instance.Functions.GetImageMetadata(image, page, scratch) != 0
            && ColorSpaces.Contains(instance.Memory.ReadInt32((uint)scratch + ColorSpaceOffset));
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
    /// Tells whether the image has neither mask nor colour mapping. PDFium does not say, but a stream's dictionary always stands
    /// in plain text before its data. Where it is not found (an encrypted file), or is written in an odd way, PDFium renders.
    /// </summary>
    private static bool HasPlainDictionary(ReadOnlySpan<byte> file, ReadOnlySpan<byte> jpeg)
    {
        int data = file.IndexOf(jpeg);
        if (data < 0)
            return false;
        var before = file[Math.Max(0, data - LongestDictionary)..data];
        int start = before.LastIndexOf(" obj"u8);
        if (start < 0)
            return false;
        var dictionary = before[start..];
        return dictionary.IndexOf("/Image"u8) >= 0
            && dictionary.IndexOf((byte)'#') < 0
            && dictionary.IndexOf("Mask"u8) < 0
            && dictionary.IndexOf("/ColorTransform"u8) < 0
            && dictionary.Count("/Decode"u8) == dictionary.Count("/DecodeParms"u8);
    }
}
