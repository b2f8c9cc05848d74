using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace QwenDocs.Documents.PdfPig;

/// <summary>Reads from the catalog whether the pages of a PDF are the document, or only stand for it.</summary>
internal static class PdfNotices
{
    private static readonly NameToken Collection = NameToken.Create("Collection");
    private static readonly NameToken AcroForm = NameToken.Create("AcroForm");
    private static readonly NameToken Xfa = NameToken.Create("XFA");
    private static readonly NameToken NeedsRendering = NameToken.Create("NeedsRendering");
    private static readonly NameToken Fields = NameToken.Create("Fields");

    public static IEnumerable<DocumentNotice> Read(Structure structure)
    {
        DictionaryToken catalog = structure.Catalog.CatalogDictionary;
        IPdfTokenScanner scanner = structure.TokenScanner;
        if (catalog.TryGet(Collection, scanner, out DictionaryToken? _))
        {
            yield return new DocumentNotice(
                DocumentNoticeCode.Portfolio, "the PDF is a portfolio: its pages are a cover, and the documents are its attachments, which are to be read one by one");
        }
        if (!catalog.TryGet(AcroForm, scanner, out DictionaryToken? form) || !form.ContainsKey(Xfa))
            yield break;

        // ISO 32000-1, 12.7.8: a dynamic form asks to be rendered anew. One without it that has no fields of its own has nothing to show either.
        bool isRequested = catalog.TryGet(NeedsRendering, scanner, out BooleanToken? rendering) && rendering.Data;
        bool hasFields = form.TryGet(Fields, scanner, out ArrayToken? fields) && fields.Length > 0;
        if (isRequested || !hasFields)
        {
            yield return new DocumentNotice(
                DocumentNoticeCode.DynamicForm, "the PDF is a dynamic XFA form: its pages are a placeholder, and the form is not drawn; save it as a flat PDF first");
        }
    }
}
