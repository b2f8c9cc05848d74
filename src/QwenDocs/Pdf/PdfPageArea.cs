using QwenDocs.Documents;
using UglyToad.PdfPig.Core;

namespace QwenDocs.Pdf;

/// <summary>A page, and the part of it that is displayed, in user space before rotation.</summary>
/// <param name="Index">The index of the page, counted from 0.</param>
/// <param name="Left">The left edge.</param>
/// <param name="Bottom">The lower edge.</param>
/// <param name="Right">The right edge.</param>
/// <param name="Top">The upper edge.</param>
internal readonly record struct PdfPageArea(int Index, float Left, float Bottom, float Right, float Top)
{
    public static PdfPageArea Of(DocumentPage page)
    {
        PdfRectangle box = page.Entry!.Box;
        return new PdfPageArea(page.Number - 1, (float)box.Left, (float)box.Bottom, (float)box.Right, (float)box.Top);
    }
}
