using System.Globalization;
using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Rendering;

namespace QwenDocs.Extraction.Requests;

/// <summary>Says what the pictures and texts of pages lack of what the document holds.</summary>
internal static class PageNotices
{
    /// <summary>Says it of some pages.</summary>
    /// <param name="images">The pictures that are sent.</param>
    /// <param name="pages">The pages whose text may be sent.</param>
    public static IReadOnlyList<DocumentNotice> Of(IEnumerable<PageImage> images, IEnumerable<DocumentPage> pages) =>
        [.. images.Where(image => image.MissingScripts.Count > 0).Select(MissingFont), .. pages.Select(HiddenText).OfType<DocumentNotice>()];

    private static DocumentNotice MissingFont(PageImage image) => new(
        DocumentNoticeCode.MissingFont,
        $"text in {string.Join(", ", image.MissingScripts)} script could not be drawn, for its font is neither embedded nor on this machine; install one, or set {nameof(RenderingOptions)}.{nameof(RenderingOptions.FontDirectory)}",
        image.PageNumber);

    private static DocumentNotice? HiddenText(DocumentPage page) => page.Shown is { HiddenWords: > 0 and var hidden }
        ? new DocumentNotice(
            DocumentNoticeCode.HiddenText,
            string.Create(CultureInfo.InvariantCulture, $"{hidden:#,0} {(hidden == 1 ? "word" : "words")} of the text layer {(hidden == 1 ? "is" : "are")} not shown on the page, and {(hidden == 1 ? "was" : "were")} not sent"),
            page.Number)
        : null;
}
