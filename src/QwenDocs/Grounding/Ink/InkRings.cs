using System.Buffers;
using QwenDocs.Imaging;
using QwenDocs.Imaging.Measurement;

namespace QwenDocs.Grounding.Ink;

/// <summary>Finds small rings: the round buttons of which one is filled or crossed.</summary>
internal static class InkRings
{
    // In heights of a letter, as for the squares of InkBoxes.
    private const double Smallest = 0.55;
    private const double Largest = 2.4;
    private const int FewestPixels = 7;
    private const double Narrowest = 0.8;
    private const int MostRings = 500;

    // In radii: where the line of the ring runs, and what lies inside of it.
    private const double Inner = 0.7;
    private const double Outer = 1.12;
    private const double Inside = 0.55;
    private const int Sectors = 24;
    private const double SeenSectors = 0.9;
    private const double MostOutside = 0.06;

    // A disc is a chosen button only where there are rings of its size beside it; else it opens the entry of a list.
    private const double Disc = 0.9;
    private const double SameSize = 0.2;

    public static List<InkBox> Find(InkPicture picture)
    {
        List<InkBox> rings = [];
        foreach (PageBox part in PartsOf(picture))
        {
            if (rings.Count < MostRings && RingIn(picture, part) is { } ring)
                rings.Add(ring);
        }

        PageBox[] open = [.. rings.Where(ring => ring.Ink < Disc).Select(ring => ring.Box)];
        rings.RemoveAll(ring => ring.Ink >= Disc && !Array.Exists(open, other => Math.Abs(other.Width - ring.Box.Width) <= SameSize * other.Width));
        return rings;
    }

    private static PageBox[] PartsOf(InkPicture picture)
    {
        double smallest = Math.Max(FewestPixels, Smallest * picture.LetterHeight), largest = Largest * picture.LetterHeight;
        byte[] gray = ArrayPool<byte>.Shared.Rent((int)picture.Size.Area);
        try
        {
            for (int y = 0, i = 0; y < picture.Size.Height; y++)
            {
                for (int x = 0; x < picture.Size.Width; x++)
                    gray[i++] = picture.IsFree(x, y) ? (byte)0 : byte.MaxValue;
            }

            return
            [
                .. ConnectedComponents.Find(gray, picture.Size.Width, picture.Size.Height, picture.Size.Width, 0)
                    .Where(part => Math.Min(part.Width, part.Height) >= smallest && Math.Max(part.Width, part.Height) <= largest && Math.Min(part.Width, part.Height) >= Narrowest * Math.Max(part.Width, part.Height))
                    .Select(part => new PageBox(part.Left, part.Top, part.Left + part.Width, part.Top + part.Height)),
            ];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(gray);
        }
    }

    private static InkBox? RingIn(InkPicture picture, PageBox box)
    {
        double x0 = (box.Left + box.Right - 1) / 2, y0 = (box.Top + box.Bottom - 1) / 2, a = box.Width / 2, b = box.Height / 2;
        Span<bool> seen = stackalloc bool[Sectors];
        seen.Clear();
        int all = 0, outside = 0, inside = 0, inner = 0;
        for (int y = (int)box.Top; y < (int)box.Bottom; y++)
        {
            for (int x = (int)box.Left; x < (int)box.Right; x++)
            {
                double dx = (x - x0) / a, dy = (y - y0) / b, radius = Math.Sqrt((dx * dx) + (dy * dy));
                inside += radius <= Inside ? 1 : 0;
                if (!picture.IsFree(x, y))
                    continue;
                all++;
                outside += radius > Outer ? 1 : 0;
                inner += radius <= Inside ? 1 : 0;
                if (radius is >= Inner and <= Outer)
                    seen[(int)((Math.Atan2(dy, dx) + Math.PI) / (2 * Math.PI) * Sectors) % Sectors] = true;
            }
        }

        return outside <= MostOutside * all && seen.Count(true) >= SeenSectors * Sectors ? new InkBox(box, (double)inner / Math.Max(1, inside)) : null;
    }
}
