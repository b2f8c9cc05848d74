using QwenDocs.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Outline.Destinations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace QwenDocs.Documents.PdfPig.Words;

/// <summary>
/// Takes the parts with which PdfPig reads pages: PdfPig hands them to page factories only, so this is one, though it makes no page.
/// </summary>
internal sealed class PdfTextParts : IPageFactory<IReadOnlyList<TextWord>>
{
    public PdfTextParts(
        IPdfTokenScanner scanner,
        IResourceStore resources,
        ILookupFilterProvider filters,
        IPageContentParser parser,
        ParsingOptions options)
    {
        Scanner = scanner;
        Resources = resources;
        Filters = filters;
        Parser = parser;
        Options = options;
        ((PdfParsingOptions)options).TextParts = this;
    }

    public IPdfTokenScanner Scanner { get; }

    public IResourceStore Resources { get; }

    public ILookupFilterProvider Filters { get; }

    public IPageContentParser Parser { get; }

    public ParsingOptions Options { get; }

    public IReadOnlyList<TextWord> Create(
        int number,
        DictionaryToken dictionary,
        PageTreeMembers pageTreeMembers,
        NamedDestinations namedDestinations) =>
        throw new NotSupportedException();
}
