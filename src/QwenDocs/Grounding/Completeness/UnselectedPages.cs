using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Text;

namespace QwenDocs.Grounding.Completeness;

/// <summary>Finds the pages of a file that its printed numbering goes on with, and that the application did not select: they are not missing.</summary>
internal static class UnselectedPages
{
    // The text of a page is read to see whether it prints another numbering; so many are looked at.
    private const int MostRead = 50;

    /// <summary>Finds them.</summary>
    /// <param name="document">The selected pages of the file, or all of them.</param>
    /// <param name="pages">The text of the selected pages.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The numbers of pages in the file. A page without a numbering of its own may be any page of it.</returns>
    public static async Task<IReadOnlySet<int>> FindAsync(DocumentContent document, IReadOnlyList<PageText> pages, CancellationToken cancellationToken)
    {
        HashSet<int> found = [];
        if (document.Pages.Count == document.PageCount)
            return found;
        HashSet<int> selected = [.. document.Pages.Select(page => page.Number)];
        (int Number, int Total)?[] numbers = MissingPages.NumbersOf(pages);
        int read = 0;
        for (int index = 0; index < pages.Count; index++)
        {
            if (numbers[index] is not { Total: <= MissingPages.LargestTotal } printed)
                continue;
            for (int number = 1; number <= printed.Total; number++)
            {
                int page = pages[index].PageNumber + number - printed.Number;
                if (page < 1 || page > document.PageCount || selected.Contains(page) || found.Contains(page))
                    continue;
                if (++read > MostRead || await MayPrintAsync(document, page, (number, printed.Total), cancellationToken).ConfigureAwait(false))
                    found.Add(page);
            }
        }

        return found;
    }

    private static async Task<bool> MayPrintAsync(
        DocumentContent document,
        int page,
        (int Number, int Total) expected,
        CancellationToken cancellationToken)
    {
        try
        {
            var text = PageText.FromWords(page, new PageSize(1, 1, PageUnit.Point), TextSource.TextLayer, await document.ReadWordsAsync(page, cancellationToken).ConfigureAwait(false));
            return MissingPages.NumberOf(text) is not { } printed || printed == expected;
        }
        catch (QwenDocsException)
        {
            // It is there, whatever it says.
            return true;
        }
    }
}
