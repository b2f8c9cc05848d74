using QwenDocs.Grounding.Ink;
using QwenDocs.Imaging;

namespace QwenDocs.Grounding.Marks;

/// <summary>The ink of a page beside its words, kept until the rows of its tables are known. All places are in the unit of the page.</summary>
/// <param name="Boxes">The squares and rings that people tick, and the share of their inside that is ink.</param>
/// <param name="Strokes">Connected parts of other ink: ticks of two rows stand too near to each other to be put into groups.</param>
/// <param name="LetterHeight">The usual height of a word.</param>
internal sealed record PageInk(IReadOnlyList<(PageBox Box, double Ink)> Boxes, IReadOnlyList<PageBox> Strokes, double LetterHeight)
{
    /// <summary>Returns the ink of a picture; <see langword="null"/> for one that is all ink.</summary>
    public static PageInk? Of(InkPicture picture, IReadOnlyList<InkBox> boxes) => InkGroups.FindParts(picture) is not { } parts ? null : new PageInk(
        [.. boxes.Select(box => (picture.ToPage(box.Box), box.Ink))],
        [.. parts.Select(picture.ToPage)],
        Math.Min(picture.ToPage(new PageBox(0, 0, picture.LetterHeight, picture.LetterHeight)).Width, picture.ToPage(new PageBox(0, 0, picture.LetterHeight, picture.LetterHeight)).Height));
}
