using QwenDocs.Imaging;
using QwenDocs.Text;

namespace QwenDocs.Tests.Grounding;

/// <summary>A page of print for tests: texts at places, in points, in a height of ten; six points a character.</summary>
internal sealed class TestPage(int number = 1, TextSource source = TextSource.TextLayer)
{
    private const double Advance = 6;
    private const double Height = 10;

    private readonly List<TextWord> _words = [];

    /// <summary>Prints a text at a place.</summary>
    public TestPage At(double left, double top, string text)
    {
        double at = left;
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            _words.Add(new TextWord(word, new PageBox(at, top, at + (word.Length * Advance), top + Height)));
            at += (word.Length + 0.5) * Advance;
        }

        return this;
    }

    /// <summary>Prints texts at one height, each column ending at its right edge.</summary>
    public TestPage Row(double top, params (double Right, string Text)[] columns)
    {
        foreach ((double right, string text) in columns)
            At(right - (text.Length * Advance), top, text);
        return this;
    }

    public PageText Build() => PageText.FromWords(number, new PageSize(595, 842, PageUnit.Point), source, _words);
}
