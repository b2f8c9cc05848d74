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
        if (text.Contains('%'))
            return Invalid(printed, "This is a percentage; expected an amount of money.");
        if (!text.Any(char.IsAsciiDigit))
            return ChineseNumerals.Read(text) is { } capitals
                ? Valid(printed, capitals, null, known ?? CurrencyCode.Read("CNY"), null)
                : Invalid(printed, "There is no amount here; expected digits.");
        if (NumberText.Read(printed, new NumberTextOptions { IsAmount = true }) is not { } number)
            return Invalid(printed, "The amount cannot be read: its points, commas and spaces make no number, or words or a second amount stand between; expected such as 1,234.56 or 1.234,56.");

        string words = Label().Replace($"{number.Before} {number.After}", " ").Trim(' ', '/', ',', ':', '|', '(', ')');
        CurrencyCode? printedCurrency = words.Length == 0 ? null : CurrencyCode.Read(words);
        CurrencyCode? currency = printedCurrency is { IsValid: true } ? printedCurrency : known;
        if (number.Doubts.HasFlag(NumberDoubts.Separator) && currency is { } settled)
            number = NumberText.Read(printed, new NumberTextOptions { IsAmount = true, Decimals = settled.MinorUnits }) ?? number;
        NumberDoubts doubts = currency?.Code is "CHF" && NoWholePart().IsMatch(text) ? number.Doubts & ~NumberDoubts.Sign : number.Doubts;
        string? doubt = NumberProblem.Of(doubts, "compare with the other amounts of the document")
            ?? (printedCurrency is { IsValid: true } && !IsCurrencyAlone(words) ? "Words that are not known stand beside the amount and may change it; verify it." : null)
            ?? (currency is null ? printedCurrency?.Problem : currency.Value.Problem);
        return Valid(printed, number.Value, doubts is NumberDoubts.None ? null : number.Alternative, currency, doubt);
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

    /// <summary>Whether words are names of currencies from the first to the last.</summary>
    private static bool IsCurrencyAlone(string words)
    {
        string text = words.ToUpperInvariant();
        return IsCurrency(text) || IsCurrency(text.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal))
            || WordBreaks().Split(text).Select(part => part.Trim()).All(part => part.Length == 0 || IsCurrency(part) || CurrencyTable.FindCode(part.Trim('.')) is not null);
    }

    private static bool IsCurrency(string text) => CurrencyTable.FindCode(text) is not null || CurrencyTable.Candidates(text).Length > 0;

    private static Money Valid(string? printed, decimal amount, decimal? alternative, CurrencyCode? currency, string? doubt) =>
        new(PrintedReading.Valid(printed, Normalise(amount, currency), doubt), amount, currency, alternative);

    private static Money Invalid(string? printed, string problem) => new(PrintedReading.Invalid(printed, problem), 0, null, null);

    [GeneratedRegex(@"^[^0-9]*-[.,][0-9]{2}[^0-9]*$", RegexOptions.CultureInvariant)]
    private static partial Regex NoWholePart();

    [GeneratedRegex(@"(?<=[¥$€£])(?![¥$€£]|\z)|(?=[¥$€£元円])|[ ()\-/:\[\],]+", RegexOptions.CultureInvariant)]
    private static partial Regex WordBreaks();

    // What stands beside amounts and changes nothing.
    [GeneratedRegex(
        @"(?<![\p{L}])(?:(?:grand |sub-?)?total|sum|summe|gesamt(?:betrag|summe|preis)?|(?:end|rechnungs|netto|brutto)betrag|betrag|montant|importe|importo|amount|balance|due|payable|price|preis|prix"
        + @"|value|net|netto|gross|brutto|incl(?:uding|\.)?|inkl\.?|excl(?:uding|\.)?|exkl\.?|zzgl\.?|plus|vat|gst|mwst\.?|ust\.?|tva|iva|btw|moms|tax(?:es)?|ttc|ht|of|the|only|nur|seulement|and"
        + @"|zero cents?|dr\.?)(?![\p{L}])|价税合计|總計|总计|合計|合计|小計|小计|总价|總價|金額|金额|税込|税抜|含税|不含税|小写|(?<=[元円圆圓¥\s]|^)[也整正](?=\s|$)|^\s*金(?=\s|$)|共计|单价|总额",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Label();
}
