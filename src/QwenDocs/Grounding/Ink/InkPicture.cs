using System.Buffers;
using System.Numerics;
using QwenDocs.Imaging;
using QwenDocs.Imaging.Decoding;
using QwenDocs.Imaging.Measurement;
using QwenDocs.Imaging.Scaling;
using QwenDocs.Text;

namespace QwenDocs.Grounding.Ink;

/// <summary>The ink of a page's picture, parted into words, straight rules and the rest.</summary>
/// <remarks>It holds a byte and twice four bytes a pixel in pooled arrays: 20 MB for a page of ISO A4 at 150 dpi.</remarks>
internal sealed class InkPicture : IDisposable
{
    private const byte IsInk = 1, IsWord = 2, IsStraight = 4;

    // ISO A4 at 150 dpi.
    private const double LargestSide = 1_754;

    // Levels of gray: print of the other side shines through lighter than this. Darker paper is a photograph.
    private const int LeastContrast = 64;
    private const int DarkestPaper = 120;

    // In heights of a letter: a longer straight run is a rule or a frame.
    private const double Rule = 3;

    // Of rules under a place, this share must be ink.
    private const double Covered = 0.8;
    private const int RuleBand = 3;

    // A recogniser that is not sure of a word may have read a signature.
    private const double SureWord = 0.7;
    private const double DefaultLetterHeight = 20;

    private readonly Matrix3x2 _toPage;
    private readonly Matrix3x2 _fromPage;
    private byte[]? _pixels;

    private InkPicture(PixelBuffer gray, int paper, PageImage image, PageText text)
    {
        Size = gray.Size;
        _toPage = image.ToPage;
        Matrix3x2.Invert(_toPage, out _fromPage);
        double[] heights = [.. text.Words.Select(word => ToPixels(word.Box)).Select(box => Math.Min(box.Width, box.Height)).Where(height => height > 1).Order()];
        LetterHeight = heights.Length == 0 ? DefaultLetterHeight : Math.Clamp(heights[heights.Length / 2], 8, 60);
        _pixels = ArrayPool<byte>.Shared.Rent((int)Size.Area);
        MarkInk(gray, paper - LeastContrast);
        RemoveSpecks();
        MarkRules((int)(Rule * LetterHeight));
        foreach (TextWord word in text.Words)
            MarkWord(word);
        Rules = Table(IsStraight, IsStraight);
        Free = Table(IsInk | IsWord, IsInk);
    }

    public PixelSize Size { get; }

    /// <summary>Gets the usual height of a word, in pixels.</summary>
    public double LetterHeight { get; }

    /// <summary>Gets the ink of rules and frames.</summary>
    public InkTable Rules { get; }

    /// <summary>Gets the ink that is in no word.</summary>
    public InkTable Free { get; }

    /// <summary>Returns the size at which a page is looked at.</summary>
    public static PixelSize SizeOf(PageSize page)
    {
        double scale = LargestSide / Math.Max(page.Width, page.Height);
        return page.ToPixels(page.Unit == PageUnit.Pixel ? Math.Min(1, scale) : scale);
    }

    /// <summary>Parts the ink of a page.</summary>
    /// <returns><see langword="null"/> where the picture has no light paper to look for ink on.</returns>
    public static InkPicture? Of(PageImage image, PageText text)
    {
        using PixelBuffer? gray = PictureDecoder.TryDecodeGray(image);
        if (gray is null)
            return null;
        int paper = ToneCounts.MostFrequent(gray.Pixels, gray.Stride, gray.Size);
        return paper < DarkestPaper ? null : new InkPicture(gray, paper, image, text);
    }

    public bool IsFree(int x, int y) => (_pixels![(y * Size.Width) + x] & (IsInk | IsWord)) == IsInk;

    /// <summary>Whether a pixel is ink of no word and of no rule.</summary>
    public bool IsStroke(int x, int y) => (_pixels![(y * Size.Width) + x] & (IsInk | IsWord | IsStraight)) == IsInk;

    public PageBox ToPixels(PageBox box) => Mapped(box, _fromPage);

    public PageBox ToPage(PageBox box) => Mapped(box, _toPage);

    /// <summary>Returns the closed frame around a place, in pixels, such as the cell of a form; null where there is none.</summary>
    public PageBox? FrameAround(PageBox place)
    {
        int x = (int)((place.Left + place.Right) / 2), y = (int)((place.Top + place.Bottom) / 2);
        (int left, int right) = ((int)place.Left, (int)Math.Ceiling(place.Right));
        foreach (int top in Across(left, right, y, -1))
        {
            foreach (int bottom in Across(left, right, y, 1))
            {
                if (Down(top, bottom, x, -1) is { } west && Down(top, bottom, x, 1) is { } east && IsRule(west, east, top) && IsRule(west, east, bottom))
                    return new PageBox(west, top, east, bottom);
            }
        }

        return null;
    }

    public void Dispose()
    {
        Rules.Dispose();
        Free.Dispose();
        if (Interlocked.Exchange(ref _pixels, null) is { } pixels)
            ArrayPool<byte>.Shared.Return(pixels);
    }

