using QwenDocs.Documents;
using QwenDocs.Schemas;
using QwenDocs.Text;
using QwenDocs.Validation;

namespace QwenDocs.Extraction.Splitting.Boundaries;

/// <summary>The pages that one document of a file stands on.</summary>
internal sealed class PageSegment(string documentType)
{
    private const TextFolds Blurred = TextFolds.Width | TextFolds.Case | TextFolds.Punctuation;

    private readonly List<int> _pages = [];
    private readonly List<Finding> _doubts = [];

    public string DocumentType => documentType;

    public PageSelection Pages => PageSelection.Create([.. _pages]);

    /// <summary>Gets the number of the document, as it was first read.</summary>
    public string? DocumentNumber { get; private set; }

    /// <summary>Gets where the boundaries of the document are doubtful.</summary>
    public IReadOnlyList<Finding> Doubts => _doubts;

    /// <summary>Gets the number within the document that the next page would print, where pages print theirs.</summary>
    public int? NextPrinted { get; private set; }

    public void Add(ClassifiedPage page)
    {
        _pages.Add(page.Number);
        DocumentNumber ??= page.DocumentNumber;
        NextPrinted = (page.PrintedNumber ?? NextPrinted) + 1;
        if (page.PrintedNumber is null && _pages.Count == 1)
            NextPrinted = 2;
    }

    public void Doubt(string message) => _doubts.Add(Finding.Warning(FieldPath.Root, message, code: SplitCodes.Boundary));

    /// <summary>Tells whether two numbers of documents are the same but for spaces, case and punctuation, which small pictures blur.</summary>
    public static bool IsSame(string left, string right) => TextFolding.Fold(left, Blurred) == TextFolding.Fold(right, Blurred);
}
