using QwenDocs.Imaging;
using QwenDocs.Pdf;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;
using PageSize = QwenDocs.Imaging.PageSize;

namespace QwenDocs.Documents.PdfPig;

/// <summary>A page as the page tree of a PDF gives it: its dictionary, and what it inherits.</summary>
/// <param name="Number">The number of the page, counted from 1.</param>
/// <param name="Dictionary">The page's own dictionary.</param>
/// <param name="Resources">Its resources, or those of the nearest ancestor that has some.</param>
/// <param name="Box">CropBox ∩ MediaBox, in user space, before rotation.</param>
/// <param name="Rotation">Clockwise: 0, 90, 180 or 270.</param>
/// <param name="UserUnit">The size of a unit of user space, in points.</param>
internal sealed record PdfPageEntry(
    int Number,
    DictionaryToken Dictionary,
    DictionaryToken Resources,
    PdfRectangle Box,
    int Rotation,
    double UserUnit)
{
    public CropBox CropBox => new(Box);

    /// <summary>Gets the part of the page that is displayed, as PDFium is told it.</summary>
    public PdfPageArea Area => new(Number - 1, (float)Box.Left, (float)Box.Bottom, (float)Box.Right, (float)Box.Top);

    public PageSize Size => Rotation is 90 or 270
        ? new PageSize(Box.Height * UserUnit, Box.Width * UserUnit, PageUnit.Point)
        : new PageSize(Box.Width * UserUnit, Box.Height * UserUnit, PageUnit.Point);

    /// <summary>Gets what takes user space to the displayed page, origin at its bottom left corner, before <see cref="UserUnit"/>.</summary>
    public TransformationMatrix Display => Rotation switch
    {
        90 => TransformationMatrix.FromValues(0, -1, 1, 0, -Box.Bottom, Box.Right),
        180 => TransformationMatrix.FromValues(-1, 0, 0, -1, Box.Right, Box.Top),
        270 => TransformationMatrix.FromValues(0, 1, -1, 0, Box.Top, -Box.Left),
        _ => TransformationMatrix.FromValues(1, 0, 0, 1, -Box.Left, -Box.Bottom),
    };
}
