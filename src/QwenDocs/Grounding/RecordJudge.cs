using QwenDocs.Grounding.Claims;
using QwenDocs.Grounding.Completeness;
using QwenDocs.Grounding.Lists;
using QwenDocs.Grounding.Marks;
using QwenDocs.Grounding.Print;
using QwenDocs.Grounding.Verdicts;
using QwenDocs.Imaging;
using QwenDocs.Schemas;
using QwenDocs.Text;
using QwenDocs.Validation;

namespace QwenDocs.Grounding;

/// <summary>Judges one record: candidates, lists, single values, addresses, shared print, equations, and what is left out, in this order.</summary>
internal sealed class RecordJudge(GroundingContext context, IReadOnlyList<RecordEquation> equations)
{
    private const double LeastLabelScore = 0.5;

    private readonly List<Omission> _omissions = [];
    private readonly Dictionary<FieldPath, PrintSpan> _missed = [];
    private readonly Dictionary<FieldPath, EvidenceReason> _absence = [];

    public RecordEvidence Judge()
    {
        bool isComplete = true;
        try
        {
            Run();
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            // What is judged by now stands; the caller tells a cancellation from the end of the time.
            isComplete = false;
        }

        List<FieldEvidence> fields = [.. context.Claims.Where(claim => claim.Judgement is not null).Select(EvidenceOf), .. MarksOf(), .. isComplete ? context.Empty.Select(EvidenceOf) : []];
        fields.Sort(static (a, b) => a.Path.CompareTo(b.Path));
        return new RecordEvidence(fields, [.. GroundingFindings.Of(context, fields, _omissions, isComplete)], [.. context.Print.Pages.Select(page => page.PageNumber)], isComplete);
    }

    private void Run()
    {
        foreach (Claim claim in context.Claims.Where(claim => claim.Kind != ClaimKind.Mark))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            claim.Candidates = context.Search.Of(claim);
        }

        TurnSigns();
        ValueJudges judges = new(context);
        List<ListValues> lists = [];
        foreach (IGrouping<FieldPath, Claim> list in context.Claims.Where(claim => claim.List is not null && claim.Kind != ClaimKind.Mark).GroupBy(claim => claim.List!.Value))
        {
            ListValues values = new(context, judges, list.Key, [.. list]);
            values.Judge();
            lists.Add(values);
            foreach ((FieldPath path, MarkReading reading) in new ListMarks(context).Read(values, context.Claims.Where(claim => claim.Kind == ClaimKind.Mark && claim.List == list.Key)))
                context.ListMarks[path] = reading;
        }

