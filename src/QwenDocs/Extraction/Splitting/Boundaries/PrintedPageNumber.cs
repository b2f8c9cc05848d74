using QwenDocs.Documents;
using QwenDocs.Text;

namespace QwenDocs.Extraction.Splitting.Boundaries;

/// <summary>Finds in a page's text layer which page of its own document it is.</summary>
internal static class PrintedPageNumber
{
    /// <summary>Returns the number, or <see langword="null"/> where there is no text layer, or it prints none or several.</summary>
    public static async ValueTask<int?> FindAsync(DocumentPage page, CancellationToken cancellationToken)
    {
        string text;
        try
        {
            text = string.Join(' ', (await page.ReadTextAsync(cancellationToken).ConfigureAwait(false)).Words);
        }
        catch (DocumentException)
        {
            return null;
        }

        int[] numbers = [.. PageNumberText.Find(text).Select(static page => page.Number).Distinct()];
        return numbers is [int number] ? number : null;
    }
}
