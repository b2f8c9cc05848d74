using System.Buffers;
using QwenDocs.Imaging;
using QwenDocs.Imaging.Measurement;
using QwenDocs.Text;

namespace QwenDocs.Rendering.TextLayers;

/// <summary>The letters that a page shows outside of the words that it draws: parts of ink by their contrast to what is around them, and the lines that they stand in.</summary>
/// <remarks>A photograph of a receipt has gray paper, so each pixel is compared with the mean of its surroundings (as in J. Bernsen, Dynamic thresholding of grey-level images, 1986) and not with the paper of the page.</remarks>
internal sealed class PrintOutsideWords
{
    // Pixels of a picture of TextLayerCheck.ProbeSize: 31 are about three lines of small print.
    private const int Around = 15;
    private const int LeastContrast = 28;

    // Letters: 5 pixels are the small letters of 6-point type. Letters of a scan may touch each other.
    private const int SmallestHeight = 5;
    private const int TallestShare = 20;
    private const int Widest = 12;
    private const int Thinnest = 8;

    // In heights of a letter: the widest gap between two words of a line, and the gap between lines of one region.
    private const double WordGap = 1.5;
    private const double LineGap = 1.2;
    private const double SharedHeight = 0.4;
    private const double LeastRatio = 0.3;
    private const int FewestLetters = 4;

    // More parts are a halftone or noise: the recogniser may tell what it is.
    private const int MostParts = 20_000;
    private const int MostLines = 2_000;

    // Of a word's width, so much stands on ink.
    private const double OnInk = 0.5;

    private readonly PixelSize _size;
    private readonly PageBox[] _parts;
    private readonly PageBox[] _letters;

    private PrintOutsideWords(PixelSize size, PageBox[] parts)
    {
        _size = size;
        _parts = parts;
        _letters = [.. parts.Where(part => part.Height <= size.Height / TallestShare && part.Width <= part.Height * Widest && part.Height <= part.Width * Thinnest)];
    }

    /// <summary>Finds the letters.</summary>
    /// <param name="gray">The page as displayed.</param>
    /// <param name="stride">The bytes from one row to the next.</param>
    /// <param name="size">The size of the picture.</param>
    /// <param name="words">The boxes of the words that the page draws, in pixels.</param>
    public static PrintOutsideWords Find(
        ReadOnlySpan<byte> gray,
        int stride,
        PixelSize size,
        IEnumerable<(int Left, int Top, int Right, int Bottom)> words)
    {
        byte[] ink = ArrayPool<byte>.Shared.Rent((int)size.Area);
        try
        {
            MarkInk(gray, stride, size, ink);
            foreach ((int left, int top, int right, int bottom) in words)
            {
                int spare = TextLayerCheck.Spare(bottom - top);
                int from = Math.Clamp(left - spare, 0, size.Width), to = Math.Clamp(right + spare, from, size.Width);
                for (int y = Math.Max(0, top - spare); y < Math.Min(size.Height, bottom + spare); y++)
                    ink.AsSpan((y * size.Width) + from, to - from).Fill(byte.MaxValue);
            }

            return new PrintOutsideWords(
                size,
                [
                    .. ConnectedComponents.Find(ink, size.Width, size.Height, size.Width, 0)
                        .Where(part => part.Height >= SmallestHeight && part.Width >= 2)
                        .Select(part => new PageBox(part.Left, part.Top, part.Left + part.Width, part.Top + part.Height))
                        .OrderBy(part => part.Left),
                ]);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(ink);
        }
    }

    /// <summary>Whether a word that is not drawn stands on ink of letters of its own height.</summary>
    /// <param name="word">The box of the word, in pixels.</param>
    public bool IsAt((int Left, int Top, int Right, int Bottom) word)
    {
        PageBox box = new(word.Left, word.Top, word.Right, word.Bottom);
        double covered = 0, right = box.Left;
        foreach (PageBox part in _parts)
        {
            if (part.Left >= box.Right)
                break;
            double middle = (part.Top + part.Bottom) / 2;
            if (part.Right <= right || middle < box.Top || middle > box.Bottom || part.Height > 2.2 * box.Height || part.Height < 0.25 * box.Height)
                continue;
            covered += Math.Min(part.Right, box.Right) - Math.Max(part.Left, right);
            right = Math.Min(part.Right, box.Right);
        }

        return covered >= OnInk * box.Width;
    }

    /// <summary>Returns the regions in which letters stand in lines, without those in some words.</summary>
    /// <param name="words">The boxes of the words, in pixels.</param>
    /// <param name="page">The size of the page: the regions are in its unit.</param>
    public IReadOnlyList<PrintRegion> Regions(IReadOnlyList<(int Left, int Top, int Right, int Bottom)> words, PageSize page)
    {
        PageBox[] letters = words.Count == 0 ? _letters : [.. _letters.Where(IsOutside)];
        double x = page.Width / _size.Width, y = page.Height / _size.Height;
        if (letters.Length > MostParts)
            return [new PrintRegion(new PageBox(0, 0, page.Width, page.Height), letters.Length)];

        // Lines run across, and down on pages that lie on their side.
        List<PageBox> lines = [.. Lines(letters), .. Lines([.. letters.Select(Turned).OrderBy(letter => letter.Left)]).Select(Turned)];
        return lines.Count > MostLines
            ? [new PrintRegion(new PageBox(0, 0, page.Width, page.Height), letters.Length)]
            : [.. Joined(lines).Select(region => new PrintRegion(new PageBox(region.Left * x, region.Top * y, region.Right * x, region.Bottom * y), letters.Count(region.Contains)))];

        bool IsOutside(PageBox letter)
        {
            double middle = (letter.Left + letter.Right) / 2, height = (letter.Top + letter.Bottom) / 2;
            foreach ((int left, int top, int right, int bottom) in words)
            {
                int spare = TextLayerCheck.Spare(bottom - top);
                if (middle >= left - spare && middle <= right + spare && height >= top - spare && height <= bottom + spare)
                    return false;
            }

            return true;
        }
    }

