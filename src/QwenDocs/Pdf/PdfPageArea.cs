namespace QwenDocs.Pdf;

/// <summary>A page, and the part of it that is displayed, in user space before rotation.</summary>
/// <param name="Index">The index of the page, counted from 0.</param>
/// <param name="Left">The left edge.</param>
/// <param name="Bottom">The lower edge.</param>
/// <param name="Right">The right edge.</param>
/// <param name="Top">The upper edge.</param>
internal readonly record struct PdfPageArea(int Index, float Left, float Bottom, float Right, float Top);
