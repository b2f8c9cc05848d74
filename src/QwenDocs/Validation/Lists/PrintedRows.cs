using System.Globalization;
using System.Text.Json;
using QwenDocs.Text;

namespace QwenDocs.Validation.Lists;

/// <summary>The rows that are printed on pages, and the numbers before them: a text layer tells of rows that an answer leaves out at the end or the beginning of a table.</summary>
/// <remarks>
/// The column of the numbers is found by rows that are in the record: a row of the print that holds the number of an entry and another value of it. From there the numbers are
/// followed up and down the column, as long as each is the next one and stands in a row like the others. Where the numbers begin anew, another table does.
/// </remarks>
internal sealed class PrintedRows
{
    private const int LongestNumber = 6;

    // In heights of a word: numbers of a column stand so exactly under each other.
    private const double Alignment = 0.5;

    private readonly List<PrintedRow> _rows = [];

    private readonly IReadOnlyList<PageText> _pages;

    /// <param name="pages">The text of the pages, in their order.</param>
    public PrintedRows(IReadOnlyList<PageText> pages)
    {
        _pages = pages;
        foreach (PageText page in pages)
        {
            foreach (TextRow row in page.Rows)
                _rows.Add(new PrintedRow(_rows.Count, [.. row.Cells.SelectMany(cell => cell.Words)]));
        }
    }

    /// <summary>Joins the rows of parts, whose pages may be the same; <see langword="null"/> where there are none.</summary>
    public static PrintedRows? Join(IEnumerable<PrintedRows?> parts)
    {
        PageText[] pages = [.. parts.OfType<PrintedRows>().SelectMany(part => part._pages).DistinctBy(page => page.PageNumber).OrderBy(page => page.PageNumber)];
        return pages.Length == 0 ? null : new PrintedRows(pages);
    }

    /// <summary>Finds printed row numbers that go on before the first and behind the last entry of a list.</summary>
    /// <param name="field">The property that holds the number.</param>
    /// <param name="list">The entries.</param>
    /// <param name="step">By how much the numbers rise.</param>
    /// <returns>The missing numbers before the first entry and behind the last, in order.</returns>
    public (IReadOnlyList<int> Before, IReadOnlyList<int> After) FindBeyond(RowNumberField field, JsonElement list, int step)
    {
        (int Number, JsonElement Row)[] numbered = [.. list.EnumerateArray().Select(row => (Number: field.Read(row), Row: row)).Where(row => row.Number is > 0).Select(row => (row.Number!.Value, row.Row))];
        // Where the numbers of a list begin anew it is of several tables.
        if (_rows.Count == 0 || numbered.Length == 0 || numbered.Zip(numbered.Skip(1)).Any(pair => pair.Second.Number < pair.First.Number))
            return ([], []);
        Anchor[] anchors = [.. FindAnchors(field, numbered)];
        if (anchors.Length < (field.IsCertain ? 1 : 2))
            return ([], []);
        double words = Median([.. anchors.Select(anchor => (double)_rows[anchor.Row].Words.Count)]);
        HashSet<int> known = [.. numbered.Select(row => row.Number)];
        (List<int> Before, List<int> After) best = ([], []);
        int most = -1;
        foreach (Func<TextWord, double> edge in (Func<TextWord, double>[])[word => word.Box.Left, word => word.Box.Right, word => (word.Box.Left + word.Box.Right) / 2])
        {
            double place = Median([.. anchors.Select(anchor => edge(anchor.Word))]);
            Anchor[] column = [.. Candidates().Where(word => Math.Abs(edge(word.Word) - place) <= Alignment * word.Word.Box.Height && _rows[word.Row].Words.Count >= Math.Max(2, words / 2))];
            Anchor[] held = [.. column.Where(word => anchors.Any(anchor => anchor.Row == word.Row && anchor.Number == word.Number))];
            if (held.Length <= most || held.Length * 2 < anchors.Length)
                continue;
            most = held.Length;
            best = (
                [.. Follow(column.Reverse(), held.MinBy(word => word.Number), -step, step).Where(number => number < numbered[0].Number).Order()],
                [.. Follow(column, held.MaxBy(word => word.Number), step, step).Where(number => number > numbered[^1].Number)]);
        }

        return (best.Before.FindAll(number => !known.Contains(number)), best.After.FindAll(number => !known.Contains(number)));
    }

    /// <summary>Follows the numbers of a column from one of its rows on.</summary>
    private static IEnumerable<int> Follow(IEnumerable<Anchor> column, Anchor start, int rise, int first)
    {
        int number = start.Number;
        foreach (Anchor next in column.SkipWhile(word => word.Row != start.Row || word.Word != start.Word).Skip(1))
        {
            if (next.Number == number + rise)
                yield return number = next.Number;
            else if (number == first || (rise > 0 && next.Number == first))
                yield break;
        }
    }

    private IEnumerable<Anchor> Candidates() =>
        _rows.SelectMany(row => row.Words.Select(word => (Word: word, Number: ReadNumber(word.Text))).Where(word => word.Number is > 0).Select(word => new Anchor(row.Index, word.Number!.Value, word.Word)));

    /// <summary>Finds rows of the print that hold the number of an entry and another value of it.</summary>
    private IEnumerable<Anchor> FindAnchors(RowNumberField field, (int Number, JsonElement Row)[] numbered)
    {
        Dictionary<int, HashSet<string>> values = [];
        foreach ((int number, JsonElement row) in numbered)
        {
            foreach (string value in row.EnumerateObject().Where(member => member.Name != field.Property).SelectMany(member => Values(member.Value)))
                (values.TryGetValue(number, out HashSet<string>? words) ? words : values[number] = new(StringComparer.Ordinal)).Add(value);
        }

        foreach (Anchor candidate in Candidates())
        {
            if (values.TryGetValue(candidate.Number, out HashSet<string>? words) && _rows[candidate.Row].Words.Any(word => word != candidate.Word && words.Contains(Key(word.Text))))
                yield return candidate;
        }
    }

    // What two words of a row have in common, however they are printed: 1,234.50 and 1234.5 are the same.
    private static IEnumerable<string> Values(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Key).Where(key => key.Length > 0),
        JsonValueKind.Number when Key(value.GetRawText()) is { Length: > 0 } key => [key],
        _ => [],
    };

    private static string Key(string text)
    {
        string letters = string.Concat(TextFolding.Fold(text, TextFolds.Case | TextFolds.Width).Where(char.IsLetterOrDigit));
        // A single letter or digit stands in many rows.
        return letters.Length < 2 ? "" : letters.All(char.IsAsciiDigit) ? letters.TrimEnd('0') : letters;
    }

    private static int? ReadNumber(string text)
    {
        text = text.Trim('(', ')', '.', ':', '#');
        return text.Length is > 0 and <= LongestNumber && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }

    private sealed record PrintedRow(int Index, IReadOnlyList<TextWord> Words);

    /// <summary>A word of a row that reads as a row number.</summary>
    private readonly record struct Anchor(int Row, int Number, TextWord Word);
}