    private static List<PageBox> Lines(PageBox[] letters)
    {
        List<(PageBox Box, PageBox Last, int Letters)> open = [];
        List<PageBox> lines = [];
        foreach (PageBox letter in letters)
        {
            int best = -1;
            double nearest = double.PositiveInfinity;
            for (int i = open.Count - 1; i >= 0; i--)
            {
                PageBox last = open[i].Last;
                double tallest = Math.Max(last.Height, letter.Height), gap = letter.Left - open[i].Box.Right;
                if (letter.Left - open[i].Box.Right > WordGap * letter.Height && letter.Left - open[i].Box.Right > WordGap * last.Height * 2)
                {
                    // Letters come from the left: nothing goes on with this line any more.
                    Close(i);
                    if (best == open.Count)
                        best = i;
                    continue;
                }

                double shared = Math.Min(last.Bottom, letter.Bottom) - Math.Max(last.Top, letter.Top), smallest = Math.Min(last.Height, letter.Height);
                if (gap > WordGap * tallest || shared < SharedHeight * smallest || smallest < LeastRatio * tallest || gap >= nearest)
                    continue;
                (best, nearest) = (i, gap);
            }

            if (best < 0)
                open.Add((letter, letter, 1));
            else
                open[best] = (open[best].Box.Union(letter), letter.Height >= open[best].Last.Height / 2 ? letter : open[best].Last, open[best].Letters + 1);
        }

        for (int i = open.Count - 1; i >= 0; i--)
            Close(i);
        return lines;

        void Close(int i)
        {
            if (open[i].Letters >= FewestLetters)
                lines.Add(open[i].Box);
            open[i] = open[^1];
            open.RemoveAt(open.Count - 1);
        }
    }

    /// <summary>Joins lines that stand near to each other.</summary>
    private static List<PageBox> Joined(List<PageBox> lines)
    {
        List<(PageBox Box, double Height)> regions = [];
        foreach (PageBox line in lines.OrderBy(line => line.Top))
        {
            (PageBox box, double height) = (line, Math.Min(line.Width, line.Height));
            for (int i = regions.Count - 1; i >= 0; i--)
            {
                double gap = LineGap * Math.Max(height, regions[i].Height);
                PageBox near = new(box.Left - gap, box.Top - gap, box.Right + gap, box.Bottom + gap);
                if (!near.Intersects(regions[i].Box))
                    continue;
                (box, height) = (box.Union(regions[i].Box), Math.Max(height, regions[i].Height));
                regions.RemoveAt(i);
                i = regions.Count;
            }

            regions.Add((box, height));
        }

        return [.. regions.Select(region => region.Box)];
    }

    private static PageBox Turned(PageBox box) => new(box.Top, box.Left, box.Bottom, box.Right);

    /// <summary>Marks with 0 what is darker than its surroundings.</summary>
    private static void MarkInk(ReadOnlySpan<byte> gray, int stride, PixelSize size, byte[] ink)
    {
        (int width, int height) = (size.Width, size.Height);
        int[] sums = ArrayPool<int>.Shared.Rent((width + 1) * (height + 1));
        try
        {
            sums.AsSpan(0, width + 1).Clear();
            for (int y = 0; y < height; y++)
            {
                ReadOnlySpan<byte> row = gray.Slice(y * stride, width);
                Span<int> above = sums.AsSpan(y * (width + 1), width + 1), here = sums.AsSpan((y + 1) * (width + 1), width + 1);
                here[0] = 0;
                int sum = 0;
                for (int x = 0; x < width; x++)
                {
                    sum += row[x];
                    here[x + 1] = above[x + 1] + sum;
                }
            }

            for (int y = 0; y < height; y++)
            {
                ReadOnlySpan<byte> row = gray.Slice(y * stride, width);
                int top = Math.Max(0, y - Around), bottom = Math.Min(height, y + Around + 1);
                ReadOnlySpan<int> above = sums.AsSpan(top * (width + 1), width + 1), below = sums.AsSpan(bottom * (width + 1), width + 1);
                Span<byte> marks = ink.AsSpan(y * width, width);
                for (int x = 0; x < width; x++)
                {
                    int left = Math.Max(0, x - Around), right = Math.Min(width, x + Around + 1), area = (right - left) * (bottom - top);
                    int sum = below[right] - below[left] - above[right] + above[left];
                    marks[x] = (row[x] + LeastContrast) * area < sum ? (byte)0 : byte.MaxValue;
                }
            }
        }
        finally
        {
            ArrayPool<int>.Shared.Return(sums);
        }
    }
}
