using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace QwenDocs.Documents;

/// <summary>Some pages of a document, by their numbers in it: <c>PageSelection.Range(3, 7)</c>, <c>[1, 4]</c> or, as text, <c>1-3, 7</c>.</summary>
[CollectionBuilder(typeof(PageSelection), nameof(Create))]
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "A selection of pages is what users call it.")]
public sealed class PageSelection : IReadOnlyList<int>, IEquatable<PageSelection>
{
    private readonly int[] _numbers;

    private PageSelection(int[] numbers) => _numbers = numbers;

    /// <summary>Gets the number of pages.</summary>
    public int Count => _numbers.Length;

    /// <summary>Gets a page's number, counted from 1.</summary>
    /// <param name="index">The place in the selection, counted from 0.</param>
    public int this[int index] => _numbers[index];

    /// <summary>Selects pages.</summary>
    /// <param name="numbers">The numbers, counted from 1, at least one; they are put in order, and each counts once.</param>
    /// <returns>The selection.</returns>
    /// <exception cref="ArgumentException">There is no number, or one is under 1.</exception>
    public static PageSelection Create(params ReadOnlySpan<int> numbers)
    {
        if (numbers.IsEmpty)
            throw new ArgumentException("A selection holds at least one page.", nameof(numbers));
        SortedSet<int> ordered = [.. numbers];
        ArgumentOutOfRangeException.ThrowIfLessThan(ordered.Min, 1, nameof(numbers));
        return new PageSelection([.. ordered]);
    }

    /// <summary>Selects the pages from one to another, both included.</summary>
    /// <param name="first">The first page, counted from 1.</param>
    /// <param name="last">The last page; it is not before the first.</param>
    /// <returns>The selection.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The first page is under 1, the last is before it, or there are more than 1,000,000.</exception>
    public static PageSelection Range(int first, int last)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(last, first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)last - first, MostPages, nameof(last));
        return new PageSelection([.. Enumerable.Range(first, last - first + 1)]);
    }

    /// <summary>Reads a selection as people write it: <c>1-3, 7</c>.</summary>
    /// <param name="text">Numbers and ranges, separated by commas.</param>
    /// <returns>The selection.</returns>
    /// <exception cref="FormatException">The text is no selection.</exception>
    public static PageSelection Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out PageSelection? selection) ? selection : throw new FormatException("A selection of pages looks like 1-3, 7; numbers start at 1.");
    }

    /// <summary>Reads a selection, if the text is one.</summary>
    /// <param name="text">Numbers and ranges, separated by commas.</param>
    /// <param name="selection">The selection.</param>
    /// <returns><see langword="true"/> if the text is a selection.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out PageSelection? selection)
    {
        selection = null;
        SortedSet<int> numbers = [];
        foreach (string part in (text ?? "").Split(','))
        {
            int dash = part.AsSpan().IndexOfAny('-', '–');
            if (!TryRead(dash < 0 ? part : part.AsSpan(0, dash), out int first) || !TryRead(dash < 0 ? part : part.AsSpan(dash + 1), out int last) || last < first || last - first > MostPages)
                return false;
            numbers.UnionWith(Enumerable.Range(first, last - first + 1));
        }

        selection = new PageSelection([.. numbers]);
        return true;
    }

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)_numbers).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(PageSelection? other) => other is not null && _numbers.AsSpan().SequenceEqual(other._numbers);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PageSelection);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_numbers[0], _numbers[^1], _numbers.Length);

    /// <summary>Returns the selection as text.</summary>
    /// <returns>Such as <c>1-3, 7</c>.</returns>
    public override string ToString()
    {
        StringBuilder text = new();
        for (int index = 0; index < _numbers.Length; index++)
        {
            int first = _numbers[index];
            while (index + 1 < _numbers.Length && _numbers[index + 1] == _numbers[index] + 1)
                index++;
            text.Append(text.Length == 0 ? "" : ", ").Append(CultureInfo.InvariantCulture, $"{first}");
            if (_numbers[index] > first)
                text.Append(CultureInfo.InvariantCulture, $"-{_numbers[index]}");
        }

        return text.ToString();
    }

    private const int MostPages = 1_000_000;

    private static bool TryRead(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 1;
}
