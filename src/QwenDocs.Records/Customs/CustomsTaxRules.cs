using System.Text.RegularExpressions;
using QwenDocs.Records.Rules;
using QwenDocs.Validation;

namespace QwenDocs.Records.Customs;

/// <summary>Tax base × rate = amount, where the rate is a percentage or an amount for a unit or for a hundred.</summary>
/// <remarks>
/// Half a unit of the last digit of base and rate is allowed for rounding, and a whole one of the amount, for some administrations cut cents off.
/// </remarks>
internal static partial class CustomsTaxRules
{
    public static IEnumerable<Finding> Check(CustomsTax tax)
    {
        if (tax.Type is { } type && LetterForDigit().IsMatch(type.Trim()))
            yield return Finding.Warning(nameof(tax.Type), "A letter stands where the type of tax has a digit; read it again.", "a letter and two digits, such as A00 or B00");
        if (tax.Base is not { } taxBase || tax.Rate is not { } rate || tax.Amount is not { } amount)
            yield break;
        if (!IsProduct(taxBase, rate, amount))
            yield return Finding.Warning(nameof(tax.Amount), $"{Arithmetic.Text(amount)} is not {Arithmetic.Text(rate)} % of the base {Arithmetic.Text(taxBase)}; read base, rate and amount again.");
    }

    /// <summary>Whether the amount is the rate in percent of the base, or the rate for each unit of it; figures too large to multiply are neither.</summary>
    private static bool IsProduct(decimal taxBase, decimal rate, decimal amount)
    {
        if (Arithmetic.Compute(() => (Math.Abs(rate) * Step(taxBase) / 2) + (Math.Abs(taxBase) * Step(rate) / 2)) is not { } tolerance)
            return false;
        return Arithmetic.Compute(() => Math.Abs((taxBase * rate / 100) - amount)) <= (tolerance / 100) + Step(amount)
            || Arithmetic.Compute(() => Math.Abs((taxBase * rate) - amount)) - tolerance <= Step(amount);
    }

    // O for 0, I and l for 1: the type is a letter, or a digit in national codes, and two digits.
    [GeneratedRegex("^[A-Z](?:[OQDIlSBZ][0-9OQDIlSBZ]|[0-9][OQDIlSBZ])\\z", RegexOptions.CultureInvariant)]
    private static partial Regex LetterForDigit();

    /// <summary>One in the last printed digit. JSON may drop zeros behind the point, so cents are the coarsest step of what has decimals.</summary>
    private static decimal Step(decimal number) => number.Scale == 0 ? 1 : new decimal(1, 0, 0, isNegative: false, Math.Max((byte)2, number.Scale));
}
