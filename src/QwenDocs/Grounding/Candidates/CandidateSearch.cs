using System.Globalization;
using QwenDocs.Grounding.Claims;
using QwenDocs.Grounding.Print;
using QwenDocs.Schemas.Labels;

namespace QwenDocs.Grounding.Candidates;

/// <summary>Finds the places where a value may stand, by its kind.</summary>
internal sealed class CandidateSearch
{
    private readonly PrintIndex _print;
    private readonly Dictionary<(ClaimKind, FieldKind, bool, int, string), IReadOnlyList<Candidate>> _known = [];
    private readonly bool _printsCents;
    private readonly bool? _isDayFirst;

    public CandidateSearch(PrintIndex print, PrintedDateOrder dateOrder)
    {
        _print = print;
        _printsCents = print.Numbers.Count(number => number.HasDecimals && !number.IsJoined) >= 3;
        _isDayFirst = OrderOf(print) ?? dateOrder switch
        {
            PrintedDateOrder.DayFirst => true,
            PrintedDateOrder.MonthFirst => false,
            _ => null,
        };
    }

    /// <summary>Gets or sets a value indicating whether the document prints amounts with the other sign than the record has: a credit note.</summary>
    public bool SignsAreTurned { get; set; }

    /// <summary>Returns the places where a value may stand, in the order of rows. Equal values share them.</summary>
    public IReadOnlyList<Candidate> Of(Claim claim)
    {
        IReadOnlyList<Candidate> places = Of(claim, glued: -1);

        // The number of an entry may run into its code: only then the entry makes a difference.
        return claim.Kind == ClaimKind.Code && claim.Index >= 0 && places.Any(place => place.Quality == 0) ? Of(claim, claim.Index) : places;
    }

    private IReadOnlyList<Candidate> Of(Claim claim, int glued)
    {
        (ClaimKind, FieldKind, bool, int, string) key = (claim.Kind, claim.Field.Terms.Kind, claim.Field.IsMagnitude || SignsAreTurned, glued, claim.Text);
        if (_known.TryGetValue(key, out IReadOnlyList<Candidate>? known))
            return known;
        List<Candidate> found = claim.Kind switch
        {
            ClaimKind.Number => Numbers(claim),
            ClaimKind.Date => Dates(claim.Date!.Value),
            ClaimKind.Code => Codes(claim, glued >= 0 ? (glued + 1).ToString(CultureInfo.InvariantCulture) : null),
            ClaimKind.Text or ClaimKind.Unit => Texts(claim.Text),
            _ => [],
        };
        found.Sort(static (a, b) => a.Row != b.Row ? a.Row.CompareTo(b.Row) : a.Box.Left.CompareTo(b.Box.Left));
        return _known[key] = found;
    }

    public Candidate Make(PrintSpan span, double quality, EvidenceMatch match) => Candidate.Of(_print, [span], quality, match);

    /// <summary>Whether a printed date is a date, in the order of day and month that the document keeps.</summary>
    public bool Is(PrintedDate printed, DateOnly date) => RuledOf(printed) is { } ruled ? ruled == date : printed.Is(date);

    /// <summary>Returns where a text stands whole.</summary>
    public List<Candidate> Texts(string text)
    {
        List<Candidate> found = [];
        string folded = _print.Folding.Fold(text);
        foreach (TextHit hit in _print.Find(folded))
        {
            bool isWhole = hit.StartsWord && hit.EndsWord && (folded.Length > 1 || !IsPartOfUnspaced(hit.First));

            // Recognition loses spaces between words, and a short text may then be a part of any word.
            if (isWhole || (_print.IsRecognized && folded.Length >= 6))
                found.Add(Candidate.Of(_print, hit.Spans, isWhole ? 1 : 0.85, EvidenceMatch.Exact));
        }

        return found;
    }

    /// <summary>Whether a single character of a script without spaces has others beside it: then it is a part of a word. 台 behind a number is none.</summary>
    private bool IsPartOfUnspaced(PrintSpan span)
    {
        string text = _print.Cells[span.Cell].Text;
        return PrintFolding.IsUnspaced(text[span.Start])
            && ((span.Start > 0 && PrintFolding.IsUnspaced(text[span.Start - 1])) || (span.End < text.Length && PrintFolding.IsUnspaced(text[span.End])));
    }

