using System.Globalization;
using QwenDocs.Documents;
using QwenDocs.Schemas;
using QwenDocs.Text;

namespace QwenDocs.Grounding.Completeness;

/// <summary>Finds pages that the printed numbering says there are, and that are not there.</summary>
internal static class MissingPages
{
    // A numbering without a word stands alone at the top or bottom of its page, this share of the height from the edge.
    private const double Margin = 0.12;
    public const int LargestTotal = 500;

    /// <summary>Finds them.</summary>
    /// <param name="pages">The pages that were read.</param>
    /// <param name="unselected">The numbers of pages that the file has beside them: see <see cref="UnselectedPages"/>.</param>
    public static IEnumerable<Omission> Find(IReadOnlyList<PageText> pages, IReadOnlySet<int> unselected)
    {
        (int Number, int Total)?[] numbers = NumbersOf(pages);
        for (int first = 0; first < numbers.Length;)
        {
            if (numbers[first] is not { } start)
            {
                first++;
                continue;
            }

            // The same numbering goes on as long as its number grows; pages without a number may be any of it.
            int end = first, last = start.Number, unnumbered = 0, without = 0;
            HashSet<int> seen = [start.Number];
            for (int next = first + 1; next < numbers.Length; next++)
            {
                if (numbers[next] is not { } number)
                {
                    without++;
                    continue;
                }

                if (number.Total != start.Total || number.Number <= last)
                    break;
                (end, last) = (next, number.Number);
                seen.Add(number.Number);
                unnumbered = without;
            }

            // A first or last page often has none: those beside the numbering count as well.
            unnumbered += (first > 0 && numbers[first - 1] is null ? 1 : 0) + (end + 1 < numbers.Length && numbers[end + 1] is null ? 1 : 0);
            int[] missing = start.Total > LargestTotal ? [] : [.. Enumerable.Range(1, start.Total).Where(number => !seen.Contains(number) && !IsUnselected(number, first, end))];
            if (missing.Length > unnumbered)
                yield return new Omission(FieldPath.Root, EvidenceCodes.MissingPage, Message(missing, start.Total, pages[end].PageNumber));
            first = end + 1;
        }

        // Where page 2 of 5 is page 7 of the file, page 3 of 5 is its page 8.
        bool IsUnselected(int number, int from, int to) => unselected.Count > 0
            && Enumerable.Range(from, to - from + 1).Any(index => numbers[index] is { } known && unselected.Contains(pages[index].PageNumber + number - known.Number));
    }

    /// <summary>Returns the numbering that each page prints; null where it prints none, or several.</summary>
    public static (int Number, int Total)?[] NumbersOf(IReadOnlyList<PageText> pages)
    {
        (int Number, int Total)?[] numbers = [.. pages.Select(NumberOf)];
        return numbers.All(number => number is null) ? BareNumbers(pages) : numbers;
    }

    private static string Message(int[] missing, int total, int page) => string.Create(
        CultureInfo.InvariantCulture,
        $"was read without {(missing.Length == 1 ? "page" : "pages")} {PageSelection.Create(missing)} of {total}: page {page} of the file prints that numbering");

    /// <summary>Returns the numbering that a page prints in words; null where it prints none, or several.</summary>
    public static (int Number, int Total)? NumberOf(PageText page)
    {
        (int Number, int Total)[] found = [.. page.Rows.SelectMany(row => PageNumberText.Find(row.Text)).Distinct().Take(2)];
        return found.Length == 1 ? found[0] : null;
    }

    /// <summary>Returns numbers such as 2/5 in the margins, where two pages or more have them with one total: one alone may be a fraction.</summary>
    private static (int Number, int Total)?[] BareNumbers(IReadOnlyList<PageText> pages)
    {
        (int Number, int Total)?[] numbers = [.. pages.Select(BareNumberOf)];
        (int Number, int Total)[] known = [.. numbers.OfType<(int, int)>()];
        return known.Length >= 2 && known.All(number => number.Total == known[0].Total) && known.DistinctBy(number => number.Number).Count() == known.Length
            ? numbers
            : new (int, int)?[pages.Count];
    }

    private static (int Number, int Total)? BareNumberOf(PageText page)
    {
        (int Number, int Total)[] found =
        [
            .. page.Lines.Where(line => line.Box.Bottom < Margin * page.Size.Height || line.Box.Top > (1 - Margin) * page.Size.Height)
                .Select(line => PageNumberText.ReadBare(line.Text)).OfType<(int, int)>().Distinct().Take(2),
        ];
        return found.Length == 1 ? found[0] : null;
    }
}
