namespace QwenDocs.Text;

/// <summary>A folded text with the way back to the characters that it was made of.</summary>
public sealed class FoldedText
{
    private readonly int[] _source;

    internal FoldedText(string original, string value, int[] source) => (Original, Value, _source) = (original, value, source);

    /// <summary>Gets the text before folding.</summary>
    public string Original { get; }

    /// <summary>Gets the folded text.</summary>
    public string Value { get; }

    /// <summary>Returns where in <see cref="Original"/> a folded character came from.</summary>
    /// <param name="index">The index in <see cref="Value"/>.</param>
    /// <returns>The index in <see cref="Original"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The index is outside of <see cref="Value"/>.</exception>
    public int StartOf(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _source.Length);
        return _source[index];
    }

    /// <summary>Returns the index in <see cref="Original"/> that follows a run of folded characters.</summary>
    /// <param name="start">Where the run begins in <see cref="Value"/>.</param>
    /// <param name="length">How many folded characters it has.</param>
    /// <returns>The index after the last of them; 0 for a run without characters.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The run is not within <see cref="Value"/>.</exception>
    public int EndOf(int start, int length) => length == 0 ? 0 : StartOf(start + length - 1) + 1;
}
