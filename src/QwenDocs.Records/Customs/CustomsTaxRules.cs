using QwenDocs.Records.Rules;
using QwenDocs.Validation;

namespace QwenDocs.Records.Customs;

/// <summary>Tax base × rate = amount, where the rate is a percentage or an amount for a unit or for a hundred.</summary>
/// <remarks>
/// Half a unit of the last digit of base and rate is allowed for rounding, and a whole one of the amount, for some administrations cut cents off.
/// </remarks>
internal static class CustomsTaxRules
{
    public static IEnumerable<Finding> Check(CustomsTax tax)
    {
        if (tax.Base is not { } taxBase || tax.Rate is not { } rate || tax.Amount is not { } amount)
            yield break;
        decimal tolerance = (Math.Abs(rate) * Step(taxBase) / 2) + (Math.Abs(taxBase) * Step(rate) / 2);
        bool isPercentage = Math.Abs((taxBase * rate / 100) - amount) <= (tolerance / 100) + Step(amount);
        bool isForUnit = Math.Abs((taxBase * rate) - amount) <= tolerance + Step(amount);
        if (!isPercentage && !isForUnit)
            yield return Finding.Warning(nameof(tax.Amount), $"{Arithmetic.Text(amount)} is not {Arithmetic.Text(rate)} % of the base {Arithmetic.Text(taxBase)}; read base, rate and amount again.");
    }

    /// <summary>One in the last printed digit. JSON may drop zeros behind the point, so cents are the coarsest step of what has decimals.</summary>
    private static decimal Step(decimal number) => number.Scale == 0 ? 1 : new decimal(1, 0, 0, isNegative: false, Math.Max((byte)2, number.Scale));
}
