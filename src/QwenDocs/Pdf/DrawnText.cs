using QwenDocs.Pdf.Sandbox;

namespace QwenDocs.Pdf;

/// <summary>Takes the text of a page's content away, as long as the page is open. Called within <see cref="PdfiumInstance.Run"/>.</summary>
internal static class DrawnText
{
    private const int TextType = 1, FormType = 5;
    private const int InvisibleText = 3;
    private const int MostObjects = 50_000;
    private const int DeepestForm = 8;

    /// <summary>Makes the text of a page invisible, that of the forms that it draws included.</summary>
    /// <returns><see langword="false"/> where there are more objects than are looked at.</returns>
    public static bool Hide(PdfiumInstance instance, int page)
    {
        int objects = 0;
        int count = instance.Functions.CountObjects(page);
        for (int index = 0; index < count; index++)
        {
            if (!Hide(instance, instance.Functions.GetObject(page, index), 0, ref objects))
                return false;
        }

        return true;
    }

    private static bool Hide(PdfiumInstance instance, int item, int depth, ref int objects)
    {
        PdfiumFunctions pdfium = instance.Functions;
        if (++objects > MostObjects)
            return false;
        switch (pdfium.GetObjectType(item))
        {
            case TextType:
                return pdfium.SetTextRenderMode(item, InvisibleText) != 0;
            case FormType:
                int count = pdfium.CountFormObjects(item);
                for (int index = 0; index < count; index++)
                {
                    if (depth >= DeepestForm || !Hide(instance, pdfium.GetFormObject(item, index), depth + 1, ref objects))
                        return false;
                }

                return true;
            default:
                return true;
        }
    }
}
