using QwenDocs.Grounding.Candidates;
using QwenDocs.Grounding.Claims;
using QwenDocs.Grounding.Print;
using QwenDocs.Schemas.Labels;
using QwenDocs.Text;
using QwenDocs.Text.Values;

namespace QwenDocs.Grounding.Verdicts;

/// <summary>Judges values that documents say in another form: currencies, countries, terms of delivery. The type of the value reads what is printed, and what it reads is compared.</summary>
internal sealed class MeaningValues(GroundingContext context)
{
    private const int MostWindows = 20_000;
    private const int LongestWindow = 40;
    private const int WordsInWindow = 3;

    private readonly Dictionary<Type, Dictionary<string, List<PrintSpan>>> _read = [];
    private List<(string Text, PrintSpan Span)>? _windows;

    public Judgement Judge(Claim claim, RowRange rows)
    {
        if (claim.Field.Reader is not { } reader)
            return ByWord(claim, rows);
        Dictionary<string, List<PrintSpan>> read = ReadBy(reader);
        if (read.TryGetValue(claim.Normalised, out List<PrintSpan>? spans))
        {
            PrintSpan at = spans.Find(span => rows.Has(context.Print.RowOf(span)));
            bool isInRows = at != default;
            if (!isInRows)
                at = spans[0];
            string printed = context.Print.TextOf(at);
            bool isSame = context.Print.Folding.Fold(printed) == claim.Folded;
            Candidate candidate = context.Search.Make(at, 1, isSame ? EvidenceMatch.Exact : EvidenceMatch.Normalised);
            if (!isInRows)
                return Judgement.Unplaced(EvidenceReason.OnceForAll, 0.4, candidate);
            return isSame || printed.Length >= 4
                ? Judgement.Supported(claim.List is null ? EvidenceReason.Printed : EvidenceReason.InRow, 0.9, candidate)
                : Judgement.Derived(EvidenceReason.ByMeaning, IsMost(read, spans) ? 0.9 : 0.5, candidate);
        }

        if (claim.Normalised.Length == 2 && CountrySigns.Find(context.Print, claim.Normalised) is { } sign)
            return Judgement.Derived(EvidenceReason.ByMeaning, 0.6, context.Search.Make(sign, 0.6, EvidenceMatch.Normalised));
        if (claim.Field.Terms.Kind == FieldKind.Currency && read.Count > 0 && !context.Print.IsRecognized)
            return Judgement.Contradicted(EvidenceReason.OtherMeaning, 0.2, null, read.Values.MaxBy(other => other.Count)![0]);
        return claim.Normalised.Length <= 3 ? Judgement.Unplaced(EvidenceReason.NoLabel, 0.3, null) : ByWord(claim, rows);
    }

    private Judgement ByWord(Claim claim, RowRange rows)
    {
        List<Candidate> found = context.Search.Texts(claim.Text);
        if (found.Find(candidate => rows.Has(candidate.Row)) is { } here)
            return Judgement.Supported(EvidenceReason.Printed, 0.8, here);
        if (found.Count > 0)
            return Judgement.Unplaced(EvidenceReason.OtherRow, 0.4, found[0]);
        return claim.Text.Length <= 3 ? Judgement.Unplaced(EvidenceReason.NoLabel, 0.3, null) : Judgement.NotFound;
    }

    private static bool IsMost(Dictionary<string, List<PrintSpan>> read, List<PrintSpan> spans) => spans.Count * 2 >= read.Values.Max(other => other.Count);

    /// <summary>Everything on the pages that a type reads as a value of its own.</summary>
    private Dictionary<string, List<PrintSpan>> ReadBy(IPrintedValueReader reader)
    {
        if (_read.TryGetValue(reader.GetType(), out Dictionary<string, List<PrintSpan>>? known))
            return known;
        Dictionary<string, List<PrintSpan>> read = [];
        Dictionary<string, string?> byText = [];
        foreach ((string text, PrintSpan span) in _windows ??= [.. Windows().Take(MostWindows)])
        {
            if (!byText.TryGetValue(text, out string? value))
                byText[text] = value = reader.Read(text) is { IsValid: true } found && IsTold(text, found) ? found.ToString() : null;
            if (value is null)
                continue;
            if (read.TryGetValue(value, out List<PrintSpan>? spans))
                spans.Add(span);
            else
                read[value] = [span];
        }

        context.CancellationToken.ThrowIfCancellationRequested();
        return _read[reader.GetType()] = read;
    }

    // "de", "in" and "at" are words before they are countries: a short code counts as its own capitals alone.
    private static bool IsTold(string text, IPrintedValue value) =>
        text.Length > 3 || !text.Any(char.IsAsciiLetter) || !text.Any(char.IsAsciiLetterLower) || !string.Equals(text, value.ToString(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Runs of up to three words without the digits and signs about them; and pairs, triples and fours of characters that are written without spaces.</summary>
    private IEnumerable<(string Text, PrintSpan Span)> Windows()
    {
        for (int cell = 0; cell < context.Print.Cells.Count; cell++)
        {
            string text = context.Print.Cells[cell].Text;
            (int At, int Length)[] words = [.. PrintWords.Of(text).Take(200)];
            for (int first = 0; first < words.Length; first++)
            {
                for (int last = first; last < Math.Min(words.Length, first + WordsInWindow); last++)
                {
                    int start = words[first].At, end = words[last].At + words[last].Length;
                    while (start < end && IsAround(text[start]))
                        start++;
                    while (end > start && IsAround(text[end - 1]))
                        end--;
                    if (end > start && end - start <= LongestWindow)
                        yield return (text[start..end], new PrintSpan(cell, start, end - start));
                }
            }

            for (int at = 0; at + 1 < text.Length && text.Length <= 200; at++)
            {
                for (int length = 2; length <= 4 && at + length <= text.Length && PrintFolding.IsUnspaced(text[at]) && PrintFolding.IsUnspaced(text[at + length - 1]); length++)
                    yield return (text.Substring(at, length), new PrintSpan(cell, at, length));
            }
        }
    }

    private static bool IsAround(char c) => char.IsDigit(c) || c is '.' or ',' or ':' or ';' or '(' or ')' or '[' or ']' or '-' or '/' or '"' or '\'';
}
