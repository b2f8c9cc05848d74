using System.Buffers;
using QwenDocs.Imaging;
using QwenDocs.Imaging.Measurement;
using QwenDocs.Text;

namespace QwenDocs.Rendering.TextLayers;

/// <summary>Compares the words of a text layer with what a page draws, by a picture of the page with its text and one without.</summary>
internal static class TextLayerCheck
{
    // ISO A4 at about 137 dpi: the letters of 6-point type are 8 pixels high.
    private const double ProbeSide = 1_600;

    // A pixel that text changes by less is not seen.
    private const int LeastChange = 24;

    private const int FewestWords = 20;
    private const int MostWords = 10_000;

    // Letters of pictures and drawings, as a share of those of the text: a logo is fine, a scanned table is not.
    private const double MostOtherPrint = 0.02;
    private const int FewOtherParts = 3;

    // Drawn text that is in no word, and values in the fields of a form: a few specks are the edges of letters.
    private const double MostUncovered = 0.003;

    /// <summary>Returns the size of the pictures.</summary>
    public static PixelSize ProbeSize(PageSize page)
    {
        double scale = ProbeSide / Math.Max(page.Width, page.Height);
        return page.ToPixels(scale);
    }

    /// <summary>Compares.</summary>
    /// <param name="text">The text layer.</param>
    /// <param name="size">The size of the pictures.</param>
    /// <param name="shown">The page as displayed, gray.</param>
    /// <param name="textless">The page without the text of its content and without annotations, gray.</param>
    /// <param name="stride">The bytes from one row to the next, of both.</param>
    public static ShownText Compare(PageText text, PixelSize size, ReadOnlySpan<byte> shown, ReadOnlySpan<byte> textless, int stride)
    {
        byte[] marks = ArrayPool<byte>.Shared.Rent((int)size.Area);
        try
        {
            Mark(shown, textless, stride, size, marks);
            using InkTable ink = new(marks.AsSpan(0, (int)size.Area), size);
            WordInk words = new(text, ink);
            ILookup<bool, TextWord> isShown = text.Words.ToLookup(words.IsShown);
            List<TextWord> seen = [.. isShown[true]];
            int letters = seen.Sum(static word => word.Text.Count(char.IsLetterOrDigit));

            // What is left of the drawn text when the words are taken out is in no word.
            foreach (TextWord word in seen)
                Clear(marks, size, words.BoxOf(word));
            int uncovered = LetterLikeParts(marks.AsSpan(0, (int)size.Area), size, size.Width, LeastChange, isInkHigh: true);
            int others = LetterLikeParts(textless[..(stride * size.Height)], size, stride, LeastChange * 2, isInkHigh: false);
            var print = PrintOutsideWords.Find(shown, stride, size, seen.Select(words.BoxOf));
            TextWord[] onPrint = [.. isShown[false].Where(word => print.IsAt(words.BoxOf(word)))];
            return new ShownText
            {
                IsCompared = true,
                OnPrint = onPrint,
                OtherPrint = print.Regions([], text.Size),
                UncoveredPrint = print.Regions([.. onPrint.Select(words.BoxOf)], text.Size),
                Text = PageText.FromWords(text.PageNumber, text.Size, text.Source, seen),
                HiddenWords = text.Words.Count() - seen.Count,
                IsTrusted = seen.Count is >= FewestWords and <= MostWords
                    && uncovered <= Math.Max(1, letters * MostUncovered)
                    && others <= Math.Max(FewOtherParts, letters * MostOtherPrint)
                    && !OverlappingWords.Any(seen)
                    && words.AgreesWithShapes(seen),
                IsTextOnly = others <= FewOtherParts && !Drawings.Any(textless, stride, size),
            };
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(marks);
        }
    }

    private static void Mark(ReadOnlySpan<byte> shown, ReadOnlySpan<byte> textless, int stride, PixelSize size, byte[] marks)
    {
        for (int y = 0; y < size.Height; y++)
        {
            ReadOnlySpan<byte> with = shown.Slice(y * stride, size.Width), without = textless.Slice(y * stride, size.Width);
            Span<byte> row = marks.AsSpan(y * size.Width, size.Width);
            for (int x = 0; x < row.Length; x++)
                row[x] = Math.Abs(with[x] - without[x]) > LeastChange ? byte.MaxValue : (byte)0;
        }
    }

    /// <summary>Returns how far accents and the feet of letters reach over the box that a font names, in pixels.</summary>
    internal static int Spare(int height) => Math.Max(2, height / 3);

    private static void Clear(byte[] marks, PixelSize size, (int Left, int Top, int Right, int Bottom) box)
    {
        int spare = Spare(box.Bottom - box.Top);
        int left = Math.Clamp(box.Left - spare, 0, size.Width), right = Math.Clamp(box.Right + spare, left, size.Width);
        for (int y = Math.Max(0, box.Top - spare); y < Math.Min(size.Height, box.Bottom + spare); y++)
            marks.AsSpan((y * size.Width) + left, right - left).Clear();
    }

    /// <summary>Counts the connected parts that may be letters: no rules, no dots, no pictures.</summary>
    private static int LetterLikeParts(ReadOnlySpan<byte> pixels, PixelSize size, int stride, int distance, bool isInkHigh)
    {
        byte[] gray = ArrayPool<byte>.Shared.Rent((int)size.Area);
        try
        {
            int paper = isInkHigh ? 0 : ToneCounts.MostFrequent(pixels, stride, size);
            for (int y = 0; y < size.Height; y++)
            {
                ReadOnlySpan<byte> row = pixels.Slice(y * stride, size.Width);
                for (int x = 0; x < row.Length; x++)
                    gray[(y * size.Width) + x] = Math.Abs(row[x] - paper) > distance ? (byte)0 : byte.MaxValue;
            }

            return ConnectedComponents.Find(gray, size.Width, size.Height, size.Width, 0)
                .Count(part => part.Height >= 4 && part.Width >= 2 && part.Height <= size.Height / 20 && part.Width <= part.Height * 4 && part.Height <= part.Width * 8);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(gray);
        }
    }
}
