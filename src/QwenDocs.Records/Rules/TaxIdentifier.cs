using QwenDocs.Records.Values;
using QwenDocs.Records.Values.Parties;
using QwenDocs.Schemas;
using QwenDocs.Text;
using QwenDocs.Validation;

namespace QwenDocs.Records.Rules;

/// <summary>Tax identifiers of many countries in one property: each is checked by the rule that it seems to follow.</summary>
internal static class TaxIdentifier
{
    public static IEnumerable<Finding> Check(FieldPath path, string? printed, CountryCode? country)
    {
        if (string.IsNullOrWhiteSpace(printed))
            yield break;

        string compact = PrintedText.Compact(printed);
        // The number of a place stands where tax identifiers do, and has no letters of its own: those before it were printed to tell the two apart.
        if (compact.StartsWith("GLN", StringComparison.OrdinalIgnoreCase) || compact.StartsWith("ILN", StringComparison.OrdinalIgnoreCase))
        {
            yield return new Finding(FindingSeverity.Warning, path, $"'{printed}' is the number of a place (GLN), no tax identifier");
            yield break;
        }

        IPrintedValue value = country?.Alpha2 switch
        {
            "CN" => Uscc.Read(printed),
            "IN" => Gstin.Read(printed),
            _ => VatId.Read(printed),
        };

        // A number of another kind (a tax office's own number, an EIN) has no rule here; one of the right form with a wrong check digit is misread.
        bool hasForm = country?.Alpha2 switch
        {
            "CN" => compact.Length == 18,
            "IN" => compact.Length == 15,
            _ => VatRules.Matches(compact),
        };
        bool beginsLikeOne = compact.Length > 4 && PrintedText.IsLetters(compact.AsSpan(0, 2)) && PrintedText.IsDigits(compact.AsSpan(compact.Length - 3))
            && VatRules.Expectation(compact) != VatRules.Expectation("");
        if (value.Problem is { } problem && (hasForm || beginsLikeOne))
            yield return new Finding(hasForm && !value.IsValid ? FindingSeverity.Error : FindingSeverity.Warning, path, problem);
    }
}
