using System.Text.Json.Nodes;
using QwenDocs.Grounding.Candidates;
using QwenDocs.Grounding.Claims;
using QwenDocs.Grounding.Print;
using QwenDocs.Schemas;
using QwenDocs.Text;
using QwenDocs.Validation;

namespace QwenDocs.Grounding.SecondLooks;

/// <summary>Settles doubts by what was read again: where two readings and the rule that names the place agree, for the value or against it.</summary>
internal sealed class SecondReading(JsonNode record, RecordSchema schema, PrintedDateOrder dateOrder)
{
    private const double SaysValue = 0.8;
    private const double SettledScore = 0.7;

    // Print that only looked alike is at no label: a value as short as this may stand anywhere.
    private const int ShortValue = 5;

    public RecordEvidence Settle(
        RecordEvidence evidence,
        IReadOnlyList<DoubtfulPlace> places,
        IReadOnlyList<PageText?> readings,
        CancellationToken cancellationToken)
    {
        (DoubtfulPlace Place, PageText Text)[] read = [.. places.Zip(readings).Where(pair => pair.Second is { Lines.Count: > 0 }).Select(pair => (pair.First, pair.Second!))];
        if (read.Length == 0)
            return evidence;
        PrintIndex print = new([.. read.Select(pair => pair.Text)], cancellationToken);
        var claims = RecordClaims.Of(schema, record, print.Folding).Claims.GroupBy(claim => claim.Path).ToDictionary(claims => claims.Key, claims => claims.First());
        CandidateSearch search = new(print, dateOrder);
        Dictionary<FieldPath, FieldEvidence> settled = [];
        for (int index = 0; index < read.Length; index++)
        {
            foreach (FieldEvidence field in read[index].Place.Fields)
            {
                if (claims.TryGetValue(field.Path, out Claim? claim))
                    settled[field.Path] = Judge(field, claim, read[index].Place, read[index].Text, search.Of(claim).Where(candidate => candidate.Page == index), print.Folding);
            }
        }

        return evidence.With([.. evidence.Select(field => settled.GetValueOrDefault(field.Path, field))], [.. evidence.Findings.Select(finding => Grade(finding, settled.GetValueOrDefault(finding.Path)))]);
    }

    private static FieldEvidence Judge(
        FieldEvidence field,
        Claim claim,
        DoubtfulPlace place,
        PageText text,
        IEnumerable<Candidate> candidates,
        PrintFolding folding)
    {
        TextWord[] words = [.. text.Words.Where(word => word.Box.Intersects(place.Box))];
        if (words.Length == 0)
            return field;
        string reading = string.Join(' ', words.Select(word => word.Text));
        bool saysValue = candidates.Any(candidate => candidate.Quality >= SaysValue && candidate.Box.Intersects(place.Box));
        bool saysFirst = DoubtfulPlace.FirstReading(field) is { } first && folding.Fold(reading).Contains(folding.Fold(first.PrintedText), StringComparison.Ordinal);
        bool isNamed = DoubtfulPlace.IsNamedByRule(field.Reason);
        if (saysValue && !saysFirst && (isNamed || claim.Folded.Length >= ShortValue))
        {
            return new FieldEvidence(field.Path, EvidenceVerdict.Supported, EvidenceReason.ReadAgain)
            {
                Match = EvidenceMatch.ReadOtherwise,
                Score = SettledScore,
                Spans = [new EvidenceSpan(place.PageNumber, place.Box, reading)],
                Source = TextSource.Recognized,
                SecondReading = reading,
                IsSettled = true,
            };
        }

        return new FieldEvidence(field.Path, field.Verdict, field.Reason)
        {
            Match = field.Match,
            Score = field.Score,
            Spans = field.Spans,
            Instead = field.Instead,
            Rivals = field.Rivals,
            Inputs = field.Inputs,
            Source = field.Source,
            SecondReading = reading,
            IsSettled = saysFirst && !saysValue && isNamed && field.Verdict == EvidenceVerdict.Contradicted,
        };
    }

    private static Finding Grade(Finding finding, FieldEvidence? field) => (field, finding.Code) switch
    {
        ({ IsSettled: true, Verdict: EvidenceVerdict.Supported }, EvidenceCodes.Contradicted or EvidenceCodes.Ambiguous or EvidenceCodes.NotFound) =>
            new Finding(FindingSeverity.Info, finding.Path, "was doubted by the first reading of its place; a second one says it") { Code = EvidenceCodes.ReadAgain },
        ({ IsSettled: true }, EvidenceCodes.Contradicted) =>
            finding with { Severity = FindingSeverity.Error, Message = $"{finding.Message}; a second reading says the same" },
        _ => finding,
    };
}
