using System.Globalization;

namespace QwenDocs.Extraction.Splitting.Boundaries;

/// <summary>Splits the pages of a file into documents, by what each page was classified as.</summary>
/// <remarks>
/// What is printed outweighs what was judged: see <see cref="PageEvidence"/>. Where the evidence contradicts itself, the document gets a doubt.
/// </remarks>
internal sealed class DocumentSplitter
{
    private readonly List<PageSegment> _segments = [];
    private readonly List<ClassifiedPage> _unassigned = [];
    private readonly List<ClassifiedPage> _waiting = [];
    private PageSegment? _open;

    private DocumentSplitter()
    {
    }

    /// <summary>Splits pages.</summary>
    /// <param name="pages">The pages, in order.</param>
    public static SplitBoundaries Split(IEnumerable<ClassifiedPage> pages)
    {
        DocumentSplitter splitter = new();
        foreach (ClassifiedPage page in pages)
            splitter.Take(page);
        splitter._unassigned.AddRange(splitter._waiting);
        splitter.DoubtRepeatedNumbers();
        return new SplitBoundaries(splitter._segments, [.. splitter._unassigned.OrderBy(page => page.Number)]);
    }

    private void Take(ClassifiedPage page)
    {
        if (page.IsUnclear)
        {
            TakeUnclear(page);
        }
        else if (page.DocumentType is not { } type)
        {
            // The blank back of a sheet ends nothing; terms may stand between the pages of one document.
            _unassigned.Add(page);
        }
        else
        {
            (bool continues, SplitDoubt doubt) = _open is null ? (false, SplitDoubt.None) : Decide(_open, page);
            if (!continues)
                Open(type, page);
            _open!.Add(page);
            if (Describe(doubt, page) is { } words)
                _open.Doubt(words);
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
        _open.Doubt($"{Page(page)} was taken for a page of this document, because its classification said nothing usable of it");
    }

    private void Open(string type, ClassifiedPage page)
    {
        _open = new PageSegment(type);
        _segments.Add(_open);
        if (page.StartsDocument || page.PrintedNumber == 1)
            _unassigned.AddRange(_waiting);
        else
            _waiting.ForEach(TakeUnclear);
        _waiting.Clear();
    }

    private static (bool Continues, SplitDoubt Doubt) Decide(PageSegment open, ClassifiedPage page)
    {
        PageNumbering numbering = page.PrintedNumber switch
        {
            1 => PageNumbering.First,
            > 1 => page.PrintedNumber == open.NextPrinted ? PageNumbering.Next : PageNumbering.Later,
            _ => PageNumbering.None,
        };
        bool? isSameNumber = page.DocumentNumber is { } number && open.DocumentNumber is { } known ? PageSegment.IsSame(number, known) : null;
        return new PageEvidence(page.DocumentType == open.DocumentType, isSameNumber, numbering, page.StartsDocument).Decide();
    }

    private static string? Describe(SplitDoubt doubt, ClassifiedPage page) => doubt switch
    {
        SplitDoubt.OtherType => $"{Page(page)} looks like {page.DocumentType}, and by its page number and its document number belongs to this document",
        SplitDoubt.LateFirstPage => $"{Page(page)} is the first of its type here, and prints page number {Text(page.PrintedNumber)}",
        SplitDoubt.FirstPageNumber => $"{Page(page)} prints page number 1, and the document number of the pages before",
        SplitDoubt.OtherNumber => $"{Page(page)} prints another document number, and by its page number goes on with this document",
        SplitDoubt.TakenForFirst => $"{Page(page)} was taken for the first page of a document, and prints page number {Text(page.PrintedNumber)}",
        _ => null,
    };

    private void DoubtRepeatedNumbers()
    {
        for (int index = 0; index < _segments.Count; index++)
        {
            PageSegment segment = _segments[index];
            PageSegment? before = segment.DocumentNumber is not { } number ? null
                : _segments.Take(index).LastOrDefault(other => other.DocumentType == segment.DocumentType && other.DocumentNumber is { } known && PageSegment.IsSame(number, known));
            if (before is not null)
                segment.Doubt($"it has the number of the {segment.DocumentType} on pages {before.Pages}: a copy, or pages of that document");
        }
    }

    private static string Page(ClassifiedPage page) => string.Create(CultureInfo.InvariantCulture, $"page {page.Number}");

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
