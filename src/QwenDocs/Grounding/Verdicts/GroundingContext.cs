using QwenDocs.Grounding.Candidates;
using QwenDocs.Grounding.Claims;
using QwenDocs.Grounding.Labels;
using QwenDocs.Grounding.Marks;
using QwenDocs.Grounding.Pages;
using QwenDocs.Grounding.Print;
using QwenDocs.Schemas;
using QwenDocs.Schemas.Labels;

namespace QwenDocs.Grounding.Verdicts;

/// <summary>What the judges of one record share: its values, the print, and where labels stand.</summary>
internal sealed class GroundingContext
{
    private Dictionary<PrintSpan, List<Claim[]>>? _claimants;
    private IReadOnlyList<(PrintSpan Span, string Folded)>? _codes;

    public GroundingContext(PrintIndex print, RecordClaims record, PrintedDateOrder dateOrder, CancellationToken cancellationToken)
    {
        Print = print;
        Fields = record.Fields.All;
        Claims = record.Claims;
        Empty = record.Empty;
        Search = new CandidateSearch(print, dateOrder);
        Labels = new LabelLinks(print, record.Fields);
        LabelSequence = record.Fields.Labels.Sequence;
        CancellationToken = cancellationToken;
    }

    public PrintIndex Print { get; }

    public IReadOnlyList<ClaimField> Fields { get; }

    public IReadOnlyList<Claim> Claims { get; }

    public IReadOnlyList<(FieldPath Path, ClaimField Field)> Empty { get; }

    public CandidateSearch Search { get; }

    public LabelLinks Labels { get; }

    /// <summary>Gets what tells texts that are nothing but labels.</summary>
    public LabelSequence LabelSequence { get; }

    public CancellationToken CancellationToken { get; }

    /// <summary>Gets the numbers of the pages whose text is not known: what is not printed on the others may stand there.</summary>
    public IReadOnlyList<int> PagesWithoutText { get; init; } = [];

    /// <summary>Gets the numbers of the pages that show print that is not in their text.</summary>
    public IReadOnlyList<int> PagesWithUnreadPrint { get; init; } = [];

    /// <summary>Gets what text layers say that their pages do not show.</summary>
    public IReadOnlyList<HiddenText> HiddenTexts { get; init; } = [];

    /// <summary>Gets the numbers of pages that the file has, that its numbering counts and that were not selected.</summary>
    public IReadOnlySet<int> UnselectedPages { get; init; } = new HashSet<int>();

    /// <summary>Gets or sets what the ink of the pages says of marks, by the number of the field.</summary>
    public IReadOnlyDictionary<int, MarkReading> Marks { get; set; } = new Dictionary<int, MarkReading>();

    /// <summary>Gets or sets the headings of columns that hold marks.</summary>
    public IReadOnlyList<MarkLabel> ListMarkLabels { get; set; } = [];

    /// <summary>Gets the ink of the pages that may have such columns, by the number of the page in <see cref="Print"/>.</summary>
    public Dictionary<int, PageInk> PageInks { get; } = [];

    /// <summary>Gets what the ink says of the marks of entries, by their path.</summary>
    public Dictionary<FieldPath, MarkReading> ListMarks { get; } = [];

    /// <summary>Gets the rows that entries of lists stand in.</summary>
    public HashSet<int> ListRows { get; } = [];

    /// <summary>Gets the words with two digits or more that are no part of a date, and their folded text.</summary>
    public IReadOnlyList<(PrintSpan Span, string Folded)> Codes => _codes ??= [.. FindCodes()];

    /// <summary>Whether another value of the record is what a span says.</summary>
    public bool IsClaimedByOther(Claim claim, PrintSpan span) =>
        Claimants.TryGetValue(span, out List<Claim[]>? claims) && claims.Exists(others => Array.Exists(others, other => other != claim && other.Kind == claim.Kind));

    /// <summary>Gets the values that may stand at a span. Equal values share their places, and stand in one array.</summary>
    private Dictionary<PrintSpan, List<Claim[]>> Claimants
    {
        get
        {
            if (_claimants is not null)
                return _claimants;
            _claimants = [];
            foreach (IGrouping<IReadOnlyList<Candidate>, Claim> equal in Claims.GroupBy(claim => claim.Candidates))
            {
                Claim[] claims = [.. equal];
                foreach (Candidate candidate in equal.Key.Where(candidate => candidate.Quality >= 0.4))
                {
                    if (_claimants.TryGetValue(candidate.First, out List<Claim[]>? known))
                        known.Add(claims);
                    else
                        _claimants[candidate.First] = [claims];
                }
            }

            return _claimants;
        }
    }

    private IEnumerable<(PrintSpan Span, string Folded)> FindCodes()
    {
        ILookup<int, PrintedDate> dates = Print.Dates.ToLookup(date => date.Span.Cell);
        for (int cell = 0; cell < Print.Cells.Count; cell++)
        {
            foreach ((int at, int length) in PrintWords.Of(Print.Cells[cell].Text))
            {
                PrintSpan span = new(cell, at, length);
                string text = Print.TextOf(span);
                if (text.Count(char.IsAsciiDigit) >= 2 && !dates[cell].Any(date => date.Span.Start < span.End && at < date.Span.End))
                    yield return (span, Print.Folding.Fold(text));
            }
        }
    }
}
