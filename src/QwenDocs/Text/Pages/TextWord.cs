using QwenDocs.Imaging;

namespace QwenDocs.Text;

/// <summary>A word on a page: its characters, where they stand, and how sure the reader is of them.</summary>
/// <remarks>A line of Chinese or Japanese, which has no spaces, is one word: <see cref="BoxOf"/> tells where a part of it stands.</remarks>
public sealed class TextWord
{
    private readonly float[]? _edges;

    /// <summary>Initializes a new instance of the <see cref="TextWord"/> class.</summary>
    /// <param name="text">The characters, in reading order, without white space at either end.</param>
    /// <param name="box">The smallest upright box that holds the word, in page units.</param>
    /// <param name="angle">The direction in which the word reads, in degrees clockwise: 0 from left to right, 90 downwards, 270 upwards.</param>
    /// <param name="confidence">The probability that the characters are right, 0 to 1; <see langword="null"/> for a text layer.</param>
    /// <param name="edges">
    /// Where the characters begin and end: for each UTF-16 code unit the distance of its first edge from the word's start, along the direction of
    /// reading and in page units, and after them the distance of the word's end. <see langword="null"/> spaces the characters evenly.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The text is empty, the confidence is not from 0 to 1, the angle is not finite, or there are not as many edges as characters and one.
    /// </exception>
    public TextWord(string text, PageBox box, double angle = 0, double? confidence = null, IReadOnlyList<double>? edges = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        if (!double.IsFinite(angle))
            throw new ArgumentOutOfRangeException(nameof(angle), angle, "The angle must be finite.");
        if (confidence is < 0 or > 1 or double.NaN)
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "The confidence is a probability, 0 to 1.");
        if (edges is not null && edges.Count != text.Length + 1)
            throw new ArgumentException($"There are {edges.Count} edges for {text.Length} characters; one more than characters is needed.", nameof(edges));
        Text = text;
        Box = box;
        Angle = Normalized(angle);
        Confidence = confidence;
        if (edges is null)
            return;
        _edges = new float[edges.Count];
        for (int i = 0; i < _edges.Length; i++)
            _edges[i] = (float)edges[i];
    }

    private TextWord(TextWord word)
    {
        (Text, Box, Angle, Confidence, _edges) = (word.Text, word.Box, word.Angle, word.Confidence, word._edges);
        Source = word.Source;
    }

    /// <summary>Gets the characters, in reading order.</summary>
    public string Text { get; }

    /// <summary>Gets the smallest upright box that holds the word, in page units, on the page as displayed.</summary>
    public PageBox Box { get; }

    /// <summary>Gets the direction in which the word reads, in degrees clockwise, from 0 to under 360: 0 from left to right, 90 downwards, 270 upwards.</summary>
    public double Angle { get; }

    /// <summary>Gets the probability that the characters are right, 0 to 1; <see langword="null"/> for the words of a text layer.</summary>
    public double? Confidence { get; }

    /// <summary>Gets where the word comes from, on a page that has words of several sources; <see langword="null"/> where it is <see cref="PageText.Source"/>.</summary>
    public TextSource? Source { get; init; }

    /// <summary>Returns the box of some of the characters.</summary>
    /// <param name="characters">The characters, as UTF-16 code units of <see cref="Text"/>, such as <c>2..6</c>.</param>
    /// <returns>The smallest upright box that holds them, in page units.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The word is shorter.</exception>
    public PageBox BoxOf(Range characters)
    {
        (int start, int count) = characters.GetOffsetAndLength(Text.Length);
        if (count == Text.Length)
            return Box;
        (double sin, double cos) = Math.SinCos(Angle * Math.PI / 180);
        (double length, double thickness) = Extent(Math.Abs(sin), Math.Abs(cos));
        double whole = _edges is null ? Text.Length : _edges[^1];
        double scale = whole > 0 ? length / whole : 0;
        double from = Edge(start) * scale, to = Edge(start + count) * scale;

        // The word is a rectangle that is turned about the middle of its box; the part is a slice across it.
        double along = ((from + to) / 2) - (length / 2);
        double x = ((Box.Left + Box.Right) / 2) + (along * cos), y = ((Box.Top + Box.Bottom) / 2) + (along * sin);
        double halfWidth = ((Math.Abs(to - from) * Math.Abs(cos)) + (thickness * Math.Abs(sin))) / 2;
        double halfHeight = ((Math.Abs(to - from) * Math.Abs(sin)) + (thickness * Math.Abs(cos))) / 2;
        return new PageBox(x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight);
    }

    /// <summary>Returns the characters.</summary>
    /// <returns><see cref="Text"/>.</returns>
    public override string ToString() => Text;

    /// <summary>Returns the word with the source that it comes from.</summary>
    internal TextWord From(TextSource source) => new(this) { Source = source };

    private double Edge(int index) => _edges is null ? index : _edges[index];

    /// <summary>The length and the height of the turned rectangle whose upright envelope is <see cref="Box"/>.</summary>
    private (double Length, double Thickness) Extent(double sin, double cos)
    {
        double length = _edges is not null ? _edges[^1] : cos >= sin ? Box.Width : Box.Height;
        double thickness = cos >= sin ? (Box.Height - (length * sin)) / cos : (Box.Width - (length * cos)) / sin;

        // An even-spaced word of unknown length, or edges that do not agree with the box: the box holds in any case.
        if (_edges is null || thickness < 0)
        {
            double difference = (cos * cos) - (sin * sin);
            if (Math.Abs(difference) > 0.1)
            {
                length = ((Box.Width * cos) - (Box.Height * sin)) / difference;
                thickness = ((Box.Height * cos) - (Box.Width * sin)) / difference;
            }
        }

        return (Math.Max(0, length), Math.Max(0, thickness));
    }

    private static double Normalized(double angle)
    {
        double turned = angle % 360;
        return turned < 0 ? turned + 360 : turned;
    }
}
