using System.Globalization;
using QwenDocs.Documents;
using QwenDocs.Extraction.Requests;
using QwenDocs.Extraction.Screening;
using QwenDocs.Extraction.Splitting.Boundaries;
using QwenDocs.Prompts;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Extraction.Splitting;

/// <summary>What each page of a file was classified as.</summary>
/// <param name="Pages">The pages, in order.</param>
/// <param name="Findings">Where answers contradict each other.</param>
internal sealed record PageClassification(IReadOnlyList<ClassifiedPage> Pages, IReadOnlyList<Finding> Findings)
{
    public static async Task<PageClassification> ReadAsync(DocumentContent content, AnsweredRequests answers, CancellationToken cancellationToken)
    {
        List<Finding> findings = [];
        ILookup<int, PageTypeAnswer> entries = PageClassificationReader.Collect(answers, static record => (record as PageTypeAnswers)?.Pages, static entry => entry.Page);
        List<ClassifiedPage> pages = [];
        foreach (DocumentPage page in content.Pages)
            pages.Add(await ReadAsync(page, [.. entries[page.Number]], findings, cancellationToken).ConfigureAwait(false));

        // A scanner that numbers the pages of the file says nothing of the documents in it.
        bool isOfFile = pages.Count(page => page.StartsDocument) > 1
            && pages.All(page => page.PrintedNumber is null || page.PrintedNumber == page.Number)
            && pages.Any(page => page.PrintedNumber > 1 && page.StartsDocument);
        return new PageClassification(isOfFile ? [.. pages.Select(page => page with { PrintedNumber = null })] : pages, findings);
    }

    private static async Task<ClassifiedPage> ReadAsync(
        DocumentPage page,
        IReadOnlyList<PageTypeAnswer> entries,
        List<Finding> findings,
        CancellationToken cancellationToken)
    {
        int number = page.Number;
        if (entries.Count == 0)
            return new ClassifiedPage(number, null) { IsUnclear = true };

        // Of two answers about a page at the border of two requests, the first one had the pages before it in sight.
        PageTypeAnswer entry = entries[0];
        if (entries.FirstOrDefault(other => other.Kind != entry.Kind) is { } different)
        {
            string message = string.Create(CultureInfo.InvariantCulture, $"page {number} was seen as {entry.Kind} and as {different.Kind}; it was taken for {entry.Kind}");
            findings.Add(Finding.Warning(FieldPath.Root, message, code: SplitCodes.Contradiction));
        }

        bool isKnown = entry.Kind is not (DocumentTypeDescription.Other or DocumentTypeDescription.Blank);
        return new ClassifiedPage(number, isKnown ? entry.Kind : null)
        {
            IsBlank = entry.Kind == DocumentTypeDescription.Blank,
            StartsDocument = isKnown && entry.StartsDocument,
            DocumentNumber = isKnown && !string.IsNullOrWhiteSpace(entry.DocumentNumber) ? entry.DocumentNumber.Trim() : null,
            // A text layer is exact where a small picture is not.
            PrintedNumber = !isKnown ? null : await PrintedPageNumber.FindAsync(page, cancellationToken).ConfigureAwait(false) ?? (entry.PrintedPage > 0 ? entry.PrintedPage : null),
        };
    }
}
