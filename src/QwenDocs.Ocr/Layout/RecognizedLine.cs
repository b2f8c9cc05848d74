using System.Numerics;
using QwenDocs.Imaging;
using QwenDocs.Text;

namespace QwenDocs.Ocr.Layout;

/// <summary>A recognised line, in pixels of the upright page.</summary>
/// <param name="text">The characters.</param>
/// <param name="box">Where the line stands.</param>
/// <param name="confidence">The mean probability of the characters.</param>
/// <param name="lefts">The left edge of each character.</param>
/// <param name="rights">The right edge of each character.</param>
/// <param name="probabilities">The probability of each character.</param>
internal sealed class RecognizedLine(
    string text, PageBox box, double confidence, IReadOnlyList<double> lefts, IReadOnlyList<double> rights, IReadOnlyList<double> probabilities)
{
    private readonly PageBox? _print;

    public string Text => text;

    public PageBox Box => box;

    /// <summary>Gets where the ink of the line stands: <see cref="Box"/> is what was found and cut out, with a margin around it.</summary>
    public PageBox Print { get => _print ?? box; init => _print = value; }

    public double Confidence => confidence;

    /// <summary>Returns the line on the page as displayed.</summary>
    /// <param name="toPage">The map from pixels of the upright page to the page's units.</param>
    public TextLine ToTextLine(Matrix3x2 toPage)
    {
        List<TextWord> words = [];
        for (int start = 0; start < text.Length; start++)
        {
            if (text[start] == ' ')
                continue;
            int end = text.IndexOf(' ', start);
            if (end < 0)
                end = text.Length;
            words.Add(Word(start, end, toPage));
            start = end;
        }

        return new TextLine(words);
    }

    private TextWord Word(int start, int end, Matrix3x2 toPage)
    {
        double left = lefts[start], right = rights[end - 1];
        var from = Vector2.Transform(new Vector2((float)left, (float)Print.Top), toPage);
        var to = Vector2.Transform(new Vector2((float)right, (float)Print.Top), toPage);
        Vector2 along = to - from;
        double scale = right > left ? along.Length() / (right - left) : 0;

        // Edges of neighbouring characters may overlap by a step of the network: an edge never goes back.
        double[] edges = new double[end - start + 1];
        double probability = 0;
        for (int i = start; i < end; i++)
        {
            edges[i - start] = Math.Max(i > start ? edges[i - start - 1] : 0, (lefts[i] - left) * scale);
            probability += probabilities[i];
        }

        edges[^1] = Math.Max(edges[^2], (right - left) * scale);
        double angle = Math.Round(Math.Atan2(along.Y, along.X) * 180 / Math.PI, 3);
        return new TextWord(text[start..end], Map(left, right, toPage), angle, Math.Clamp(probability / (end - start), 0, 1), edges);
    }

    private PageBox Map(double left, double right, Matrix3x2 toPage)
    {
        var topLeft = Vector2.Transform(new Vector2((float)left, (float)Print.Top), toPage);
        var topRight = Vector2.Transform(new Vector2((float)right, (float)Print.Top), toPage);
        var bottomLeft = Vector2.Transform(new Vector2((float)left, (float)Print.Bottom), toPage);
        Vector2 bottomRight = topRight + bottomLeft - topLeft;
        var least = Vector2.Min(Vector2.Min(topLeft, topRight), Vector2.Min(bottomLeft, bottomRight));
        var greatest = Vector2.Max(Vector2.Max(topLeft, topRight), Vector2.Max(bottomLeft, bottomRight));
        return new PageBox(least.X, least.Y, greatest.X, greatest.Y);
    }
}
