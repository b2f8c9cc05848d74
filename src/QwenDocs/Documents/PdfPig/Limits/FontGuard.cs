using System.Numerics;
using QwenDocs.Documents.PdfPig.Words;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Parser.Parts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace QwenDocs.Documents.PdfPig.Limits;

/// <summary>
/// Looks at fonts before PdfPig loads them: it writes out every code of the ranges in a ToUnicode map and in the widths of a CID font,
/// and a range of a few bytes can claim thousands of millions of codes.
/// </summary>
internal sealed class FontGuard(PdfTextParts parts, ParsingBudget budget)
{
    // Codes have at most four bytes, but no font maps more of them than Unicode has characters.
    private const int MaxCodes = 0x110000;
    private const int MaxNesting = 256;

    private readonly HashSet<IToken> _checked = [];

    public void Check(DictionaryToken fonts)
    {
        foreach (IToken token in fonts.Data.Values)
        {
            if (_checked.Contains(token) || !DirectObjectFinder.TryGet(token, parts.Scanner, out DictionaryToken? font))
                continue;
            CheckFont(font);
            _checked.Add(token);
        }
    }

    private void CheckFont(DictionaryToken font)
    {
        budget.Check();
        foreach (NameToken name in (ReadOnlySpan<NameToken>)[NameToken.ToUnicode, NameToken.Encoding])
        {
            if (font.TryGet(name, parts.Scanner, out StreamToken? map))
                CheckRanges(map.Decode(parts.Filters, parts.Scanner));
        }

        if (!font.TryGet(NameToken.DescendantFonts, out IToken descendant))
            return;
        if (DirectObjectFinder.TryGet(descendant, parts.Scanner, out ArrayToken? descendants) && descendants.Length > 0)
            descendant = descendants[0];
        if (DirectObjectFinder.TryGet(descendant, parts.Scanner, out DictionaryToken? cidFont))
        {
            CheckWidths(cidFont, NameToken.W, valuesPerRange: 1);
            CheckWidths(cidFont, NameToken.W2, valuesPerRange: 3);
        }
    }

    // "beginbfrange", then the first code, the last one and what they stand for, over and over.
    private void CheckRanges(Memory<byte> map)
    {
        var scanner = new CoreTokenScanner(new BudgetedBytes(new MemoryInputBytes(map), budget), false, new StackDepthGuard(MaxNesting));
        long codes = 0;
        bool inRanges = false;
        var range = new List<HexToken>(2);
        int values = 0;
        while (scanner.MoveNext())
        {
            if (scanner.CurrentToken is OperatorToken word)
            {
                inRanges = word.Data.Equals("beginbfrange", StringComparison.OrdinalIgnoreCase) ||
                    inRanges && !word.Data.Equals("endbfrange", StringComparison.OrdinalIgnoreCase);
                range.Clear();
                values = 0;
            }
            else if (inRanges && values++ < 2 && scanner.CurrentToken is HexToken code)
            {
                range.Add(code);
                if (range.Count == 2)
                    CheckCodes(codes += Span(range[0].Bytes, range[1].Bytes));
            }
            else if (values == 3)
            {
                range.Clear();
                values = 0;
            }
        }
    }

    private static long Span(ReadOnlySpan<byte> first, ReadOnlySpan<byte> last) =>
        first.Length > 4 || last.Length != first.Length
            ? long.MaxValue / 2
            : Math.Max((long)(new BigInteger(last, isUnsigned: true, isBigEndian: true) - new BigInteger(first, isUnsigned: true, isBigEndian: true)), 0);

    // Either a first CID and an array of widths, or a first CID, a last one, and what they share.
    private void CheckWidths(DictionaryToken font, NameToken name, int valuesPerRange)
    {
        if (!font.TryGet(name, parts.Scanner, out ArrayToken? widths))
            return;
        double codes = 0;
        for (int i = 0; i + 1 < widths.Length; i += 2)
        {
            if (DirectObjectFinder.TryGet<ArrayToken>(widths[i + 1], parts.Scanner, out _) ||
                !DirectObjectFinder.TryGet(widths[i], parts.Scanner, out NumericToken? first) ||
                !DirectObjectFinder.TryGet(widths[i + 1], parts.Scanner, out NumericToken? last))
                continue;
            CheckCodes(codes += Math.Max(last.Double - first.Double, 0));
            i += valuesPerRange;
        }
    }

    private void CheckCodes(double codes)
    {
        if (!(codes <= MaxCodes))
            throw budget.Pass(DocumentError.MemoryLimit, FormattableString.Invariant($"a font claims more than {MaxCodes:N0} character codes, all that Unicode has"));
    }
}
