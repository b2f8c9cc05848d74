using QwenDocs.Grounding.Candidates;
using QwenDocs.Grounding.Claims;

namespace QwenDocs.Grounding.Verdicts;

/// <summary>The judges of single values, by kind.</summary>
internal sealed class ValueJudges
{
    private readonly SingleValues _values;
    private readonly CodeValues _codes;
    private readonly MeaningValues _meanings;
    private readonly ChoiceValues _choices;

    public ValueJudges(GroundingContext context)
    {
        Nearest = new NearestPrint(context);
        Texts = new TextValues(context, Nearest);
        _values = new SingleValues(context);
        _codes = new CodeValues(context, Nearest);
        _meanings = new MeaningValues(context);
        _choices = new ChoiceValues(context);
    }

    public NearestPrint Nearest { get; }

    public TextValues Texts { get; }

    /// <summary>Judges a value that stands in no list.</summary>
    public Judgement Judge(Claim claim) => claim.Kind switch
    {
        ClaimKind.Number or ClaimKind.Date => _values.Judge(claim),
        ClaimKind.Code => _codes.Judge(claim),
        ClaimKind.Meaning => _meanings.Judge(claim, RowRange.All),
        ClaimKind.Choice => _choices.Judge(claim, RowRange.All),
        _ => Texts.Judge(claim, RowRange.All),
    };

    /// <summary>Judges a word for something in the rows of its entry.</summary>
    public Judgement JudgeInRows(Claim claim, RowRange rows) => claim.Kind switch
    {
        ClaimKind.Meaning => _meanings.Judge(claim, rows),
        ClaimKind.Choice => _choices.Judge(claim, rows),
        _ => UnitIn(claim, rows),
    };

    private static Judgement UnitIn(Claim claim, RowRange rows)
    {
        if (RowRange.In(claim.Candidates, rows, candidate => candidate.Row).FirstOrDefault() is { } here)
            return Judgement.Supported(EvidenceReason.InRow, here.Quality, here);

        // A unit may stand once in the heading; a code of UN/ECE Recommendation 20 stands for a word that is printed.
        if (claim.Candidates.Count > 0)
            return Judgement.Unplaced(EvidenceReason.OtherRow, 0.4, claim.Candidates[0]);
        bool isCode = claim.Text.Length is 2 or 3 && claim.Text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));
        return isCode ? Judgement.Unplaced(EvidenceReason.NoLabel, 0.3, null) : Judgement.NotFound;
    }
}
