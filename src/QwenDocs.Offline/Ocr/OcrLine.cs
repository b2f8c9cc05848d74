using QwenDocs.Imaging;
using QwenDocs.Text;
using SkiaSharp;

namespace QwenDocs.Offline.Ocr;

/// <summary>A recognised line with the left edge of each of its characters, in pixels of the upright page.</summary>
internal sealed class OcrLine(string text, PageBox box, double confidence, IReadOnlyList<double> lefts, IReadOnlyList<double> rights)
{
    public string Text => text;

    public PageBox Box => box;

    public double Confidence => confidence;

    /// <summary>Returns the box of a run of characters.</summary>
    public PageBox BoxOf(int start, int length) =>
        length <= 0 || start >= lefts.Count ? box : new(lefts[start], box.Top, rights[Math.Min(rights.Count, start + length) - 1], box.Bottom);

    public OcrLine Slice(int start, int length) =>
        new(text.Substring(start, length), BoxOf(start, length), confidence, [.. lefts.Skip(start).Take(length)], [.. rights.Skip(start).Take(length)]);

    public TextLine ToTextLine(SKMatrix toImage) =>
        new(text, Map(box, toImage), confidence, [.. Words().Select(word => new TextWord(word.Text, Map(word.Box, toImage)))]);

    private static PageBox Map(PageBox box, SKMatrix matrix)
    {
        SKRect mapped = matrix.MapRect(new SKRect((float)box.Left, (float)box.Top, (float)box.Right, (float)box.Bottom));
        return new PageBox(mapped.Left, mapped.Top, mapped.Right, mapped.Bottom);
    }

    private IEnumerable<TextWord> Words()
    {
        for (int start = 0; start < text.Length; start++)
        {
            if (text[start] == ' ')
                continue;
            int end = text.IndexOf(' ', start);
            if (end < 0)
                end = text.Length;
            yield return new TextWord(text[start..end], BoxOf(start, end - start));
            start = end;
        }
    }
}
