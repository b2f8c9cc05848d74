using System.Globalization;
using QwenDocs.Records.Rules;
using QwenDocs.Text;
using QwenDocs.Validation;

namespace QwenDocs.Records.Customs.EuropeanUnion;

/// <summary>Sums and codes of the single administrative document.</summary>
/// <remarks>
/// Source of code lists and formats: Commission Implementing Regulation (EU) 2015/2447, annex B; for the document form, Delegated Regulation (EU)
/// 2016/341, annex 9. Second source: the Irish and British guides to the boxes of the SAD. What a member state may do differently is a warning.
/// </remarks>
internal static class EuCustomsRules
{
    public static IEnumerable<Finding> Check(EuCustomsDeclaration declaration) =>
        Arithmetic.Count(nameof(declaration.ItemCount), declaration.ItemCount, declaration.Items.Count, "items")
            .Concat(PrintedSum.Check(nameof(declaration.PackageCount), declaration.PackageCount, declaration.Items, item => item.PackageCount, "the items' packages"))
            .Concat(PrintedSum.Check(nameof(declaration.GrossWeight), declaration.GrossWeight, declaration.Items, item => item.GrossWeight, "the items' gross masses"))
            .Concat(PrintedSum.Check(nameof(declaration.TotalInvoiced), declaration.TotalInvoiced, declaration.Items, item => item.ItemPrice, "the items' prices"))
            .Concat(PrintedSum.Check(nameof(declaration.TaxTotal), declaration.TaxTotal, [.. declaration.Items.SelectMany(item => item.Taxes)], tax => tax.Amount, "the taxes", FindingSeverity.Warning))
            .Concat(Codes(declaration))
            .Concat(declaration.Items.SelectMany((item, index) => AgainstType(declaration.DeclarationType, item, index)))
            .Concat(Containers(declaration))
            .Concat(MovementReference(declaration));

    public static IEnumerable<Finding> Check(EuCustomsItem item)
    {
        foreach (Finding finding in Arithmetic.NetWithinGross(nameof(item.NetWeight), item.NetWeight, item.GrossWeight))
            yield return finding;
        if (item.Procedure is { } procedure && (procedure.Length != 4 || !PrintedText.IsDigits(procedure)))
            yield return Finding.Warning(nameof(item.Procedure), "A procedure has four digits, two for the one requested and two for the previous one.", "such as 4000; what follows belongs to the additional procedures");
        if (item.AdditionalProcedures.Any(code => code.Length != 3))
            yield return Finding.Warning(nameof(item.AdditionalProcedures), "An additional procedure has three characters.", "such as 000 or C07");
        if (item.Preference is { } preference && (preference.Length != 3 || preference[0] is < '1' or > '4' || !PrintedText.IsDigits(preference)))
            yield return Finding.Warning(nameof(item.Preference), "A preference has three digits, the first of them 1 to 4.", "such as 100 or 300");
        if (item.Preference is ['2' or '3', ..] && item.Documents.Count == 0)
            yield return Finding.Warning(nameof(item.Documents), "A preference is claimed, so box 44 names its proof of origin; look for it.");
        if (item.ValuationMethod is { } method && method is not ("1" or "2" or "3" or "4" or "5" or "6"))
            yield return Finding.Warning(nameof(item.ValuationMethod), "The valuation method is a digit from 1 to 6.");
        if (item.QuotaNumber is { } quota && (quota.Length != 6 || !PrintedText.IsDigits(quota)))
            yield return Finding.Warning(nameof(item.QuotaNumber), "A quota order number has six digits.");
    }

    private static IEnumerable<Finding> Codes(EuCustomsDeclaration declaration)
    {
        if (declaration.BorderTransportMode is { } border && !IsMode(border))
            yield return Finding.Warning(nameof(declaration.BorderTransportMode), "This is no mode of transport.", "1 sea, 2 rail, 3 road, 4 air, 5 post, 7 pipeline, 8 inland waterway or 9 own propulsion");
        if (declaration.InlandTransportMode is { } inland && !IsMode(inland))
            yield return Finding.Warning(nameof(declaration.InlandTransportMode), "This is no mode of transport.", "1 sea, 2 rail, 3 road, 4 air, 5 post, 7 pipeline, 8 inland waterway or 9 own propulsion");
        if (declaration.BorderOffice is { } office && (PrintedText.Compact(office) is not { Length: 8 } compact || !PrintedText.IsLetters(compact.AsSpan(0, 2))))
            yield return Finding.Warning(nameof(declaration.BorderOffice), "A customs office is named by two letters of its country and six characters.", "such as DE004851");
    }

    private static bool IsMode(string mode) => mode is "1" or "2" or "3" or "4" or "5" or "7" or "8" or "9";

    /// <summary>Imports have codes of ten digits and procedures 0, 4 to 7 and 9; exports have eight digits and procedures 1 to 3.</summary>
    private static IEnumerable<Finding> AgainstType(string? type, EuCustomsItem item, int index)
    {
        string path = string.Create(CultureInfo.InvariantCulture, $"{nameof(EuCustomsDeclaration.Items)}[{index}].");
        bool? isImport = type?.Trim().ToUpperInvariant() switch
        {
            "IM" => true,
            "EX" => false,
            _ => null,
        };
        if (item.CommodityCode is { IsValid: true } code && !(code.Digits.Length is 10 || (code.Digits.Length is 8 && isImport is not true)))
        {
            yield return Finding.Warning(
                path + nameof(item.CommodityCode),
                string.Create(CultureInfo.InvariantCulture, $"The commodity code has {code.Digits.Length} digits; {(isImport is true ? "an import declaration states 10" : "a declaration states 8 or 10")}, perhaps in parts of 6, 2 and 2."));
        }

        if (isImport is { } import && item.Procedure is [>= '0' and <= '9' and var first, ..] && import == first is '1' or '2' or '3')
            yield return Finding.Warning(path + nameof(item.Procedure), import ? "Procedures 1 to 3 are those of exports, but box 1 says IM." : "Procedures 0 and 4 to 9 are those of imports, but box 1 says EX.");
    }

    private static IEnumerable<Finding> Containers(EuCustomsDeclaration declaration)
    {
        bool hasContainers = declaration.Items.Any(item => item.ContainerNumbers.Count > 0);
        if (declaration.Items.Count > 0 && declaration.IsContainerised is { } flag && flag != hasContainers)
            yield return Finding.Warning(nameof(declaration.IsContainerised), flag ? "Box 19 says containers, but no container number is given; look in box 31." : "Box 19 says no containers, but container numbers are given.");
    }

    private static IEnumerable<Finding> MovementReference(EuCustomsDeclaration declaration)
    {
        if (declaration.Mrn is not { IsValid: true } mrn)
            yield break;
        if (declaration.AcceptanceDate is { } accepted && accepted.Year != mrn.Year)
            yield return Finding.Warning(nameof(declaration.AcceptanceDate), "An MRN begins with the year of acceptance, and this date is of another year; read both again.");
    }
}
