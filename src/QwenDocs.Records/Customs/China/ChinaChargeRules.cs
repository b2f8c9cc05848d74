using QwenDocs.Text;
using QwenDocs.Validation;

namespace QwenDocs.Records.Customs.China;

/// <summary>运费, 保费 and 杂费 beside 成交方式.</summary>
/// <remarks>
/// China values imports with freight and insurance to its border and exports without what comes after it. So a charge is stated on imports where the
/// price lacks it, and on exports where the price has it. Sources: 海关总署公告2019年第18号, 运费 and 保费; Customs Law of 2021, article 55. A price agreed in
/// another way leaves exceptions, so these are warnings.
/// </remarks>
internal static class ChinaChargeRules
{
    public static IEnumerable<Finding> Check(ChinaCustomsDeclaration declaration) =>
        Mark(nameof(declaration.Freight), declaration.Freight, allowsUnitPrice: true)
            .Concat(Mark(nameof(declaration.Insurance), declaration.Insurance, allowsUnitPrice: false))
            .Concat(Mark(nameof(declaration.OtherCharges), declaration.OtherCharges, allowsUnitPrice: false))
            .Concat(Terms(declaration));

    private static IEnumerable<Finding> Mark(string name, ChinaCustomsCharge? charge, bool allowsUnitPrice)
    {
        if (charge?.Mark is { } mark && !(mark is "1" or "3" || (mark is "2" && allowsUnitPrice)))
            yield return Finding.Warning($"{name}.{nameof(charge.Mark)}", "This is no mark of this charge.", allowsUnitPrice ? "1 for a rate, 2 for a unit price or 3 for a total" : "1 for a rate or 3 for a total");
        if (charge is { Mark: "2" or "3", Amount: not null, Currency: null })
            yield return Finding.Warning($"{name}.{nameof(charge.Currency)}", "An amount has its currency, which stands before it.");
    }

    private static IEnumerable<Finding> Terms(ChinaCustomsDeclaration declaration)
    {
        if (declaration.Direction is not { } direction || Contents(declaration.TransactionTerm) is not (bool hasFreight, bool hasInsurance))
            yield break;
        bool isImport = direction == TradeDirection.Import;
        foreach (Finding finding in Term(nameof(declaration.Freight), declaration.Freight, isNeeded: hasFreight != isImport, declaration.TransactionTerm))
            yield return finding;
        foreach (Finding finding in Term(nameof(declaration.Insurance), declaration.Insurance, isNeeded: hasInsurance != isImport, declaration.TransactionTerm))
            yield return finding;
    }

    private static IEnumerable<Finding> Term(string name, ChinaCustomsCharge? charge, bool isNeeded, string? term)
    {
        bool isStated = charge?.Amount is { } amount && amount != 0;
        if (isNeeded != isStated)
        {
            yield return Finding.Warning(name, isNeeded
                ? $"With {term} in this direction the charge is stated, and none was read; look beside 成交方式."
                : $"With {term} in this direction the charge is left empty, and one was read; read 成交方式 and the charges again.");
        }
    }

    /// <summary>Whether the price has freight and insurance in it; null for prices that do not tell.</summary>
    private static (bool Freight, bool Insurance)? Contents(string? term) => PrintedText.Compact(term) switch
    {
        "1" or "CIF" or "CIF1" or "1CIF" => (true, true),
        "2" or "CF" or "CFR" or "CF2" or "2CF" or "CNF" => (true, false),
        "3" or "FOB" or "FOB3" or "3FOB" => (false, false),
        "4" or "CI" or "CI4" or "4CI" => (false, true),
        "7" or "EXW" or "EXW7" or "7EXW" => (false, false),
        _ => null,
    };
}
