namespace QwenDocs.Endpoints.Http;

/// <summary>Tells from a growing text whether it repeats itself without end.</summary>
/// <remarks>
/// Two signs: a run of white space, and a tail that is one and the same unit over and over. Only exact repetition counts, for rows of a
/// table are alike; and it must be long, for a few equal rows are not rare on paper.
/// </remarks>
internal sealed class RepetitionDetector
{
    // Indented JSON has runs of some dozens.
    private const int LongestWhiteSpace = 512;
    private const int CheckEvery = 1024;

    // The tail that must be periodic, and the longest period that counts for it: single characters at once, rows after at least eight.
    private static readonly (int Tail, int Period)[] Signs = [(2048, 15), (8192, 1024), (16_384, 2048)];

    private readonly char[] _text = new char[32_768];
    private readonly int[] _borders = new int[Signs[^1].Tail];
    private int _length;
    private int _unchecked;
    private int _whiteSpace;

    /// <summary>Tells whether a whole text ends in a repetition.</summary>
    public static bool EndsInRepetition(string text) => new RepetitionDetector().Add(text);

    /// <summary>Adds text. Returns <see langword="true"/> once the end repeats itself.</summary>
    public bool Add(ReadOnlySpan<char> text)
    {
        foreach (char character in text)
        {
            _whiteSpace = char.IsWhiteSpace(character) ? _whiteSpace + 1 : 0;
            if (_whiteSpace > LongestWhiteSpace)
                return true;
            if (_length == _text.Length)
                Shift();
            _text[_length++] = character;
            if (++_unchecked >= CheckEvery)
            {
                _unchecked = 0;
                if (Repeats())
                    return true;
            }
        }

        return false;
    }

    private void Shift()
    {
        int kept = Signs[^1].Tail;
        Array.Copy(_text, _length - kept, _text, 0, kept);
        _length = kept;
    }

    private bool Repeats()
    {
        foreach ((int tail, int period) in Signs)
        {
            if (_length >= tail && SmallestPeriod(_text.AsSpan(_length - tail, tail)) <= period)
                return true;
        }

        return false;
    }

    // A text's smallest period is its length less its longest border (Knuth, Morris and Pratt's prefix function).
    private int SmallestPeriod(ReadOnlySpan<char> text)
    {
        _borders[0] = 0;
        for (int index = 1; index < text.Length; index++)
        {
            int border = _borders[index - 1];
            while (border > 0 && text[index] != text[border])
                border = _borders[border - 1];
            _borders[index] = text[index] == text[border] ? border + 1 : 0;
        }

        return text.Length - _borders[text.Length - 1];
    }
}
