using System.Globalization;
using System.Text.RegularExpressions;
using QwenDocs.Records.Rules;
using QwenDocs.Records.Values;
using QwenDocs.Text;
using QwenDocs.Validation;

namespace QwenDocs.Records.Customs.UnitedStates;

/// <summary>A line of CBP Form 7501: its tariff numbers, duties and fees.</summary>
internal static partial class UsEntryItemRules
{
    public static IEnumerable<Finding> Check(UsEntryItem item) =>
        item.Tariffs.SelectMany((tariff, index) => Tariff(item, tariff, string.Create(CultureInfo.InvariantCulture, $"{nameof(item.Tariffs)}[{index}].")))
            .Concat(item.Fees.SelectMany((fee, index) => Fee(item, fee, string.Create(CultureInfo.InvariantCulture, $"{nameof(item.Fees)}[{index}]."))))
            .Concat(Values(item))
            .Concat(UsEntryRules.Manufacturer(nameof(item.ManufacturerId), item.ManufacturerId));

    private static IEnumerable<Finding> Tariff(UsEntryItem item, UsEntryTariff tariff, string path)
    {
        if (tariff.HtsNumber is { IsValid: true, Status: not HsStatus.National } code && code.Digits.Length != 10)
            yield return Finding.Error(path + nameof(tariff.HtsNumber), string.Create(CultureInfo.InvariantCulture, $"An HTSUS number has 10 digits, this one has {code.Digits.Length}."));
        if (tariff.SpecialNumber is { } special && !ChapterNinetyEight().IsMatch(special.Trim()))
            yield return Finding.Warning(path + nameof(tariff.SpecialNumber), "This is no number of chapter 98 or 99.", "8 or 10 digits that begin with 98 or 99, such as 9903.88.15");
        if (Percentage(tariff.Rate) is { } rate && tariff.Duty is { } duty && (tariff.EnteredValue ?? item.EnteredValue) is { } value && !Agrees(value, rate, duty))
            yield return Finding.Warning(path + nameof(tariff.Duty), $"{Arithmetic.Text(duty)} is not {Arithmetic.Text(rate)} % of the entered value {Arithmetic.Text(value)}; read the three again.");
    }

    /// <summary>The merchandise processing fee (499) has a least and a most for the whole entry, which filers share out among lines in their own ways.</summary>
    private static IEnumerable<Finding> Fee(UsEntryItem item, UsEntryFee fee, string path)
    {
        if (fee is { Code: not "499", Rate: { } rate, Amount: { } amount } && item.EnteredValue is { } value && !Agrees(value, rate, amount))
            yield return Finding.Warning(path + nameof(fee.Amount), $"{Arithmetic.Text(amount)} is not {Arithmetic.Text(rate)} % of the entered value {Arithmetic.Text(value)}; read the three again.");
    }

    private static IEnumerable<Finding> Values(UsEntryItem item)
    {
        if (item.EnteredValue is { } value && value != decimal.Truncate(value))
            yield return Finding.Warning(nameof(item.EnteredValue), "Entered values are whole dollars, and this one has cents.");
        if (item.Tariffs.Count > 1 && item.Tariffs.Any(tariff => tariff.EnteredValue is not null))
        {
            decimal? sum = Arithmetic.Sum(item.Tariffs, tariff => tariff.EnteredValue ?? 0);
            foreach (Finding finding in Arithmetic.Compare(nameof(item.EnteredValue), item.EnteredValue, sum, "the sum of its tariff numbers' values", severity: FindingSeverity.Warning))
                yield return finding;
        }
    }

    /// <summary>Values are rounded to dollars, so half a dollar may be missing; and a cent of rounding.</summary>
    private static bool Agrees(decimal value, decimal rate, decimal amount) =>
        Arithmetic.Compute(() => Math.Abs((value * rate / 100) - amount)) <= (Math.Abs(rate) / 200) + 0.01m;

    private static decimal? Percentage(string? rate)
    {
        string text = PrintedText.Fold(rate);
        if (text.Equals("FREE", StringComparison.OrdinalIgnoreCase))
            return 0;
        Match match = AdValorem().Match(text);
        return match.Success ? decimal.Parse(match.Groups[1].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(@"^(\d{1,3}(?:\.\d{1,6})?)\s*%$", RegexOptions.CultureInvariant)]
    private static partial Regex AdValorem();

    [GeneratedRegex(@"^9[89]\d\d[. ]?\d\d[. ]?\d\d(?:[. ]?\d\d)?$", RegexOptions.CultureInvariant)]
    private static partial Regex ChapterNinetyEight();
}
