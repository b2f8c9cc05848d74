using System.Globalization;
using System.Text.RegularExpressions;
using QwenDocs.Text;

namespace QwenDocs.Records.Values.Amounts;

/// <summary>Parts a printed amount into its number and its currency.</summary>
internal static partial class MoneyText
{
    public static Money Read(string? printed, CurrencyCode? known)
    {
        string text = PrintedText.Fold(printed);
        if (!text.Any(char.IsAsciiDigit) && ChineseNumerals.Read(text) is { } capitals)
            return Valid(printed, new NumberText(capitals, null), known ?? CurrencyCode.Read("CNY"), null);
        if (text.Contains('%'))
            return Invalid(printed, "This is a percentage; expected an amount of money.");
        // Letters and signs are the currency; a point behind letters belongs to them (Rs. 500, Fr. 12.50).
        string number = Words().Replace(text, " ").Trim();
        string words = string.Join(' ', Words().Matches(text).Select(match => match.Value.Trim()));
        bool credit = CreditMark().IsMatch(words);
        words = AccountMark().Replace(words, "").Trim();
        CurrencyCode? printedCurrency = words.Length == 0 ? null : CurrencyCode.Read(words);
        CurrencyCode? currency = printedCurrency is { IsValid: true } ? printedCurrency : known;
        if (!number.Any(char.IsAsciiDigit))
            return Invalid(printed, "There is no amount here; expected digits.");
        if (NumberText.Read(number, currency?.MinorUnits, thousandsFirst: true) is not { } read)
            return Invalid(printed, "The amount cannot be read: its points, commas and spaces make no number; expected such as 1,234.56 or 1.234,56.");
        if (credit)
            read = new NumberText(-read.Value, -read.Alternative);
        string? doubt = read.Alternative is not null
            ? "The separator may stand for thousands or for decimals; compare with the other amounts of the document."
            : currency is null ? printedCurrency?.Problem : currency.Value.Problem;
        return Valid(printed, read, currency, doubt);
    }

    public static string Normalise(decimal amount, CurrencyCode? currency)
    {
        string number = amount.ToString(CultureInfo.InvariantCulture);
        int point = number.IndexOf('.', StringComparison.Ordinal);
        // Three decimals would read as thousands: a zero behind them tells.
        if (point >= 0 && number.Length - point == 4)
            number += "0";
        return currency is { IsValid: true } code ? $"{number} {code.Code}" : number;
    }

    private static Money Valid(string? printed, NumberText number, CurrencyCode? currency, string? doubt) =>
        new(PrintedReading.Valid(printed, Normalise(number.Value, currency), doubt), number.Value, currency, number.Alternative);

    private static Money Invalid(string? printed, string problem) => new(PrintedReading.Invalid(printed, problem), 0, null, null);

    [GeneratedRegex(@"(?:[^\s\d.,'()+\-]+(?:[./](?!\d)|(?<=\p{L})\.)?\s*)+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(@"(?:^|\s)(?:CR|Cr|H)\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex CreditMark();

    [GeneratedRegex(@"(?:^|\s)(?:CR|Cr|DR|Dr|H|S)\.?$|[整正]$|:", RegexOptions.CultureInvariant)]
    private static partial Regex AccountMark();
}
