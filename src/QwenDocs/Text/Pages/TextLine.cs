using QwenDocs.Imaging;

namespace QwenDocs.Text;

/// <summary>Words of a page that read as one line. A wide gap, such as between the columns of a table, ends a line.</summary>
public sealed class TextLine
{
    /// <summary>Initializes a new instance of the <see cref="TextLine"/> class.</summary>
    /// <param name="words">The words in reading order; at least one.</param>
    /// <exception cref="ArgumentException">There is no word.</exception>
    public TextLine(IReadOnlyList<TextWord> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (words.Count == 0)
            throw new ArgumentException("A line has at least one word.", nameof(words));
        Words = words;
        Box = words.Select(word => word.Box).Aggregate((box, other) => box.Union(other));
        Text = words.Count == 1 ? words[0].Text : string.Join(' ', words.Select(word => word.Text));
        double sum = 0;
        int characters = 0;
        foreach (TextWord word in words)
        {
            if (word.Confidence is not { } confidence)
                continue;
            sum += confidence * word.Text.Length;
            characters += word.Text.Length;
        }

        Confidence = characters == 0 ? null : sum / characters;
    }

    /// <summary>Gets the words, in reading order.</summary>
    public IReadOnlyList<TextWord> Words { get; }

    /// <summary>Gets the smallest upright box that holds the words, in page units.</summary>
    public PageBox Box { get; }

    /// <summary>Gets the words, a space between two.</summary>
    public string Text { get; }

    /// <summary>Gets the mean probability of the characters, 0 to 1; <see langword="null"/> for the lines of a text layer.</summary>
    public double? Confidence { get; }

    /// <summary>Returns the words.</summary>
    /// <returns><see cref="Text"/>.</returns>
    public override string ToString() => Text;
}
