using System.Text;
using QwenDocs.Imaging;
using QwenDocs.Text;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.PdfFonts;

namespace QwenDocs.Documents.PdfPig.Words;

/// <summary>Joins glyphs to words, in the order in which the page draws them and in whatever direction they run.</summary>
internal sealed class WordBuilder(PageSize page, double userUnit)
{
    // Shares of an em. A space is a quarter of an em in most fonts; kerning moves by less than a tenth.
    private const double WordGap = 0.2;
    private const double BackStep = 0.5;
    private const double LineStep = 0.35;
    private const double Descent = -0.2;
    private const double Ascent = 0.8;

    private readonly List<TextWord> _words = [];
    private readonly StringBuilder _text = new();
    private readonly List<double> _edges = [];
    private (double X, double Y) _first;
    private PageBox _box;
    private (double X, double Y) _start;
    private (double X, double Y) _end;
    private double _em;

    public void Add(string text, CharacterBoundingBox bounds, bool isVertical, GlyphTransform transform)
    {
        (double X, double Y) start = transform.Apply(0, 0);
        (double X, double Y) end = isVertical ? transform.Apply(0, -1) : transform.Apply(bounds.Width, 0);
        (double X, double Y) up = transform.Apply(0, 1);
        double em = Math.Sqrt(Square(up.X - start.X) + Square(up.Y - start.Y));
        PageBox box = Box(bounds, transform);
        if (!double.IsFinite(box.Width + box.Height + em + start.X + start.Y + end.X + end.Y))
            return;
        if (string.IsNullOrWhiteSpace(text) || _text.Length > 0 && !Continues(start, end, em))
            EndWord();
        if (string.IsNullOrWhiteSpace(text))
            return;
        int length = _text.Length;
        if (length == 0)
            _first = start;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (!Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune))
                _text.Append(rune.IsBmp ? CjkRadicals.Unify((char)rune.Value).ToString() : rune.ToString());
        }

        if (_text.Length == length)
            return;
        // A glyph may stand for several characters, as a ligature does: they share its width.
        int added = _text.Length - length;
        for (int i = 0; i < added; i++)
            _edges.Add(Distance(_first, start) + (Distance(start, end) * i / added));
        _box = length == 0 ? box : _box.Union(box);
        (_start, _end, _em) = (start, end, em);
    }

    public IReadOnlyList<TextWord> ToList()
    {
        EndWord();
        return _words;
    }

    private bool Continues((double X, double Y) start, (double X, double Y) end, double em)
    {
        (double X, double Y) direction = Direction(_start, _end) ?? Direction(start, end) ?? (1, 0);
        double x = start.X - _end.X, y = start.Y - _end.Y;
        double along = x * direction.X + y * direction.Y;
        double across = Math.Abs(x * direction.Y - y * direction.X);
        double size = Math.Max(em, _em);
        return across <= LineStep * size && along <= WordGap * size && along >= -BackStep * size;
    }

    private static (double X, double Y)? Direction((double X, double Y) from, (double X, double Y) to)
    {
        double length = Math.Sqrt(Square(to.X - from.X) + Square(to.Y - from.Y));
        return length > 1e-6 ? ((to.X - from.X) / length, (to.Y - from.Y) / length) : null;
    }

    private PageBox Box(CharacterBoundingBox bounds, GlyphTransform transform)
    {
        PdfRectangle glyph = bounds.GlyphBounds;
        (double left, double bottom, double right, double top) = glyph is { Width: > 0, Height: > 0 }
            ? (glyph.Left, glyph.Bottom, glyph.Right, glyph.Top)
            : (0, Descent, bounds.Width, Ascent);
        (double X, double Y) a = transform.Apply(left, bottom), b = transform.Apply(right, bottom), c = transform.Apply(left, top), d = transform.Apply(right, top);
        return new PageBox(
            Math.Min(Math.Min(a.X, b.X), Math.Min(c.X, d.X)) * userUnit,
            page.Height - Math.Max(Math.Max(a.Y, b.Y), Math.Max(c.Y, d.Y)) * userUnit,
            Math.Max(Math.Max(a.X, b.X), Math.Max(c.X, d.X)) * userUnit,
            page.Height - Math.Min(Math.Min(a.Y, b.Y), Math.Min(c.Y, d.Y)) * userUnit);
    }

    // A word that lies wholly beside the page is not on it, and no reader sees it.
    private void EndWord()
    {
        if (_text.Length > 0 && _box.Right > 0 && _box.Left < page.Width && _box.Bottom > 0 && _box.Top < page.Height)
            _words.Add(new TextWord(_text.ToString(), _box, Angle(), confidence: null, [.. _edges.Append(Distance(_first, _end)).Select(edge => edge * userUnit)]));
        _text.Clear();
        _edges.Clear();
    }

    // y grows upwards in a PDF and downwards on the page as displayed, so that a turn to the left there is one to the right here.
    private double Angle() => Direction(_first, _end) is { } direction ? Math.Round(-Math.Atan2(direction.Y, direction.X) * 180 / Math.PI, 3) : 0;

    private static double Distance((double X, double Y) from, (double X, double Y) to) => Math.Sqrt(Square(to.X - from.X) + Square(to.Y - from.Y));

    private static double Square(double value) => value * value;
}