    private List<Candidate> Numbers(Claim claim)
    {
        List<Candidate> found = [];
        decimal value = claim.Number!.Value;
        foreach (PrintedNumber number in _print.WithMagnitude(value))
        {
            bool isSame = number.Is(value), isTurned = !isSame && (claim.Field.IsMagnitude || SignsAreTurned);
            if (!isSame && !isTurned)
                continue;
            double quality = QualityOf(number, claim.Field.Terms.Kind);
            found.Add(Make(number.Span, isTurned ? quality * 0.95 : quality, MatchOf(number, claim)));
        }

        return found;
    }

    private double QualityOf(PrintedNumber number, FieldKind kind)
    {
        double quality = number.IsJoined ? 0.3
            : kind == FieldKind.Percent && !number.IsPercent ? 0.7
            : kind != FieldKind.Percent && number.IsPercent ? (kind == FieldKind.Amount ? 0.2 : 0.4)
            : 1;

        // Where amounts are printed with their cents, a number without is none.
        return kind == FieldKind.Amount && !number.HasDecimals && _printsCents ? quality * 0.5 : quality;
    }

    private EvidenceMatch MatchOf(PrintedNumber number, Claim claim) =>
        _print.TextOf(number.Span) == claim.Number!.Value.ToString(CultureInfo.InvariantCulture) ? EvidenceMatch.Exact : EvidenceMatch.Normalised;

    private List<Candidate> Dates(DateOnly date)
    {
        List<Candidate> found = [];
        foreach (PrintedDate printed in _print.Dates)
        {
            if (!Is(printed, date))
                continue;
            bool isSure = RuledOf(printed) is not null;
            EvidenceMatch match = printed.Text == date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ? EvidenceMatch.Exact : EvidenceMatch.Normalised;
            found.Add(Make(printed.Span, isSure ? 1 : 0.8, match));
        }

        return found;
    }

    private List<Candidate> Codes(Claim claim, string? glued)
    {
        List<Candidate> found = [];
        foreach (string text in new[] { claim.Text, claim.Normalised }.Distinct())
        {
            string folded = _print.Folding.Fold(text);
            foreach (TextHit hit in _print.Find(folded))
            {
                if (folded.Length < 6 && hit.Spans.Count > 1)
                    continue;
                double quality = CodeBoundaries.IsWhole(_print, hit, glued) ? (hit.Spans.Count > 1 || !HasSameSigns(hit.First, text) ? 0.9 : 1) : 0;
                found.Add(Candidate.Of(_print, hit.Spans, quality, EvidenceMatch.Exact));
            }

            if (found.Count > 0)
                break;
        }

        return found;
    }

    /// <summary>Whether the strokes and points of a code stand where those of the value do: 01.234.567.8 is not 0123/45678.</summary>
    private bool HasSameSigns(PrintSpan span, string text)
    {
        string printed = _print.TextOf(span);
        return !printed.AsSpan().ContainsAny('.', '/') || !text.AsSpan().ContainsAny('.', '/') || printed.Where(c => c != ' ').SequenceEqual(text.Where(c => c != ' '));
    }

    /// <summary>The one date that a print means by the document's order of day and month; null where both readings are open.</summary>
    private DateOnly? RuledOf(PrintedDate date)
    {
        if (date.Others.Count == 0)
            return date.Value;
        return _isDayFirst switch
        {
            true => date.Value,
            false => date.Others[0],
            null => null,
        };
    }

    private static bool? OrderOf(PrintIndex print)
    {
        int dayFirst = 0, monthFirst = 0;
        foreach (PrintedDate date in print.Dates)
        {
            dayFirst += DateFinder.IsDayFirst(date) == true ? 1 : 0;
            monthFirst += DateFinder.IsDayFirst(date) == false ? 1 : 0;
        }

        return dayFirst > 0 && monthFirst == 0 ? true : monthFirst > 0 && dayFirst == 0 ? false : null;
    }
}
