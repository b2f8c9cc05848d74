using QwenDocs.Documents;
using QwenDocs.Extraction.Splitting.Boundaries;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Extraction.Splitting;

/// <summary>What a person should know of how a file was split.</summary>
internal static class SplitFindings
{
    public static IEnumerable<Finding> Of(SplitBoundaries boundaries) =>
    [
        .. Unassigned(boundaries, page => page.IsUnclear, FindingSeverity.Warning, SplitCodes.UnclassifiedPages, pages => $"the classification said nothing usable of pages {pages}, which were not extracted"),
        .. Unassigned(boundaries, page => !page.IsUnclear && !page.IsBlank, FindingSeverity.Info, SplitCodes.OtherPages, pages => $"pages {pages} are of no type that was asked for, and were not extracted"),
        .. Unassigned(boundaries, page => page.IsBlank, FindingSeverity.Info, SplitCodes.BlankPages, pages => $"pages {pages} are blank"),
        .. boundaries.Segments.SelectMany(segment => segment.Doubts.Select(doubt => doubt with { Message = $"{segment.DocumentType} on pages {segment.Pages}: {doubt.Message}" })),
    ];

    public static Finding OfFailure(SplitDocument document) => Finding.Error(
        FieldPath.Root,
        $"the {document.DocumentType} on pages {document.Pages} was not extracted: {(document.Failure is QwenDocsException failure ? failure.Message : document.Failure!.GetType().Name)}",
        code: SplitCodes.Failed);

    private static IEnumerable<Finding> Unassigned(
        SplitBoundaries boundaries, Func<ClassifiedPage, bool> concerns, FindingSeverity severity, string code, Func<PageSelection, string> message)
    {
        int[] numbers = [.. boundaries.Unassigned.Where(concerns).Select(page => page.Number)];
        return numbers.Length == 0 ? [] : [new Finding(severity, FieldPath.Root, message(PageSelection.Create(numbers))) { Code = code }];
    }
}
