using QwenDocs.Pdf.Sandbox;

namespace QwenDocs.Pdf;

/// <summary>
/// Tells without drawing whether a page has nothing but black, white and gray, so that it can be drawn in one channel, in half the
/// time. What cannot be told counts as coloured: the pixels are looked at then. Called within <see cref="PdfiumInstance.Run"/>.
/// </summary>
internal sealed class PageColors(PdfiumInstance instance)
{
    private const int TextType = 1, PathType = 2, FormType = 5;
    private const int InvisibleText = 3;
    private const int ScratchBytes = 16;
    private const int MostObjects = 20_000;
    private const int DeepestForm = 8;

    // What PDFium answers for patterns and shadings, which it does not tell apart from plain colours.
    private const int ColoredPattern = 0xBF;
    private const int UnknownPattern = 0xFF;

    private int _scratch;
    private int _count;

    public bool IsGray(int page)
    {
        PdfiumFunctions pdfium = instance.Functions;
        if (pdfium.CountAnnotations(page) != 0)
            return false;
        _scratch = instance.Allocate(ScratchBytes);
        bool isGray = true;
        int count = pdfium.CountObjects(page);
        for (int index = 0; isGray && index < count; index++)
            isGray = IsGrayObject(pdfium.GetObject(page, index), 0);
        pdfium.Free(_scratch);
        return isGray;
    }

    private bool IsGrayObject(int item, int depth)
    {
        PdfiumFunctions pdfium = instance.Functions;
        if (++_count > MostObjects || pdfium.HasTransparency(item) != 0)
            return false;
        switch (pdfium.GetObjectType(item))
        {
            case TextType:
                int mode = pdfium.GetTextRenderMode(item) & 3;
                return mode == InvisibleText || (IsGrayColor(item, pdfium.GetFillColor) && (mode == 0 || IsGrayColor(item, pdfium.GetStrokeColor)));
            case PathType:
                if (pdfium.GetDrawMode(item, _scratch, _scratch + 4) == 0)
                    return false;
                bool isFilled = instance.Memory.ReadInt32((uint)_scratch) != 0, isStroked = instance.Memory.ReadInt32((uint)_scratch + 4) != 0;
                return (!isFilled || IsGrayColor(item, pdfium.GetFillColor)) && (!isStroked || IsGrayColor(item, pdfium.GetStrokeColor));
            case FormType when depth < DeepestForm:
                int count = pdfium.CountFormObjects(item);
                for (int index = 0; index < count; index++)
                {
                    if (!IsGrayObject(pdfium.GetFormObject(item, index), depth + 1))
                        return false;
                }
                return true;
            default:
                return false;
        }
    }

    private bool IsGrayColor(int item, Func<int, int, int, int, int, int> get)
    {
        if (get(item, _scratch, _scratch + 4, _scratch + 8, _scratch + 12) == 0)
            return false;
        int red = instance.Memory.ReadInt32((uint)_scratch);
        return red is not (ColoredPattern or UnknownPattern)
            && red == instance.Memory.ReadInt32((uint)_scratch + 4) && red == instance.Memory.ReadInt32((uint)_scratch + 8);
    }
}
