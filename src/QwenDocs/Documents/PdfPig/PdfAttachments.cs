using System.Globalization;
using System.Text;
using QwenDocs.Documents.PdfPig.Limits;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Parser.Parts;
using UglyToad.PdfPig.Tokens;

namespace QwenDocs.Documents.PdfPig;

/// <summary>Reads the files inside a PDF: those of the name tree <c>EmbeddedFiles</c>, and the catalog's associated files (<c>/AF</c>).</summary>
internal sealed class PdfAttachments(Structure structure, ParsingBudget budget)
{
    private const int MaxNodes = 10_000;

    private static readonly NameToken Kids = NameToken.Create(PdfPrescan.MaskedKids);
    private static readonly NameToken AssociatedFiles = NameToken.Create("AF");
    private static readonly NameToken UnicodeFile = NameToken.Create("UF");

    private readonly HashSet<IToken> _streams = [];
    private readonly List<DocumentAttachment> _found = [];
    private long _total;

    public IReadOnlyList<DocumentAttachment> Read()
    {
        DictionaryToken catalog = structure.Catalog.CatalogDictionary;
        if (TryGet(catalog, NameToken.Names, out DictionaryToken? names) && names.TryGet(NameToken.EmbeddedFiles, out IToken tree))
            ReadTree(tree);
        if (TryGet(catalog, AssociatedFiles, out ArrayToken? associated))
        {
            foreach (IToken file in associated.Data.Take(MaxNodes))
                ReadFile(file, key: null);
        }

        return _found;
    }

    private void ReadTree(IToken root)
    {
        var visited = new HashSet<IndirectReference>();
        var open = new Queue<IToken>([root]);
        for (int nodes = 0; nodes < MaxNodes && open.TryDequeue(out IToken? token); nodes++)
        {
            budget.Check();
            if (token is IndirectReferenceToken reference && !visited.Add(reference.Data) ||
                !DirectObjectFinder.TryGet(token, structure.TokenScanner, out DictionaryToken? node))
                continue;
            if (TryGet(node, NameToken.Names, out ArrayToken? names))
            {
                for (int i = 0; i + 1 < Math.Min(names.Length, MaxNodes); i += 2)
                    ReadFile(names[i + 1], names[i]);
            }

            if (TryGet(node, Kids, out ArrayToken? kids))
            {
                foreach (IToken kid in kids.Data.Take(MaxNodes))
                    open.Enqueue(kid);
            }
        }
    }

    private void ReadFile(IToken token, IToken? key)
    {
        budget.Check();
        if (!DirectObjectFinder.TryGet(token, structure.TokenScanner, out DictionaryToken? file) ||
            !TryGet(file, NameToken.Ef, out DictionaryToken? embedded) ||
            !(embedded.TryGet(UnicodeFile, out IToken reference) || embedded.TryGet(NameToken.F, out reference)) ||
            !DirectObjectFinder.TryGet(reference, structure.TokenScanner, out StreamToken? stream) ||
            !_streams.Add(reference))
            return;
        Memory<byte> bytes = stream.Decode(structure.FilterProvider, structure.TokenScanner);
        budget.CheckInflated(_total += bytes.Length);
        string name = Name(file, UnicodeFile) ?? Name(file, NameToken.F) ?? Text(key) ?? "attachment";
        bool plain = !stream.StreamDictionary.ContainsKey(NameToken.Filter);
        _found.Add(new DocumentAttachment(name, plain ? PdfPrescan.Unmasked(bytes.Span) : bytes));
    }

    private string? Name(DictionaryToken file, NameToken name) =>
        file.TryGet(name, out IToken token)
            ? Text(token is IndirectReferenceToken reference ? structure.TokenScanner.Get(reference.Data)?.Data : token)
            : null;

    // The file name alone: what a PDF calls "../../x" is named "x".
    private static string? Text(IToken? token)
    {
        string? text = token switch
        {
            HexToken hex when hex.Bytes is [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(hex.Bytes[2..]),
            IDataToken<string> data => data.Data,
            _ => null,
        };
        text = string.Concat((text ?? "").Where(c => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format)));
        text = text[(text.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        return text is "" or "." or ".." ? null : text;
    }

    private bool TryGet<T>(DictionaryToken dictionary, NameToken name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out T? token)
        where T : class, IToken => dictionary.TryGet(name, structure.TokenScanner, out token);
}
