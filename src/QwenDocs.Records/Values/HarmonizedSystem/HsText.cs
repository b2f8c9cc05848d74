using System.Text;
using System.Text.RegularExpressions;
using QwenDocs.Text;

namespace QwenDocs.Records.Values.HarmonizedSystem;

/// <summary>Finds the digits of a tariff code in what is printed: labels, separators and letters that were read for digits.</summary>
internal static partial class HsText
{
    /// <summary>Returns the text without its label, folded to plain characters; dots, spaces and hyphens stay.</summary>
    public static string WithoutLabel(string? printed) => Label().Replace(PrintedText.Fold(printed), "");

    /// <summary>Takes the .0 or .00 off with which spreadsheets export a number; no tariff groups its digits so.</summary>
    public static string WithoutDecimalZero(string text, out bool wasNumber)
    {
        Match zeros = DecimalZero().Match(text);
        wasNumber = zeros.Success;
        return wasNumber ? zeros.Groups["whole"].Value : text;
    }

    /// <summary>Says what else than a code the text may be: a number with decimals, or a date.</summary>
    public static string? OtherMeaning(string text) =>
        Decimals().IsMatch(text) ? "The only point stands before the last digits, as decimals do: a spreadsheet may have taken the code for a number; verify it digit by digit."
        : DateForm().IsMatch(text) ? "The digits are those of a date, in the form of ISO 8601; verify that a tariff code is printed here."
        : null;

    /// <summary>Whether there is more than one code.</summary>
    public static bool IsList(string text) => List().IsMatch(text);

    /// <summary>Returns the digits, or null where anything else than separators stands between them.</summary>
    /// <param name="text">The text without its label.</param>
    /// <param name="repaired">Whether a letter was taken for the digit that it resembles.</param>
    public static string? Digits(string text, out bool repaired)
    {
        repaired = false;
        StringBuilder digits = new();
        foreach (char c in text)
        {
            char digit = c switch
            {
                'O' or 'o' or 'Q' or 'D' => '0',
                'I' or 'l' or 'i' or '|' => '1',
                'S' or 's' => '5',
                'B' => '8',
                'Z' or 'z' => '2',
                _ => c,
            };
            if (char.IsAsciiDigit(digit))
                digits.Append(digit);
            else if (digit is not ('.' or ' ' or '-' or '\'' or '_'))
                return null;
            repaired |= digit != c;
        }

        return digits.ToString();
    }

    /// <summary>Whether four digits stand before the first separator: a heading that has lost no zero.</summary>
    public static bool HasWholeHeading(string text) => Groups(text) is ['4', not (>= '0' and <= '9'), ..];

    /// <summary>Tells the tariff from the number of digits and the way in which they are grouped.</summary>
    public static HsScheme Scheme(string digits, string text) => digits.Length switch
    {
        4 => HsScheme.Heading,
        6 => HsScheme.Hs6,
        8 => Groups(text) is "4.4" ? HsScheme.SwissEight : HsScheme.AnyEight,
        9 => HsScheme.JapaneseNine,
        10 => Groups(text) switch
        {
            "4.2.2.2" or "4.2.4" => HsScheme.NorthAmericanTen,
            "4.4.2" => HsScheme.ChineseTen,
            "4.2-4" => HsScheme.KoreanTen,
            _ => HsScheme.AnyTen,
        },
        11 => HsScheme.AnyEleven,
        12 => HsScheme.TurkishTwelve,
        13 => HsScheme.ChineseThirteen,
        _ => HsScheme.None,
    };

    private static string Groups(string text) => DigitRun().Replace(text.Trim(), run => run.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));

    // Whatever words stand before the first digit are a label; an edition such as 'HS 2022:' belongs to it.
    [GeneratedRegex(@"^(?:H\.?S\.?\s*20(?:02|07|12|17|22)\s*[:\-]\s*|[^0-9]*?(?:(?<![A-Za-z])(?=[OQDIlSBZ]\d)|(?=\d)))", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"\d{4}[^/,;+&]*[/,;+&][^/,;+&]*\d{4}|(?<![0-9.])[0-9]{4}[.\-]?[0-9]{2}[0-9.\-]*\s+[0-9]{4}[.\-]?[0-9]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex List();

    [GeneratedRegex(@"^(?:(?<whole>[0-9]{5,})[.,]0|(?<whole>[0-9]{7,})[.,]00)\z", RegexOptions.CultureInvariant)]
    private static partial Regex DecimalZero();

    [GeneratedRegex(@"^[0-9]{7,}[.,][0-9]{1,2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Decimals();

    [GeneratedRegex(@"^(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])\z", RegexOptions.CultureInvariant)]
    private static partial Regex DateForm();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex DigitRun();
}
