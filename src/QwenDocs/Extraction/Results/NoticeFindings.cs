using QwenDocs.Documents;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Extraction.Results;

/// <summary>Makes findings of what was noticed while a document was opened and drawn: a record read from less than the whole document must say so.</summary>
internal static class NoticeFindings
{
    public static IEnumerable<Finding> Of(IEnumerable<DocumentNotice> notices) => notices.Distinct().Select(Of);

    /// <summary>Says which pages were left out for being blank.</summary>
    public static IEnumerable<Finding> OfBlank(IReadOnlyList<int> pages)
    {
        if (pages.Count > 0)
            yield return new Finding(FindingSeverity.Info, FieldPath.Root, $"{(pages.Count == 1 ? "page" : "pages")} {PageSelection.Create([.. pages])} {(pages.Count == 1 ? "is" : "are")} blank, and not read") { Code = DocumentCodes.BlankPages };
    }

    private static Finding Of(DocumentNotice notice)
    {
        (FindingSeverity severity, string code) = notice.Code switch
        {
            // What was read is not the document at all.
            DocumentNoticeCode.DynamicForm => (FindingSeverity.Error, DocumentCodes.DynamicForm),
            DocumentNoticeCode.Portfolio => (FindingSeverity.Error, DocumentCodes.Portfolio),
            DocumentNoticeCode.CutOff => (FindingSeverity.Warning, DocumentCodes.CutOff),
            DocumentNoticeCode.HiddenText => (FindingSeverity.Warning, DocumentCodes.HiddenText),
            _ => (FindingSeverity.Warning, DocumentCodes.MissingFont),
        };
        string message = notice.PageNumber is { } page ? $"page {page}: {notice.Message}" : notice.Message;
        return new Finding(severity, FieldPath.Root, message) { Code = code };
    }
}
