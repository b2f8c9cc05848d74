using QwenDocs.Documents.PdfPig.Limits;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Parser.Parts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace QwenDocs.Documents.PdfPig;

/// <summary>Walks the page tree of a PDF without recursion: no node twice, no more pages than the limit, no page's content read.</summary>
internal sealed class PdfPageTree(IPdfTokenScanner scanner, ParsingBudget budget, DocumentOptions options)
{
    private const int MaxNodes = 1_000_000;

    private static readonly NameToken Kids = NameToken.Create(PdfPrescan.MaskedKids);
    private static readonly NameToken UserUnit = NameToken.Create("UserUnit");
    private static readonly NameToken[] Inherited = [NameToken.Resources, NameToken.MediaBox, NameToken.CropBox, NameToken.Rotate];
    private static readonly PdfRectangle Letter = new(0, 0, 612, 792);

    public List<PdfPageEntry> Read(DictionaryToken catalog)
    {
        var pages = new List<PdfPageEntry>();
        var visited = new HashSet<IndirectReference>();
        var open = new Stack<(IToken Node, DictionaryToken Parent)>();
        if (catalog.TryGet(NameToken.Pages, out IToken root))
            open.Push((root, DictionaryToken.Empty));
        for (int nodes = 0; open.TryPop(out (IToken Node, DictionaryToken Parent) next); nodes++)
        {
            budget.Check();
            if (nodes > MaxNodes)
                throw budget.Pass(DocumentError.Damaged, $"its page tree has more than {MaxNodes} nodes");
            // A page that the file does not hold still counts, so that the numbers of those after it are right.
            if (!DirectObjectFinder.TryGet(next.Node, scanner, out DictionaryToken? node))
                node = DictionaryToken.Empty;
            if (!node.TryGet(Kids, scanner, out ArrayToken? kids) || IsType(node, NameToken.Page))
            {
                if (!IsType(node, NameToken.Pages))
                    pages.Add(Entry(WithInherited(node, next.Parent), pages.Count + 1));
                if (pages.Count > options.MaxPages)
                    throw budget.Pass(DocumentError.TooManyPages, $"it has more than {options.MaxPages} pages ({nameof(DocumentOptions.MaxPages)})");
            }
            else if (next.Node is not IndirectReferenceToken reference || visited.Add(reference.Data))
            {
                if (kids.Length > MaxNodes)
                    throw budget.Pass(DocumentError.Damaged, $"its page tree has more than {MaxNodes} nodes");
                DictionaryToken parent = WithInherited(node, next.Parent);
                for (int i = kids.Length - 1; i >= 0; i--)
                    open.Push((kids[i], parent));
            }
        }

        return pages;
    }

    private static DictionaryToken WithInherited(DictionaryToken node, DictionaryToken parent)
    {
        foreach (NameToken name in Inherited)
        {
            if (!node.ContainsKey(name) && parent.TryGet(name, out IToken value))
                node = node.With(name, value);
        }

        return node;
    }

    private bool IsType(DictionaryToken node, NameToken type) => node.TryGet(NameToken.Type, scanner, out NameToken? found) && found.Equals(type);

    private PdfPageEntry Entry(DictionaryToken page, int number)
    {
        PdfRectangle media = Rectangle(page, NameToken.MediaBox) ?? Letter;
        PdfRectangle box = Rectangle(page, NameToken.CropBox) is { } crop && Intersect(media, crop) is { Width: > 0, Height: > 0 } visible ? visible : media;
        int rotation = page.TryGet(NameToken.Rotate, scanner, out NumericToken? rotate) && double.IsFinite(rotate.Double)
            ? ((int)(rotate.Double / 90 % 4) + 4) % 4 * 90
            : 0;
        double unit = page.TryGet(UserUnit, scanner, out NumericToken? userUnit) && userUnit.Double is > 0 and < 1e6 ? userUnit.Double : 1;
        DictionaryToken resources = page.TryGet(NameToken.Resources, scanner, out DictionaryToken? found) ? found : DictionaryToken.Empty;
        var entry = new PdfPageEntry(number, page, resources, box, rotation, unit);
        double side = Math.Max(entry.Size.Width, entry.Size.Height);
        if (!double.IsFinite(side) || Math.Min(entry.Size.Width, entry.Size.Height) is not > 0)
            throw new PdfPageException(number, DocumentError.Damaged, "its size is zero or not a number");
        if (side / 72 > options.MaxPageSizeInches)
            throw new PdfPageException(number, DocumentError.PageTooLarge, FormattableString.Invariant($"its longest side is {side / 72:0.#} inches, over the limit of {options.MaxPageSizeInches:0.#} inches ({nameof(DocumentOptions.MaxPageSizeInches)})"));
        return entry;
    }

    private PdfRectangle? Rectangle(DictionaryToken page, NameToken name)
    {
        if (!page.TryGet(name, scanner, out ArrayToken? array) || array.Length != 4)
            return null;
        Span<double> sides = stackalloc double[4];
        for (int i = 0; i < 4; i++)
        {
            if (!DirectObjectFinder.TryGet(array[i], scanner, out NumericToken? side))
                return null;
            sides[i] = side.Double;
        }

        return new PdfRectangle(Math.Min(sides[0], sides[2]), Math.Min(sides[1], sides[3]), Math.Max(sides[0], sides[2]), Math.Max(sides[1], sides[3]));
    }

    private static PdfRectangle Intersect(PdfRectangle a, PdfRectangle b) =>
        Math.Max(a.Left, b.Left) is var left && Math.Min(a.Right, b.Right) is var right &&
        Math.Max(a.Bottom, b.Bottom) is var bottom && Math.Min(a.Top, b.Top) is var top && left < right && bottom < top
            ? new PdfRectangle(left, bottom, right, top)
            : default;
}
