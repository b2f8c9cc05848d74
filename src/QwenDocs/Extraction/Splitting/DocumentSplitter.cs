using System.Globalization;

namespace QwenDocs.Extraction.Splitting;

/// <summary>Divides the pages of a bundle among documents, by what a look said of each page.</summary>
/// <remarks>
/// What is printed goes before what was judged: a page number that goes on ties a page to the one before, then the number of the document does,
/// then the flag that a page starts one. Where these contradict each other, the document gets a doubt.
/// </remarks>
internal sealed class DocumentSplitter
{
    private readonly List<PageSegment> _sections = [];
    private readonly List<ClassifiedPage> _unassigned = [];
    private readonly List<ClassifiedPage> _waiting = [];
    private PageSegment? _open;

    private DocumentSplitter()
    {
    }

    /// <summary>Divides pages.</summary>
    /// <param name="pages">The pages, in order.</param>
    public static SplitBoundaries Divide(IEnumerable<ClassifiedPage> pages)
    {
        DocumentSplitter divider = new();
        foreach (ClassifiedPage page in pages)
            divider.Take(page);
        divider._unassigned.AddRange(divider._waiting);
        divider.DoubtRepeatedNumbers();
        return new SplitBoundaries(divider._sections, [.. divider._unassigned.OrderBy(page => page.Number)]);
    }

    private void Take(ClassifiedPage page)
    {
        if (page.IsUnclear)
        {
            TakeUnclear(page);
        }
        else if (page.DocumentType is not { } kind)
        {
            // The blank back of a sheet ends nothing; terms may stand between the pages of one document.
            _unassigned.Add(page);
        }
        else
        {
            string? doubt = null;
            if (_open is null || !Continues(_open, page, out doubt))
                Open(kind, page);
            _open!.Add(page);
            if (doubt is not null)
                _open.Doubt(doubt);
        }
    }

    /// <summary>A page of which nothing is known goes with the document around it: before it, or else after it, where that does not start with its first page.</summary>
    private void TakeUnclear(ClassifiedPage page)
    {
        if (_open is null)
        {
            _waiting.Add(page);
            return;
        }

        _open.Add(page);
        _open.Doubt($"{Page(page)} was taken for a page of this document, because the look said nothing usable of it");
    }

    private void Open(string kind, ClassifiedPage page)
    {
        _open = new PageSegment(kind);
        _sections.Add(_open);
        if (page.StartsDocument || page.PrintedNumber == 1)
            _unassigned.AddRange(_waiting);
        else
            _waiting.ForEach(TakeUnclear);
        _waiting.Clear();
    }

    private static bool Continues(PageSegment open, ClassifiedPage page, out string? doubt)
    {
        doubt = null;
        bool goesOn = page.PrintedNumber is > 1 && page.PrintedNumber == open.NextPrinted;
        bool? isSameNumber = page.DocumentNumber is { } number && open.DocumentNumber is { } known ? PageSegment.IsSame(number, known) : null;
        if (page.DocumentType != open.Kind)
        {
            if (goesOn && isSameNumber == true && !page.StartsDocument)
                doubt = $"{Page(page)} looks like {page.DocumentType}, and by its page number and its document number belongs to this document";
            else if (page.PrintedNumber > 1 && !page.StartsDocument)
                doubt = $"{Page(page)} is the first of its kind here, and prints page number {Text(page.PrintedNumber)}";
            return goesOn && isSameNumber == true && !page.StartsDocument;
        }

        if (page.PrintedNumber == 1)
        {
            if (isSameNumber == true && !page.StartsDocument)
                doubt = $"{Page(page)} prints page number 1, and the document number of the pages before";
            return doubt is not null;
        }

        switch (isSameNumber)
        {
            case true:
                return true;
            case false when goesOn && !page.StartsDocument:
                doubt = $"{Page(page)} prints another document number, and by its page number goes on with this document";
                return true;
            case false:
                return false;
        }

        if (page.StartsDocument && page.PrintedNumber > 1)
            doubt = $"{Page(page)} was taken for the first page of a document, and prints page number {Text(page.PrintedNumber)}";
        return goesOn || !page.StartsDocument;
    }

    private void DoubtRepeatedNumbers()
    {
        for (int index = 0; index < _sections.Count; index++)
        {
            PageSegment section = _sections[index];
            PageSegment? before = section.DocumentNumber is not { } number ? null
                : _sections.Take(index).LastOrDefault(other => other.Kind == section.Kind && other.DocumentNumber is { } known && PageSegment.IsSame(number, known));
            if (before is not null)
                section.Doubt($"it has the number of the {section.Kind} on pages {before.Pages}: a copy, or pages of that document");
        }
    }

    private static string Page(ClassifiedPage page) => string.Create(CultureInfo.InvariantCulture, $"page {page.Number}");

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
