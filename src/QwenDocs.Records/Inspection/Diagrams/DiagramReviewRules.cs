using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Records.Inspection.Diagrams;

/// <summary>What a comparison of steps must keep to, to be a comparison.</summary>
internal static class DiagramReviewRules
{
    public static IEnumerable<Finding> Check(DiagramReview review) =>
        Numbering(nameof(review.DrawingSteps), nameof(DrawingStep.Number), review.DrawingSteps.Select(step => step.Number))
            .Concat(Numbering(nameof(review.TextSteps), nameof(ProcedureStep.Number), review.TextSteps.Select(step => step.Number)))
            .Concat(References(review))
            .Concat(Missing(review))
            .Concat(Unaccounted(review))
            .Concat(Verdict(review));

    private static IEnumerable<Finding> Numbering(string list, string member, IEnumerable<int?> numbers)
    {
        int index = 0;
        foreach (int? number in numbers)
        {
            if (number is { } given && given != index + 1)
            {
                yield return Finding.Error(
                    FieldPath.Root.Append(list).Append(index).Append(member), "The steps are not counted from 1 without gaps; look for a step that was left out or read twice.", "the place of the step in the list, counted from 1");
                yield break;
            }

            index++;
        }
    }

    private static IEnumerable<Finding> References(DiagramReview review)
    {
        for (int index = 0; index < review.Matches.Count; index++)
        {
            StepMatch match = review.Matches[index];
            foreach (Finding finding in Refers(review, nameof(review.Matches), index, match.DrawingStep, match.TextStep))
                yield return finding;
            if (match.DrawingStep is null || match.TextStep is null)
                yield return Finding.Error(FieldPath.Root.Append(nameof(review.Matches)).Append(index), "A match names one step alone.", "a step of the drawing and a step of the text");
        }

        for (int index = 0; index < review.Discrepancies.Count; index++)
        {
            foreach (Finding finding in Refers(review, nameof(review.Discrepancies), index, review.Discrepancies[index].DrawingStep, review.Discrepancies[index].TextStep))
                yield return finding;
        }
    }

    private static IEnumerable<Finding> Refers(DiagramReview review, string list, int index, int? drawing, int? text)
    {
        if (drawing is { } shown && review.DrawingSteps.All(step => step.Number != shown))
            yield return Finding.Error(FieldPath.Root.Append(list).Append(index).Append(nameof(StepMatch.DrawingStep)), "There is no step of this number in the drawing's list.");
        if (text is { } written && review.TextSteps.All(step => step.Number != written))
            yield return Finding.Error(FieldPath.Root.Append(list).Append(index).Append(nameof(StepMatch.TextStep)), "There is no step of this number in the text's list.");
    }

    private static IEnumerable<Finding> Missing(DiagramReview review)
    {
        for (int index = 0; index < review.Discrepancies.Count; index++)
        {
            StepDiscrepancy difference = review.Discrepancies[index];
            string? expected = difference switch
            {
                { Kind: StepDiscrepancyKind.MissingInText } and not { DrawingStep: not null, TextStep: null } => "the drawing's step alone",
                { Kind: StepDiscrepancyKind.MissingInDrawing } and not { DrawingStep: null, TextStep: not null } => "the text's step alone",
                { DrawingStep: null, TextStep: null } => "the step of the drawing, of the text, or both",
                _ => null,
            };
            if (expected is not null)
                yield return Finding.Error(FieldPath.Root.Append(nameof(review.Discrepancies)).Append(index), "The difference does not name the steps that it is about.", expected);
        }
    }

    private static IEnumerable<Finding> Unaccounted(DiagramReview review)
    {
        // Where nothing at all was compared, or nothing could be, one finding about the verdict says more than one for each step.
        if (review.Verdict is DiagramVerdict.Undetermined or null || review.DrawingSteps.Count == 0 || review.TextSteps.Count == 0)
            yield break;
        HashSet<int?> drawing = [.. review.Matches.Select(match => match.DrawingStep), .. review.Discrepancies.Select(difference => difference.DrawingStep)];
        HashSet<int?> text = [.. review.Matches.Select(match => match.TextStep), .. review.Discrepancies.Select(difference => difference.TextStep)];
        for (int index = 0; index < review.DrawingSteps.Count; index++)
        {
            if (review.DrawingSteps[index].Number is { } number && !drawing.Contains(number))
                yield return Finding.Warning(FieldPath.Root.Append(nameof(review.DrawingSteps)).Append(index), "The step stands in no match and in no difference.", "a match, or a difference of kind missingInText");
        }

        for (int index = 0; index < review.TextSteps.Count; index++)
        {
            if (review.TextSteps[index].Number is { } number && !text.Contains(number))
                yield return Finding.Warning(FieldPath.Root.Append(nameof(review.TextSteps)).Append(index), "The step stands in no match and in no difference.", "a match, or a difference of kind missingInDrawing");
        }
    }

    private static IEnumerable<Finding> Verdict(DiagramReview review)
    {
        RiskLevel? gravest = review.Discrepancies.Max(difference => difference.Level);
        string? expected = review.Verdict switch
        {
            DiagramVerdict.Consistent when review.Discrepancies.Count > 0 => "minorDifferences or contradictory, for there are differences",
            DiagramVerdict.MinorDifferences when gravest is RiskLevel.High => "contradictory, for one difference must not pass",
            DiagramVerdict.MinorDifferences or DiagramVerdict.Contradictory when review.Discrepancies.Count == 0 => "consistent, or the differences that are meant",
            DiagramVerdict.Consistent when review.DrawingSteps.Count == 0 || review.TextSteps.Count == 0 => "undetermined, for there is nothing to compare",
            _ => null,
        };
        if (expected is not null)
            yield return Finding.Error(nameof(review.Verdict), "The verdict does not follow from what was found.", expected);
    }
}
