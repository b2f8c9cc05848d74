using System.Numerics;
using QwenDocs.Imaging;
using QwenDocs.Text;

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

    public TextLine ToTextLine(Matrix3x2 toImage) =>
        new(text, Map(box, toImage), confidence, [.. Words().Select(word => new TextWord(word.Text, Map(word.Box, toImage)))]);

    private static PageBox Map(PageBox box, Matrix3x2 matrix)
    {
        // The corners of a turned box span a larger one.
        Vector2 first = Vector2.Transform(new Vector2((float)box.Left, (float)box.Top), matrix), second = Vector2.Transform(new Vector2((float)box.Right, (float)box.Top), matrix);
        Vector2 third = Vector2.Transform(new Vector2((float)box.Left, (float)box.Bottom), matrix), fourth = Vector2.Transform(new Vector2((float)box.Right, (float)box.Bottom), matrix);
        Vector2 least = Vector2.Min(Vector2.Min(first, second), Vector2.Min(third, fourth)), most = Vector2.Max(Vector2.Max(first, second), Vector2.Max(third, fourth));
        return new PageBox(least.X, least.Y, most.X, most.Y);
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
