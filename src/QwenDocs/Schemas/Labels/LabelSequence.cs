namespace QwenDocs.Schemas.Labels;

/// <summary>Tells whether a text is nothing but labels, one behind the other, as forms in two languages print them: <c>Invoice No. 发票号</c>.</summary>
internal sealed class LabelSequence
{
    // A longer text is no label, whatever words it is made of.
    private const int LongestText = 120;

    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _labels;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly int _longest;

    /// <param name="labels">The folded labels.</param>
    /// <param name="words">Folded words of which labels are made; alone they are none.</param>
    public LabelSequence(HashSet<string> labels, HashSet<string> words)
    {
        (_labels, _words) = (labels.GetAlternateLookup<ReadOnlySpan<char>>(), words.GetAlternateLookup<ReadOnlySpan<char>>());
        _longest = Math.Max(labels.Max(label => label.Length), words.Max(word => word.Length));
    }

    /// <summary>Whether a folded text is made of whole labels.</summary>
    public bool IsLabels(ReadOnlySpan<char> folded) => Covers(folded, mayHaveWords: false);

    /// <summary>Whether a folded text says a label in Latin letters and in Chinese. Of words in Latin letters before a Chinese label nothing needs to be known.</summary>
    /// <remarks>A Chinese label before other words in Latin letters is a label and its value: <c>买方 Nordwind GmbH</c>.</remarks>
    public bool IsBilingual(string folded)
    {
        if (folded.Length is < 3 or > LongestText || folded.AsSpan().ContainsAnyInRange('0', '9'))
            return false;
        int firstHan = folded.AsSpan().IndexOfAnyInRange('⺀', '\uFFFF'), lastLatin = folded.AsSpan().LastIndexOfAnyInRange('\0', '⹿');
        if (firstHan < 0 || lastLatin < 0)
            return false;
        bool isLatinFirst = lastLatin < firstHan;
        string han = string.Concat(folded.Where(c => c >= '⺀')), latin = string.Concat(folded.Where(c => c < '⺀'));
        return Covers(han, mayHaveWords: true) && (isLatinFirst || Covers(latin, mayHaveWords: false));
    }

    /// <summary>Whether a text can be cut into labels; and words, where there is a label beside them.</summary>
    private bool Covers(ReadOnlySpan<char> text, bool mayHaveWords)
    {
        if (text.Length is 0 or > LongestText)
            return false;
        Span<Cut> cuts = stackalloc Cut[LongestText + 1];
        cuts.Clear();
        cuts[0] = Cut.OfWords;
        for (int end = 1; end <= text.Length; end++)
        {
            for (int start = Math.Max(0, end - _longest); start < end; start++)
            {
                if (cuts[start] == Cut.None)
                    continue;
                ReadOnlySpan<char> piece = text[start..end];
                if (_labels.Contains(piece))
                    cuts[end] = Cut.WithLabel;
                else if (mayHaveWords && cuts[start] > cuts[end] && _words.Contains(piece))
                    cuts[end] = cuts[start];
            }
        }

        return cuts[text.Length] == Cut.WithLabel;
    }

    /// <summary>How the beginning of a text was cut.</summary>
    private enum Cut : byte
    {
        None,
        OfWords,
        WithLabel,
    }
}
