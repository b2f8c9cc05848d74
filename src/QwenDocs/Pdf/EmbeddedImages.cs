using QwenDocs.Imaging;
using QwenDocs.Pdf.Sandbox;

namespace QwenDocs.Pdf;

/// <summary>Reads the images of a page that is open in PDFium. Called within <see cref="PdfiumInstance.Run"/>.</summary>
internal static class EmbeddedImages
{
    /// <summary>The type of an image in <c>fpdf_edit.h</c>.</summary>
    public const int ImageType = 3;

    private const double MostOfPage = 0.5;
    private const int ScratchBytes = 64;

    /// <summary>Finds the size in pixels, as displayed, of the image that covers most of the page.</summary>
    public static PixelSize? FindNativeSize(PdfiumInstance instance, int page)
    {
        PdfiumFunctions pdfium = instance.Functions;
        int scratch = instance.Allocate(ScratchBytes);
        (double Left, double Bottom, double Width, double Height) box = ReadBox(instance, page, scratch);
        PixelSize? found = null;
        double largest = MostOfPage * Math.Abs(box.Width * box.Height);
        int count = pdfium.CountObjects(page);
        for (int index = 0; index < count; index++)
        {
            int item = pdfium.GetObject(page, index);
            if (pdfium.GetObjectType(item) != ImageType || pdfium.GetMatrix(item, scratch) == 0)
                continue;
            (double A, double B, double C, double D, double E, double F) matrix = ReadMatrix(instance, scratch);
            double area = Math.Abs((matrix.A * matrix.D) - (matrix.B * matrix.C));
            if (area < largest || pdfium.GetImageSize(item, scratch, scratch + 4) == 0)
                continue;
            largest = area;
            var size = new PixelSize(instance.Memory.ReadInt32((uint)scratch), instance.Memory.ReadInt32((uint)scratch + 4));
            bool isTurned = (Math.Abs(matrix.B) > Math.Abs(matrix.A)) != (pdfium.GetPageRotation(page) % 2 != 0);
            found = isTurned ? new PixelSize(size.Height, size.Width) : size;
        }
        pdfium.Free(scratch);
        return found;
    }

    /// <summary>Reads the visible part of the page in its own coordinates, before rotation.</summary>
    public static (double Left, double Bottom, double Width, double Height) ReadBox(PdfiumInstance instance, int page, int scratch)
    {
        if (instance.Functions.GetPageBox(page, scratch) == 0)
            return default;
        float left = Read(instance, scratch, 0), top = Read(instance, scratch, 1), right = Read(instance, scratch, 2), bottom = Read(instance, scratch, 3);
        return (left, bottom, right - left, top - bottom);
    }

    /// <summary>Reads an <c>FS_MATRIX</c>: where the unit square of an image lies on the page.</summary>
    public static (double A, double B, double C, double D, double E, double F) ReadMatrix(PdfiumInstance instance, int scratch) =>
        (Read(instance, scratch, 0), Read(instance, scratch, 1), Read(instance, scratch, 2), Read(instance, scratch, 3), Read(instance, scratch, 4), Read(instance, scratch, 5));

    private static float Read(PdfiumInstance instance, int address, int index) => instance.Memory.ReadSingle((uint)address + (4 * index));
}
