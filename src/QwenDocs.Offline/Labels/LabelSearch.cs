using System.Globalization;
using System.Text.RegularExpressions;
using QwenDocs.Offline.Print;
using QwenDocs.Schemas.Labels;

namespace QwenDocs.Offline.Labels;

/// <summary>Finds labels on the pages.</summary>
internal sealed partial class LabelSearch
{
    private const double InsideQuality = 0.6;
    private const double LongerLabelQuality = 0.2;
    private const double LeftoverQuality = 0.45;
    private const double BoxQuality = 0.95;

    private readonly PrintedDocument _document;
    private readonly IReadOnlySet<string> _known;
    private readonly int _longestKnown;
    private readonly LabelSequence _sequence;
    private readonly Dictionary<PrintedCell, bool> _areBilingual = [];
    private readonly SchemaLabels _declared;

    public LabelSearch(PrintedDocument document, SchemaLabels declared)
    {
        _document = document;
        _declared = declared;
        _known = declared.All.Count == 0 ? FieldVocabulary.Recognized.KnownLabels : FieldVocabulary.Recognized.KnownLabels.Union(declared.All).ToHashSet();
        _longestKnown = _known.Max(label => label.Length);
        _sequence = FieldVocabulary.Recognized.SequenceWith(declared.All);
    }

    public IEnumerable<LabelMatch> Find(FieldQuery field)
    {
        var own = field.Labels.Select(label => label.Folded).ToHashSet();
        foreach (PrintedCell cell in _document.Cells)
        {
            LabelMatch best = field.Place.Box is { } box && IsBox(cell, box) ? new LabelMatch(cell, BoxQuality, "") : default;
            foreach (FieldLabel label in field.Labels)
            {
                if (Match(cell, label, own, field.Kind) is { } match && match.Quality > best.Quality)
                    best = match;
            }
            if (best.Quality > 0)
                yield return best;
        }
    }

    /// <summary>Whether a cell is nothing but a label, and so no value.</summary>
    public bool IsLabel(PrintedCell cell) =>
        _known.Contains(cell.Folded.Value) || IsDeclared(cell) || IsBilingual(cell) || (cell.Text is [.., ':' or '：'] && LongestKnown(cell) > 0);

    /// <summary>Whether a cell is a label that the schema itself names.</summary>
    public bool IsDeclared(PrintedCell cell) => _declared.Contains(cell);

    private bool IsBilingual(PrintedCell cell)
    {
        if (!_areBilingual.TryGetValue(cell, out bool isBilingual))
            _areBilingual[cell] = isBilingual = _sequence.IsBilingual(cell.Folded.Value);
        return isBilingual;
    }

    /// <summary>Whether a cell is the label of a numbered box: its number, then words.</summary>
    public static bool IsBox(PrintedCell cell, int number)
    {
        ReadOnlySpan<char> text = cell.Text;
        int digits = text.IndexOfAnyExceptInRange('0', '9');
        return digits is 1 or 2 && int.Parse(text[..digits], CultureInfo.InvariantCulture) == number
            && text[digits..].TrimStart() is [var first, var second, var third, ..] && char.IsUpper(first) && char.IsLetter(second) && char.IsLetter(third);
    }

    private static bool IsLetter(string text, int at) => at >= 0 && at < text.Length && char.IsLetter(text[at]) && text[at] < '⺀';

    private LabelMatch? Match(PrintedCell cell, FieldLabel label, HashSet<string> own, FieldKind kind)
    {
        int at = cell.Folded.Value.IndexOf(label.Folded, StringComparison.Ordinal);
        if (at < 0)
            return null;
        string text = cell.Text;
        int end = cell.Folded.EndOf(at, label.Folded.Length);
        bool isHan = label.Folded[0] >= '⺀';
        // A label is a word of its own. Where recognition lost the space before it, a longer label says enough.
        if (IsLetter(text, end) && !isHan)
            return null;
        double quality = label.Weight;
        if (at > 0)
        {
            if (!isHan && IsLetter(text, cell.Folded.StartOf(at) - 1))
                return null;
            if (label.Folded.Length < 3 || kind == FieldKind.Party)
                return null;
            quality *= InsideQuality;
        }
        else if (LongestKnown(cell) > label.Folded.Length && !own.Contains(cell.Folded.Value[..LongestKnown(cell)]))
        {
            quality *= LongerLabelQuality;
        }
        string rest = text[end..].TrimStart(' ', ')');
        string aside = Aside().Match(rest) is { Success: true } bracket ? bracket.Groups[1].Value : "";
        int colon = rest.IndexOf(':', StringComparison.Ordinal);
        if (rest.StartsWith('(') && rest.IndexOf(')', StringComparison.Ordinal) is var close && close > 0)
            rest = rest[(close + 1)..];
        else if (colon > 0 && colon < 24 && !rest[..colon].Any(char.IsDigit))
            (rest, quality) = (rest[colon..], quality * (IsForeign(rest[..colon], own) ? LongerLabelQuality : 0.9));
        rest = SaysTheSame(rest, isHan) ? "" : Bare(rest);
        if (rest.Length > 0 && !rest.Any(char.IsDigit) && !isHan && !IsOfWords(kind))
            quality *= LeftoverQuality;
        // No. 66 Mingzhou Road is no number of a document.
        if (kind == FieldKind.Identifier && label.Folded.Length < 4 && !isHan && rest.Contains(' '))
            quality *= LongerLabelQuality;
        return new LabelMatch(cell, quality, rest, aside);
    }

    /// <summary>Whether values of a kind may be nothing but words.</summary>
    private static bool IsOfWords(FieldKind kind) =>
        kind is FieldKind.Text or FieldKind.Description or FieldKind.Party or FieldKind.Currency
            or FieldKind.Unit or FieldKind.Packing or FieldKind.Marks or FieldKind.Country;

    /// <summary>Whether words between a label and its colon say that it is another one: 装运港 in <c>FROM 装运港: NINGBO</c>.</summary>
    private bool IsForeign(string words, HashSet<string> own) =>
        FieldVocabulary.Recognized.Fold(words) is var folded && _known.Contains(folded) && !own.Contains(folded);

    /// <summary>Whether what follows a label is nothing but further labels, as in <c>Buyer / Consignee 买方 / 收货人</c>: behind a stroke, or in the other script.</summary>
    private bool SaysTheSame(string rest, bool isHan)
    {
        if (rest.Length == 0 || (rest[0] != '/' && (isHan || rest[0] < '⺀')))
            return false;
        string folded = FieldVocabulary.Recognized.Fold(rest);
        for (int start = 0; start < folded.Length;)
        {
            int length = Math.Min(folded.Length - start, _longestKnown);
            while (length > 0 && !_known.Contains(folded.Substring(start, length)))
                length--;
            if (length == 0)
                return false;
            start += length;
        }

        return folded.Length > 0;
    }

    private static string Bare(string rest)
    {
        rest = rest.TrimStart(' ', ':', '.', '#', ')', '=', ',', ';', '°');
        return rest.StartsWith("- ", StringComparison.Ordinal) ? rest[2..].TrimStart() : rest;
    }

    private int LongestKnown(PrintedCell cell)
    {
        string text = cell.Folded.Value;
        for (int length = Math.Min(text.Length, _longestKnown); length > 1; length--)
        {
            if (_known.Contains(text[..length]) && !IsLetter(cell.Text, cell.Folded.EndOf(0, length)))
                return length;
        }
        return 0;
    }

    [GeneratedRegex(@"^\(\s*([0-9A-Z]+)\s*\)")]
    private static partial Regex Aside();
}
