using System.Globalization;
using System.Text.RegularExpressions;
using QwenDocs.Records.Rules;
using QwenDocs.Validation;

namespace QwenDocs.Records.Trade;

/// <summary>Dates and origin criteria of certificates of origin.</summary>
/// <remarks>
/// Sources: UNCTAD's Form A with its notes of 2013 (TD/B/GSP/FORM/4), box 8; the RCEP Agreement, articles 3.2 and 3.17, and the overleaf notes of
/// Form RCEP. Second sources: the form as the Chinese customs administration prints it, and the British guide to Form A.
/// </remarks>
internal static partial class CertificateOfOriginRules
{
    private static readonly string[] RcepMembers = ["AU", "BN", "CN", "ID", "JP", "KH", "KR", "LA", "MM", "MY", "NZ", "PH", "SG", "TH", "VN"];

    public static IEnumerable<Finding> Check(CertificateOfOrigin certificate)
    {
        bool isRcep = certificate.Form?.Contains("RCEP", StringComparison.OrdinalIgnoreCase) == true
            || certificate.Form?.Contains("REGIONAL COMPREHENSIVE", StringComparison.OrdinalIgnoreCase) == true;
        bool isFormA = certificate.Form is { } form && FormA().IsMatch(form);
        return Dates(certificate)
            .Concat(isRcep ? Members(certificate) : [])
            .Concat(certificate.Items.SelectMany((item, index) => isRcep ? Rcep(item, index) : isFormA ? Gsp(item, index) : []));
    }

    private static IEnumerable<Finding> Dates(CertificateOfOrigin certificate)
    {
        foreach (Finding finding in DateOrder.Check(nameof(certificate.IssueDate), certificate.IssueDate, certificate.DeclarationDate, "date of certification", "date of the exporter's declaration"))
            yield return finding;
        for (int index = 0; index < certificate.Items.Count; index++)
        {
            foreach (Finding finding in DateOrder.Check(PathOf(index, nameof(CertificateOfOriginItem.InvoiceDate)), certificate.IssueDate, certificate.Items[index].InvoiceDate, "date of certification", "date of the invoice"))
                yield return finding;
        }

        if (certificate.IssueDate > certificate.DepartureDate && certificate.IssuedRetroactively != true)
            yield return Finding.Warning(nameof(certificate.IssuedRetroactively), "The certificate was issued after the departure, but no note says 'issued retroactively'; read the dates and look for the note.");
    }

    private static IEnumerable<Finding> Members(CertificateOfOrigin certificate)
    {
        if (certificate.OriginCountry is { IsValid: true } origin && !RcepMembers.Contains(origin.Alpha2))
            yield return Finding.Warning(nameof(certificate.OriginCountry), "The country of origin is no party to the RCEP Agreement.");
        if (certificate.DestinationCountry is { IsValid: true } destination && !RcepMembers.Contains(destination.Alpha2))
            yield return Finding.Warning(nameof(certificate.DestinationCountry), "The importing country is no party to the RCEP Agreement.");
    }

    private static IEnumerable<Finding> Rcep(CertificateOfOriginItem item, int index)
    {
        if (item.OriginCriterion is { } criterion)
        {
            string[] parts = [.. Words().Split(criterion.ToUpperInvariant()).Where(word => word.Length > 0)];
            if (parts.Length == 0 || parts.Any(part => part is not ("WO" or "PE" or "CTC" or "RVC" or "CR" or "ACU" or "DMI")) || parts[0] is "ACU" or "DMI")
                yield return Finding.Warning(PathOf(index, nameof(item.OriginCriterion)), "This is no origin conferring criterion of the RCEP Agreement.", "WO, PE, CTC, RVC or CR, with ACU or DMI behind it where they apply");
            if (parts.Contains("RVC") && item.FobValue is null)
                yield return Finding.Warning(PathOf(index, nameof(item.FobValue)), "A regional value content (RVC) is claimed, so the FOB value stands beside the quantity; look for it.");
        }

        if (item.HsCode is { Digits.Length: > 0 and < 6 })
            yield return Finding.Warning(PathOf(index, nameof(item.HsCode)), "Form RCEP states six digits of the HS code; this one has fewer.");
    }

    private static IEnumerable<Finding> Gsp(CertificateOfOriginItem item, int index)
    {
        if (item.OriginCriterion is not { } criterion)
            yield break;
        Match match = GspCriterion().Match(criterion.Replace("\"", "", StringComparison.Ordinal).Trim().ToUpperInvariant());
        if (!match.Success)
            yield return Finding.Warning(PathOf(index, nameof(item.OriginCriterion)), "This is no origin criterion of Form A.", "P, W with the heading, F, G, Y, Z or PK");
        else if (match.Groups[1].Value.Replace(".", "", StringComparison.Ordinal) is { Length: 4 } heading && item.HsCode is { Heading.Length: 4 } code && code.Heading != heading)
            yield return Finding.Warning(PathOf(index, nameof(item.OriginCriterion)), "The heading behind the criterion is not that of the item's HS code.");
    }

    private static string PathOf(int index, string member) => string.Create(CultureInfo.InvariantCulture, $"{nameof(CertificateOfOrigin.Items)}[{index}].{member}");

    [GeneratedRegex(@"\bFORM\s+A\b|GENERALI[SZ]ED SYSTEM OF PREFERENCES|格式\s*A", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FormA();

    [GeneratedRegex(@"[^A-Z]+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    // W stands with the heading, Y and G with a percentage or a heading.
    [GeneratedRegex(@"^(?:W\s*(\d{2}\.?\d{2})?|P|F|G|PK|[YZ]\s*(?:\d{1,2}(?:\.\d+)?\s*%?)?)$", RegexOptions.CultureInvariant)]
    private static partial Regex GspCriterion();
}
