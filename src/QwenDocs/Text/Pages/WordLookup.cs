using QwenDocs.Imaging;

namespace QwenDocs.Text;

/// <summary>Words of a page, from top to bottom, found by their height on it.</summary>
internal sealed class WordLookup
{
    private readonly TextWord[] _words;
    private readonly double[] _tops;
    private readonly double _tallest;

    public WordLookup(IEnumerable<TextWord> words)
    {
        _words = [.. words.OrderBy(word => word.Box.Top)];
        _tops = [.. _words.Select(word => word.Box.Top)];
        _tallest = _words.Select(word => word.Box.Height).DefaultIfEmpty(0).Max();
    }

    public IReadOnlyList<TextWord> Words => _words;

    /// <summary>Returns the words that may reach into the height of a box, wherever they stand across the page.</summary>
    public IEnumerable<TextWord> Beside(PageBox box)
    {
        int first = Array.BinarySearch(_tops, box.Top - _tallest);
        for (int i = first < 0 ? ~first : first; i < _words.Length && _tops[i] < box.Bottom; i++)
            yield return _words[i];
    }
}
