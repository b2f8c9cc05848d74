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

        string text = MillionAndMore().Replace(PrintedText.Fold(price.Text), "$1.$2tr");
        Match shortForm = ShortForm().Match(text);
        decimal factor = shortForm.Success ? Factor(shortForm.Value.ToLowerInvariant()) : 1;
        string plain = shortForm.Success ? text.Remove(shortForm.Index, shortForm.Length) : text;
        CurrencyCode? stated = price.Currency is { IsValid: true } known ? known : null;
        Money money = Money.Read(plain);
        if (!money.IsValid)
        {
            yield return Finding.Error(nameof(price.Text), "The price cannot be read as one amount of money; write one price alone, exactly as printed.", "such as ฿1,299 or 199.000₫");
            yield break;
        }

        Money inCurrency = stated is { } currency ? money.WithCurrency(currency) : money;
        bool agrees = price.Amount is not { } amount || new[] { money.Amount, money.Alternative, inCurrency.Amount, inCurrency.Alternative }.Any(read => read * factor == amount);
        if (!agrees)
            yield return Finding.Error(nameof(price.Amount), "The amount is not the one that is printed; read the price again, with its separators and its k, rb, jt, tr or 万.");

        if (stated is { } code && Candidates(money, plain) is { Count: > 0 } candidates && !candidates.Contains(code.Code))
            yield return Finding.Error(nameof(price.Currency), "The sign at the printed price does not stand for this currency; read the sign again.");
    }

    /// <summary>What the printed sign may stand for; nothing where there is none or it is not known.</summary>
    private static IReadOnlyList<string> Candidates(Money money, string text) =>
        money.Currency is { IsValid: true } printed ? [printed.Code] : CurrencyCode.Read(Figures().Replace(text, " ")).Candidates;

    private static decimal Factor(string word) => word switch
    {
        "k" or "rb" or "ribu" or "nghìn" or "ngàn" or "พัน" or "千" => 1_000,
        "หมื่น" or "万" or "萬" => 10_000,
        "แสน" => 100_000,
        _ => 1_000_000,
    };

    [GeneratedRegex(@"(\d+)\s?(?:tr|triệu)\s?(\d{1,3})(?!\d)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex MillionAndMore();

    // A currency may follow at once (199kđ, 1.2万元); any other letter makes it another word.
    [GeneratedRegex(@"(?<=\d\s?)(?:k|rb|ribu|jt|juta|tr|triệu|nghìn|ngàn|พัน|หมื่น|แสน|ล้าน|千|万|萬)(?![\p{L}-[đĐ元円圆บ]])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ShortForm();

    [GeneratedRegex(@"[\d.,'()+\-\s]+", RegexOptions.CultureInvariant)]
    private static partial Regex Figures();
}