    /// <summary>Returns the rules over or under a place, the nearest first; an underline is one too.</summary>
    private List<int> Across(int left, int right, int from, int step)
    {
        const int Most = 4;
        List<int> rules = [];
        int last = -1;
        for (int y = from; y >= 0 && y < Size.Height && rules.Count < Most; y += step)
        {
            if (!IsRule(left, right, y))
                continue;
            if (last < 0 || Math.Abs(y - last) > (2 * RuleBand) + 1)
                rules.Add(y);
            last = y;
        }

        return rules;
    }

    private int? Down(int top, int bottom, int from, int step)
    {
        for (int x = from; x >= 0 && x < Size.Width; x += step)
        {
            if (Rules.Count(x - RuleBand, top, x + RuleBand + 1, bottom) >= Covered * (bottom - top))
                return x;
        }

        return null;
    }

    private bool IsRule(int left, int right, int y) => Rules.Count(left, y - RuleBand, right, y + RuleBand + 1) >= Covered * (right - left);

    private void MarkInk(PixelBuffer gray, int darkest)
    {
        for (int y = 0; y < Size.Height; y++)
        {
            ReadOnlySpan<byte> row = gray.Row(y);
            Span<byte> pixels = _pixels.AsSpan(y * Size.Width, Size.Width);
            for (int x = 0; x < row.Length; x++)
                pixels[x] = row[x] < darkest ? IsInk : (byte)0;
        }
    }

    /// <summary>Removes ink with at most one neighbour that is ink: the grain of a scan. Lines of one pixel stay.</summary>
    private void RemoveSpecks()
    {
        byte[] before = ArrayPool<byte>.Shared.Rent((int)Size.Area);
        _pixels.AsSpan(0, (int)Size.Area).CopyTo(before);
        int width = Size.Width;
        for (int y = 1; y < Size.Height - 1; y++)
        {
            for (int x = 1, at = (y * width) + 1; x < width - 1; x++, at++)
            {
                if (before[at] == 0)
                    continue;
                int neighbours = before[at - width - 1] + before[at - width] + before[at - width + 1] + before[at - 1] + before[at + 1] + before[at + width - 1] + before[at + width] + before[at + width + 1];
                if (neighbours <= 1)
                    _pixels![at] = 0;
            }
        }

        ArrayPool<byte>.Shared.Return(before);
    }

    private void MarkRules(int shortest)
    {
        int[] down = ArrayPool<int>.Shared.Rent(Size.Width);
        Array.Clear(down);
        Span<byte> pixels = _pixels.AsSpan(0, (int)Size.Area);
        for (int y = 0; y <= Size.Height; y++)
        {
            for (int x = 0, run = 0; x <= Size.Width; x++)
            {
                bool isInk = x < Size.Width && y < Size.Height && (pixels[(y * Size.Width) + x] & IsInk) != 0;
                if (isInk)
                {
                    run++;
                    down[x]++;
                    continue;
                }

                for (int back = run >= shortest ? run : 0; back > 0; back--)
                    pixels[(y * Size.Width) + x - back] |= IsStraight;
                run = 0;
                if (x == Size.Width)
                    continue;
                for (int above = down[x] >= shortest ? down[x] : 0; above > 0; above--)
                    pixels[((y - above) * Size.Width) + x] |= IsStraight;
                down[x] = 0;
            }
        }

        ArrayPool<int>.Shared.Return(down);
    }

    private void MarkWord(TextWord word)
    {
        if (word.Confidence < SureWord || BoxSigns.IsBox(word.Text))
            return;
        PageBox box = ToPixels(word.BoxOf(BoxSigns.CountInFront(word.Text)..));
        int left = Math.Clamp((int)Math.Floor(box.Left) - 1, 0, Size.Width), right = Math.Clamp((int)Math.Ceiling(box.Right) + 1, left, Size.Width);
        int top = Math.Clamp((int)Math.Floor(box.Top) - 2, 0, Size.Height), bottom = Math.Clamp((int)Math.Ceiling(box.Bottom) + 2, top, Size.Height);
        for (int y = top; y < bottom; y++)
        {
            foreach (ref byte pixel in _pixels.AsSpan((y * Size.Width) + left, right - left))
                pixel |= IsWord;
        }
    }

    private InkTable Table(int mask, int value)
    {
        byte[] marks = ArrayPool<byte>.Shared.Rent((int)Size.Area);
        ReadOnlySpan<byte> pixels = _pixels.AsSpan(0, (int)Size.Area);
        for (int i = 0; i < pixels.Length; i++)
            marks[i] = (pixels[i] & mask) == value ? (byte)1 : (byte)0;
        InkTable table = new(marks.AsSpan(0, pixels.Length), Size);
        ArrayPool<byte>.Shared.Return(marks);
        return table;
    }

    private static PageBox Mapped(PageBox box, Matrix3x2 map)
    {
        Vector2 first = Vector2.Transform(new Vector2((float)box.Left, (float)box.Top), map), second = Vector2.Transform(new Vector2((float)box.Right, (float)box.Bottom), map);
        return new PageBox(Math.Min(first.X, second.X), Math.Min(first.Y, second.Y), Math.Max(first.X, second.X), Math.Max(first.Y, second.Y));
    }
}
