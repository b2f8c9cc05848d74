using UglyToad.PdfPig.Core;

namespace QwenDocs.Documents.PdfPig.Words;

/// <summary>Takes a glyph's space (one unit is one em) to the displayed page, origin at the bottom left.</summary>
internal readonly record struct GlyphTransform(TransformationMatrix Rendering, TransformationMatrix Text, TransformationMatrix Page)
{
    public (double X, double Y) Apply(double x, double y)
    {
        (x, y) = Rendering.Transform(x, y);
        (x, y) = Text.Transform(x, y);
        return Page.Transform(x, y);
    }
}
