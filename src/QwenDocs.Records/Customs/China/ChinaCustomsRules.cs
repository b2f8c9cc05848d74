using System.Globalization;
using QwenDocs.Records.Rules;
using QwenDocs.Records.Values;
using QwenDocs.Text;
using QwenDocs.Validation;

namespace QwenDocs.Records.Customs.China;

/// <summary>Numbers, weights, charges and dates of a Chinese customs declaration.</summary>
/// <remarks>
/// Source: 海关总署公告2019年第18号 (关于修订《中华人民共和国海关进出口货物报关单填制规范》的公告). Second sources: for the 18 digits of the number
/// waimao88.cn's 报关单编号意义, for the marks of charges the fields FeeMark and InsurMark of the single window's message.
/// </remarks>
internal static class ChinaCustomsRules
{
    public static IEnumerable<Finding> Check(ChinaCustomsDeclaration declaration) =>
        Number(declaration, nameof(declaration.CustomsNumber), declaration.CustomsNumber)
            .Concat(Number(declaration, nameof(declaration.PreEntryNumber), declaration.PreEntryNumber))
            .Concat(Codes(declaration))
            .Concat(Items(declaration))
            .Concat(ChinaSpecificationRules.Check(declaration))
            .Concat(Weights(declaration))
            .Concat(ChinaChargeRules.Check(declaration))
            .Concat(Dates(declaration));

    public static IEnumerable<Finding> Check(ChinaCustomsItem item)
    {
        if (item.TariffCode is { IsValid: true, Digits.Length: not (10 or 13) } code)
            yield return Finding.Warning(nameof(item.TariffCode), string.Create(CultureInfo.InvariantCulture, $"商品编号 has 10 digits, or 13 with the inspection suffix; this one has {code.Digits.Length}."));

        // The price is that of the unit of sale; where its row is empty, the sale was in a legal unit.
        Finding[] first = [.. LineProduct.Check(nameof(item.TotalPrice), item.TransactionQuantity ?? item.FirstQuantity, item.UnitPrice, item.TotalPrice, priceBase: 1)];
        bool isInSecond = item.TransactionQuantity is null && item.SecondQuantity is not null
            && !LineProduct.Check(nameof(item.TotalPrice), item.SecondQuantity, item.UnitPrice, item.TotalPrice, priceBase: 1).Any();
        foreach (Finding finding in isInSecond ? [] : first)
            yield return finding;
    }

    /// <summary>Customs office (4), year (4), 1 for import or 0 for export, sequence (9).</summary>
    private static IEnumerable<Finding> Number(ChinaCustomsDeclaration declaration, string path, string? printed)
    {
        if (printed is null)
            yield break;
        string number = PrintedText.Compact(printed);
        if (number.Length != 18)
        {
            yield return Finding.Warning(path, string.Create(CultureInfo.InvariantCulture, $"The number has 18 digits; {number.Length} were read. Old forms have nine."));
            yield break;
        }

        if (number[8] is not ('0' or '1' or 'I' or 'E') || !PrintedText.IsDigits(number.AsSpan(0, 8)) || !PrintedText.IsDigits(number.AsSpan(9)))
        {
            yield return Finding.Error(path, "The number is made of digits, the ninth of them 1 for an import or 0 for an export; read it again digit by digit.");
            yield break;
        }

        if (declaration.Direction is { } direction && direction == TradeDirection.Import != number[8] is '1' or 'I')
            yield return Finding.Error(path, $"The ninth digit is 1 for an import and 0 for an export, but the form says {(direction == TradeDirection.Import ? "进口" : "出口")}; read both again.");
        int year = int.Parse(number.AsSpan(4, 4), CultureInfo.InvariantCulture);
        if (declaration.DeclarationDate is { } declared && Math.Abs(declared.Year - year) > 1)
            yield return Finding.Error(path, "Digits 5 to 8 are the year of the declaration, and they do not agree with its date; read both again.");
        else if (declaration.DeclarationDate is { } date && date.Year != year)
            yield return Finding.Warning(path, "Digits 5 to 8 are the year of the declaration, and its date is of the year before or after.");
    }

    private static IEnumerable<Finding> Codes(ChinaCustomsDeclaration declaration) =>
        Code(nameof(declaration.BorderOffice), declaration.BorderOffice, 4, "A customs office")
            .Concat(Code(nameof(declaration.SupervisionMode), declaration.SupervisionMode, 4, "监管方式"))
            .Concat(Code(nameof(declaration.LevyNature), declaration.LevyNature, 3, "征免性质"))
            .Concat(Code(nameof(declaration.TransportMode), declaration.TransportMode, 1, "运输方式"));

    private static IEnumerable<Finding> Code(string path, string? printed, int length, string what)
    {
        if (printed is not null && PrintedText.IsDigits(printed) && printed.Length != length)
            yield return Finding.Warning(path, string.Create(CultureInfo.InvariantCulture, $"{what} has a code of {length} digit(s), this one has {printed.Length}."));
    }

    private static IEnumerable<Finding> Items(ChinaCustomsDeclaration declaration)
    {
        for (int index = 0; index < declaration.Items.Count; index++)
        {
            if (declaration.Items[index].ItemNumber is { } number && number != index + 1)
            {
                yield return Finding.Warning(
                    string.Create(CultureInfo.InvariantCulture, $"{nameof(declaration.Items)}[{index}].{nameof(ChinaCustomsItem.ItemNumber)}"),
                    string.Create(CultureInfo.InvariantCulture, $"项号 run without gaps, and {index + 1} was expected here; look for an item that was left out or read twice."));
                yield break;
            }
        }
    }

    private static IEnumerable<Finding> Weights(ChinaCustomsDeclaration declaration)
    {
        if (declaration.PackageCount == 0)
            yield return Finding.Warning(nameof(declaration.PackageCount), "件数 is never 0; for goods in bulk it is 1.");

        // A legal unit of kilograms is the net weight of the item.
        IEnumerable<Finding> rest = Arithmetic.NetWithinGross(nameof(declaration.NetWeight), declaration.NetWeight, declaration.GrossWeight)
            .Concat(PrintedSum.Check(nameof(declaration.NetWeight), declaration.NetWeight, declaration.Items, Kilograms, "the items' weights in 千克", FindingSeverity.Warning));
        foreach (Finding finding in rest)
            yield return finding;
    }

    private static decimal? Kilograms(ChinaCustomsItem item) =>
        IsKilogram(item.FirstUnit) ? item.FirstQuantity : IsKilogram(item.SecondUnit) ? item.SecondQuantity : null;

    private static bool IsKilogram(string? unit) => unit is not null && UnitCode.Read(unit).Code == "KGM";

    private static IEnumerable<Finding> Dates(ChinaCustomsDeclaration declaration) => declaration.Direction switch
    {
        // Declaration in advance (提前申报) is allowed, so an earlier one is a warning.
        TradeDirection.Import => DateOrder.Check(nameof(declaration.DeclarationDate), declaration.DeclarationDate, declaration.ImportExportDate, "申报日期", "进口日期"),
        TradeDirection.Export => DateOrder.Check(nameof(declaration.ImportExportDate), declaration.ImportExportDate, declaration.DeclarationDate, "出口日期", "申报日期"),
        _ => [],
    };
}
