using QwenDocs.Records.Rules;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Records.Customs.Classification;

/// <summary>What a ranked list of candidates must keep to. Codes are checked by <see cref="HsCode"/>.</summary>
internal static class HsClassificationRules
{
    private const decimal Rounding = 0.01m;

    public static IEnumerable<Finding> Check(HsClassification classification)
    {
        HashSet<string> seen = [];
        decimal? last = null;
        for (int index = 0; index < classification.Candidates.Count; index++)
        {
            HsCandidate candidate = classification.Candidates[index];
            if (candidate.Code is { IsValid: true } code && !seen.Add(code.Digits))
                yield return Finding.Error(FieldPath.Root.Append(nameof(classification.Candidates)).Append(index).Append(nameof(candidate.Code)), "The code stands among the candidates already; join the two.");
            if (candidate.Confidence > last)
                yield return Finding.Warning(FieldPath.Root.Append(nameof(classification.Candidates)).Append(index).Append(nameof(candidate.Confidence)), "The candidate is likelier than the one before it.", "the likeliest first");
            last = candidate.Confidence ?? last;
        }

        decimal? sum = Arithmetic.Compute(() => classification.Candidates.Sum(candidate => candidate.Confidence ?? 0));
        if (sum is { } total and > 1 + Rounding)
            yield return Finding.Warning(nameof(classification.Candidates), $"The confidences add up to {Arithmetic.Text(total)}, but only one of the codes can be right.", "1 at most");
        if (classification is { Candidates.Count: 0, MissingInformation.Count: 0, ProductName: not null })
            yield return Finding.Warning(nameof(classification.Candidates), "There is a product, but neither a code for it nor a word on what is missing to find one.");
    }
}
