namespace QwenDocs.Imaging.Encoding;

/// <summary>The colour types of PNG that are written, with their numbers in the header.</summary>
internal enum PngColor
{
    /// <summary>Gray of 1, 2, 4 or 8 bits.</summary>
    Gray = 0,

    /// <summary>Red, green and blue of 8 bits each.</summary>
    Rgb = 2,

    /// <summary>Entries of a palette, of 1, 2, 4 or 8 bits.</summary>
    Palette = 3,
}