        foreach (Claim claim in context.Claims.Where(claim => claim.List is null && claim.Kind != ClaimKind.Mark))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            claim.Judgement = judges.Judge(claim);
        }

        new AddressValues(context).Judge();
        new SharedPrint(context).Judge();
        new LabelValues(context).Judge();
        EquationValues.Judge(context, equations);
        ListValues.ExcludeFromTotals(context);
        if (context.PagesWithoutText.Count > 0 || context.PagesWithUnreadPrint.Count > 0)
            AllowForUnreadPrint();
        if (context.PagesWithoutText.Count == 0)
            CheckCompleteness(lists);
    }

    /// <summary>What is not printed may stand on a page whose text is not known, or in a part of one: that is a doubt. Print that nearly says it stays against it where the field's own label stands beside.</summary>
    private void AllowForUnreadPrint()
    {
        foreach (Claim claim in context.Claims)
        {
            if (claim.Judgement is { Verdict: EvidenceVerdict.NotFound } or { Reason: EvidenceReason.Differs } && claim.IsFlagged && !IsAtLabel(claim))
                claim.Judgement = Judgement.Unplaced(EvidenceReason.PageWithoutText, 0.3, null);
        }
    }

    private bool IsAtLabel(Claim claim) =>
        claim.Judgement!.Instead is [{ } near, ..] && context.Labels.Score(claim.Field, near) >= LeastLabelScore;

    /// <summary>A credit note may print every amount with the other sign than the record has.</summary>
    private void TurnSigns()
    {
        Claim[] amounts = [.. context.Claims.Where(claim => claim.Number is { } number && number != 0 && decimal.Round(number) != number && !claim.Field.IsMagnitude)];
        int same = amounts.Count(claim => claim.Candidates.Count > 0), turned = amounts.Count(claim => claim.Candidates.Count == 0 && context.Print.WithMagnitude(claim.Number!.Value).Any());
        if (turned < 2 || turned <= same)
            return;
        context.Search.SignsAreTurned = true;
        foreach (Claim claim in context.Claims.Where(claim => claim.Number is not null))
            claim.Candidates = context.Search.Of(claim);
    }

    private void CheckCompleteness(List<ListValues> lists)
    {
        CompletenessCheck check = new(context);
        _omissions.AddRange(MissingPages.Find(context.Print.Pages, context.UnselectedPages));
        foreach (ListValues list in lists)
        {
            _omissions.AddRange(check.MissedRows(list));
            _omissions.AddRange(CompletenessCheck.InventedRows(list));
        }

        EmptyLabels labels = new(context);
        foreach (Claim claim in context.Claims.Where(claim => claim is { List: null, Judgement.Verdict: EvidenceVerdict.NotFound }))
        {
            if (labels.Has(claim.Field))
                claim.Judgement = claim.Judgement! with { Reason = EvidenceReason.EmptyAtLabel };
        }

        foreach ((FieldPath path, ClaimField field) in context.Empty)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (check.FindMissed(field) is { } span)
                _missed[path] = span;
            else if (!field.IsInList)
                _absence[path] = labels.Has(field) ? EvidenceReason.EmptyAtLabel : labels.IsSeen(field) ? EvidenceReason.NoValue : EvidenceReason.LabelNotSeen;
        }
    }

    private FieldEvidence EvidenceOf(Claim claim)
    {
        Judgement judgement = claim.Judgement!;
        return new FieldEvidence(claim.Path, judgement.Verdict, judgement.Reason)
        {
            Match = judgement.At?.Match ?? EvidenceMatch.None,
            Score = judgement.Score,
            Spans = judgement.At is { } at && judgement.Verdict != EvidenceVerdict.NotFound ? Lines(at.Spans) : [],
            Instead = judgement.Instead.Count > 0 ? Joined(judgement.Instead) : null,
            Rivals = Math.Max(0, claim.Candidates.Count(candidate => candidate.Quality >= 0.4) - 1),
            Inputs = judgement.Inputs,
            Source = judgement.At is { Spans: [{ } first, ..] } ? SourceOf(first) : context.Print.Pages[0].Source,
        };
    }

    private IEnumerable<FieldEvidence> MarksOf() => context.Claims.Where(claim => claim.Kind == ClaimKind.Mark).Select(claim => MarkValues.Judge(context, claim));

    private FieldEvidence EvidenceOf((FieldPath Path, ClaimField Field) empty) =>
        MarkValues.Missed(context, empty.Path, empty.Field) is { } missed ? missed : _missed.TryGetValue(empty.Path, out PrintSpan span)
            ? new FieldEvidence(empty.Path, EvidenceVerdict.Absent, EvidenceReason.MissedAtLabel) { Instead = Joined([span]), Source = SourceOf(span) }
            : new FieldEvidence(empty.Path, EvidenceVerdict.Absent, _absence.GetValueOrDefault(empty.Path, EvidenceReason.NoValue)) { Source = context.Print.Pages[0].Source };

    private TextSource SourceOf(PrintSpan span) => context.Print.Cells[span.Cell].IsRecognized ? TextSource.Recognized : TextSource.TextLayer;

    /// <summary>One piece for each line of print: runs of one cell that follow each other are one.</summary>
    private List<EvidenceSpan> Lines(IReadOnlyList<PrintSpan> spans)
    {
        List<EvidenceSpan> lines = [];
        for (int i = 0; i < spans.Count;)
        {
            PrintSpan line = spans[i++];
            while (i < spans.Count && spans[i].Cell == line.Cell && spans[i].Start >= line.Start && spans[i].Start - line.End <= 2)
                line = line with { Length = spans[i++].End - line.Start };
            lines.Add(new EvidenceSpan(context.Print.Pages[context.Print.PageOf(line)].PageNumber, context.Print.BoxOf(line), context.Print.TextOf(line)));
        }

        return lines;
    }

    private EvidenceSpan Joined(IReadOnlyList<PrintSpan> spans)
    {
        int page = context.Print.PageOf(spans[0]);
        PrintSpan[] ofPage = [.. spans.Where(span => context.Print.PageOf(span) == page)];
        PageBox box = ofPage.Select(context.Print.BoxOf).Aggregate((a, b) => a.Union(b));
        return new EvidenceSpan(context.Print.Pages[page].PageNumber, box, string.Join(' ', ofPage.Select(context.Print.TextOf)));
    }
}
