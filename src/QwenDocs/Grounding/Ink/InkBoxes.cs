using QwenDocs.Imaging;

namespace QwenDocs.Grounding.Ink;

/// <summary>Finds small squares of rules: the boxes that people tick.</summary>
internal static class InkBoxes
{
    // In heights of a letter.
    private const double Smallest = 0.55;
    private const double Largest = 2.4;
    private const int FewestPixels = 7;

    // How far a square may be from one, and how much of each side must be ink.
    private const double Narrowest = 0.75;
    private const double Widest = 1.33;
    private const double Side = 0.86;
    private const int MostSides = 20_000;
    private const int MostBoxes = 500;

    // Corners may be round, and a tick may leave the box at one of them.
    private const int Corner = 3;

    public static List<InkBox> Find(InkPicture picture)
    {
        int shortest = Math.Max(FewestPixels, (int)(Smallest * picture.LetterHeight)), longest = (int)(Largest * picture.LetterHeight);
        List<InkBox> boxes = [];
        int sides = 0;
        for (int y = 0; y < picture.Size.Height && boxes.Count < MostBoxes; y++)
        {
            for (int x = 0; x < picture.Size.Width; x++)
            {
                if (!picture.IsFree(x, y))
                    continue;
                int start = x;
                while (x < picture.Size.Width && picture.IsFree(x, y))
                    x++;
                if (x - start < shortest || x - start > longest || ++sides > MostSides || boxes.Exists(box => box.Box.Contains(new PageBox(start, y, x, y))))
                    continue;
                if (BoxUnder(picture, start, x - 1, y) is { } found)
                    boxes.Add(found);
            }
        }

        return boxes;
    }

    /// <summary>Returns the box whose upper side is a run of ink.</summary>
    private static InkBox? BoxUnder(InkPicture picture, int left, int right, int top)
    {
        int width = right - left + 1, lowest = Math.Min(picture.Size.Height - 2, top + (int)(width * Widest));
        for (int bottom = top + (int)(width * Narrowest); bottom <= lowest; bottom++)
        {
            if (Across(picture, left, right, bottom) < Side)
                continue;
            if (SideNear(picture, top, bottom, left) is { } first && SideNear(picture, top, bottom, right) is { } last)
                return new InkBox(new PageBox(first, top, last + 1, bottom + 1), InkInside(picture, first, top, last, bottom));
        }

        return null;
    }

    private static int? SideNear(InkPicture picture, int top, int bottom, int x)
    {
        for (int off = 0; off <= Corner; off++)
        {
            if (Down(picture, top, bottom, x - off) >= Side)
                return x - off;
            if (Down(picture, top, bottom, x + off) >= Side)
                return x + off;
        }

        return null;
    }

    private static double InkInside(InkPicture picture, int left, int top, int right, int bottom)
    {
        int inset = Math.Max(2, (int)(0.2 * (bottom - top)) + 1);
        int width = right - left + 1 - (2 * inset), height = bottom - top + 1 - (2 * inset);
        return width < 1 || height < 1 ? 0 : (double)picture.Free.Count(left + inset, top + inset, right + 1 - inset, bottom + 1 - inset) / (width * height);
    }

    /// <summary>Returns the share of columns that have ink at a height, or a pixel beside it.</summary>
    private static double Across(InkPicture picture, int left, int right, int y)
    {
        int inked = 0;
        for (int x = left; x <= right; x++)
            inked += picture.Free.Count(x, y - 1, x + 1, y + 2) > 0 ? 1 : 0;
        return (double)inked / (right - left + 1);
    }

    private static double Down(InkPicture picture, int top, int bottom, int x)
    {
        int inked = 0;
        for (int y = top; y <= bottom; y++)
            inked += picture.Free.Count(x - 1, y, x + 2, y + 1) > 0 ? 1 : 0;
        return (double)inked / (bottom - top + 1);
    }
}
