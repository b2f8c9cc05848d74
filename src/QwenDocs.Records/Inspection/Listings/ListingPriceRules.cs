using System.Text.RegularExpressions;
using QwenDocs.Records.Values;
using QwenDocs.Text;
using QwenDocs.Validation;

namespace QwenDocs.Records.Inspection.Listings;

/// <summary>Compares a printed price, with the short forms of marketplaces (199k, 199rb, 1,5jt, 1tr2, 1.2万), with amount and currency.</summary>
internal static partial class ListingPriceRules
{
    public static IEnumerable<Finding> Check(ListingPrice price)
    {
        if (string.IsNullOrWhiteSpace(price.Text))
            yield break;

        string text = CurrencyBehind().Replace(MillionAndMore().Replace(PrintedText.Fold(price.Text), "$1.$2tr"), " ");
        CurrencyCode? stated = price.Currency is { IsValid: true } known ? known : null;
        if (text.Contains('%') || NumberText.Read(text, new NumberTextOptions { IsAmount = true }) is not { } plain || NumberText.Read(text, new NumberTextOptions { IsAmount = true, Decimals = stated?.MinorUnits }) is not { } settled)
        {
            yield return Finding.Error(nameof(price.Text), "The price cannot be read as one amount of money; write one price alone, exactly as printed.", "such as ฿1,299 or 199.000₫");
            yield break;
        }

        bool agrees = price.Amount is not { } amount || Amounts(plain).Concat(Amounts(settled)).Contains(amount);
        if (!agrees)
            yield return Finding.Error(nameof(price.Amount), "The amount is not the one that is printed; read the price again, with its separators and its k, rb, jt, tr or 万.");

        if (stated is { } code && Candidates(plain) is { Count: > 0 } candidates && !candidates.Contains(code.Code))
            yield return Finding.Error(nameof(price.Currency), "The sign at the printed price does not stand for this currency; read the sign again.");
    }

    /// <summary>The readings of a printed price. In a price a k always multiplies; only what points and commas mean is open.</summary>
    private static IEnumerable<decimal> Amounts(NumberReading number) =>
        number.Doubts.HasFlag(NumberDoubts.Separator) && number.Alternative is { } other ? [number.Value, other] : [number.Value];

    /// <summary>What the printed sign may stand for; nothing where there is none or it is not known.</summary>
    private static IReadOnlyList<string> Candidates(NumberReading number)
    {
        var read = CurrencyCode.Read($"{number.Before} {number.After}");
        return read.IsValid && read.Candidates.Count == 0 ? [read.Code] : read.Candidates;
    }

    [GeneratedRegex(@"(\d+)\s?(?:tr|triệu)\s?(\d{1,3})(?!\d)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex MillionAndMore();

    // A currency may follow at once: 199kđ, 1.2万元, 5jtRp.
    [GeneratedRegex(@"(?<=\d\s?(?:k|rb|ribu|jt|juta|tr|triệu|nghìn|ngàn|พัน|หมื่น|แสน|ล้าน))(?=(?:บาท|[đĐ₫₱฿₩元円圆บ]|RM|Rp|VND|IDR|THB)(?!\p{L}))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex CurrencyBehind();
}
