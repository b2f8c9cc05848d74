using System.Buffers;
using QwenDocs.Imaging;
using QwenDocs.Imaging.Measurement;

namespace QwenDocs.Grounding.Ink;

/// <summary>Finds ink that is no text and no rule, and puts what stands together into groups.</summary>
internal static class InkGroups
{
    // In heights of a letter: smaller parts are dust and the feet of letters, thinner ones what is left of rules, nearer ones belong together.
    private const double SmallestPart = 0.45;
    private const double ThinnestPart = 0.16;
    private const double Gap = 0.8;
    private const double SmallestRing = 2.2;
    private const double LargestRing = 20;

    // A page with more parts is a photograph, or all noise.
    private const int MostParts = 1_500;

    // Rings and ovals: where their line runs, in radii, and in how many of the sectors it must be seen.
    private const int Sectors = 32;
    private const double Inner = 0.8;
    private const double Outer = 1.08;
    private const double SeenSectors = 0.8;
    private const double MostOutside = 0.04;
    private const double MostOval = 2.4;

    /// <summary>Returns the connected parts, larger than dust and no rules, or <see langword="null"/> for a page that is all ink.</summary>
    public static IReadOnlyList<PageBox>? FindParts(InkPicture picture) => PartsOf(picture) is { Count: <= MostParts } parts ? parts : null;

    /// <summary>Returns the groups, or <see langword="null"/> for a page that is all ink.</summary>
    public static List<InkGroup>? Find(InkPicture picture)
    {
        List<PageBox> parts = PartsOf(picture);
        if (parts.Count > MostParts)
            return null;
        PageBox[] rings = [.. parts.Where(part => IsRing(picture, part))];
        List<PageBox> groups = [];
        foreach (PageBox part in parts.Where(part => !Array.Exists(rings, ring => ring.Contains(part))).OrderBy(part => part.Left))
            Join(groups, part, Gap * picture.LetterHeight);
        return [.. rings.Select(ring => new InkGroup(ring, InkIn(picture, ring), IsRing: true)), .. groups.Select(box => new InkGroup(box, InkIn(picture, box), IsRing: false))];
    }

    /// <summary>Adds a part to the groups that it stands near to, which become one.</summary>
    private static void Join(List<PageBox> groups, PageBox part, double gap)
    {
        PageBox box = part;
        for (int i = groups.Count - 1; i >= 0; i--)
        {
            PageBox near = new(groups[i].Left - gap, groups[i].Top - gap, groups[i].Right + gap, groups[i].Bottom + gap);
            if (!near.Intersects(box))
                continue;
            box = box.Union(groups[i]);
            groups.RemoveAt(i);
            i = groups.Count;
        }

        groups.Add(box);
    }

    private static List<PageBox> PartsOf(InkPicture picture)
    {
        byte[] gray = ArrayPool<byte>.Shared.Rent((int)picture.Size.Area);
        try
        {
            for (int y = 0, i = 0; y < picture.Size.Height; y++)
            {
                for (int x = 0; x < picture.Size.Width; x++)
                    gray[i++] = picture.IsStroke(x, y) ? (byte)0 : byte.MaxValue;
            }

            double smallest = SmallestPart * picture.LetterHeight, thinnest = ThinnestPart * picture.LetterHeight;
            return
            [
                .. ConnectedComponents.Find(gray, picture.Size.Width, picture.Size.Height, picture.Size.Width, 0)
                    .Where(part => Math.Max(part.Width, part.Height) >= smallest && Math.Min(part.Width, part.Height) > thinnest)
                    .Select(part => new PageBox(part.Left, part.Top, part.Left + part.Width, part.Top + part.Height)),
            ];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(gray);
        }
    }

    private static double InkIn(InkPicture picture, PageBox box) =>
        picture.Free.Count((int)box.Left, (int)box.Top, (int)box.Right, (int)box.Bottom) / Math.Max(1, box.Width * box.Height);

    /// <summary>Whether the ink in a box runs around it as an oval, with nothing in the corners.</summary>
    private static bool IsRing(InkPicture picture, PageBox box)
    {
        double smaller = Math.Min(box.Width, box.Height), larger = Math.Max(box.Width, box.Height);
        if (smaller < SmallestRing * picture.LetterHeight || larger > Math.Min(MostOval * smaller, LargestRing * picture.LetterHeight))
            return false;
        double x0 = (box.Left + box.Right - 1) / 2, y0 = (box.Top + box.Bottom - 1) / 2, a = box.Width / 2, b = box.Height / 2;
        Span<bool> seen = stackalloc bool[Sectors];
        seen.Clear();
        int all = 0, outside = 0;
        for (int y = (int)box.Top; y < (int)box.Bottom; y++)
        {
            for (int x = (int)box.Left; x < (int)box.Right; x++)
            {
                if (!picture.IsFree(x, y))
                    continue;
                double dx = (x - x0) / a, dy = (y - y0) / b, radius = Math.Sqrt((dx * dx) + (dy * dy));
                all++;
                outside += radius > Outer ? 1 : 0;
                if (radius is >= Inner and <= Outer)
                    seen[(int)((Math.Atan2(dy, dx) + Math.PI) / (2 * Math.PI) * Sectors) % Sectors] = true;
            }
        }

        return all > 0 && outside <= MostOutside * all && seen.Count(true) >= SeenSectors * Sectors;
    }
}
