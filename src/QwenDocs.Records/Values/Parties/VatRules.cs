using System.Text.RegularExpressions;

namespace QwenDocs.Records.Values.Parties;

/// <summary>The formats of value added tax numbers, prefix included, after the European Commission's VIES.</summary>
internal static partial class VatRules
{
    /// <summary>Whether a compact text is a number of a known format, with or without words for the tax behind it.</summary>
    public static bool Matches(ReadOnlySpan<char> text) => Format().IsMatch(text);

    /// <summary>Takes the words for the tax off the end of a compact text that matches.</summary>
    public static string WithoutTaxName(string text) => Format().Match(text).Groups["number"].Value;

    /// <summary>Says what a number with this prefix looks like.</summary>
    public static string Expectation(string text) => (text.Length < 2 ? "" : text[..2]) switch
    {
        "AT" => "An Austrian VAT number is ATU and eight digits.",
        "BE" => "A Belgian VAT number is BE and ten digits, the first 0 or 1.",
        "CH" => "A Swiss VAT number is CHE and nine digits, then MWST, TVA, IVA, TPV or VAT.",
        "DE" => "A German VAT number is DE and nine digits, the first not 0; a tax number (Steuernummer) is another thing.",
        "EL" or "GR" => "A Greek VAT number is EL and nine digits.",
        "ES" => "A Spanish VAT number is ES and nine characters, a letter first or last.",
        "FR" => "A French VAT number is FR, two characters and nine digits.",
        "GB" or "XI" => "A British VAT number is GB or XI and 9 or 12 digits.",
        "IT" => "An Italian VAT number is IT and eleven digits.",
        "NL" => "A Dutch VAT number is NL, nine digits, B and two digits.",
        "NO" => "A Norwegian VAT number is NO, nine digits and MVA.",
        "PL" => "A Polish VAT number is PL and ten digits.",
        "BG" or "CY" or "CZ" or "DK" or "EE" or "FI" or "HR" or "HU" or "IE" or "LT" or "LU" or "LV" or "MT" or "PT" or "RO" or "SE" or "SI" or "SK" =>
            "The VAT number has not the length or the letters of its country; read it again character by character.",
        _ => "This is not a VAT number of the European Union, Great Britain, Switzerland or Norway; expected the country prefix and the number.",
    };

    [GeneratedRegex(
        @"^(?<number>ATU\d{8}|BE[01]\d{9}|BG\d{9,10}|CHE\d{9}|CY\d{8}[A-Z]|CZ\d{8,10}|DE[1-9]\d{8}|DK\d{8}|EE\d{9}|(?:EL|GR)\d{9}"
        + @"|ES(?:[A-Z]\d{7}[A-Z0-9]|\d{8}[A-Z])|FI\d{8}|FR[0-9A-HJ-NP-Z]{2}\d{9}|(?:GB|XI)(?:\d{9}|\d{12}|GD[0-4]\d{2}|HA[5-9]\d{2})|HR\d{11}|HU\d{8}"
        + @"|IE(?:\d{7}[A-W][A-I]?|\d[A-Z]\d{5}[A-W])|IT\d{11}|LT(?:\d{9}|\d{12})|LU\d{8}|LV\d{11}|MT\d{8}|NL\d{9}B\d{2}|NO\d{9}|PL\d{10}"
        + @"|PT\d{9}|RO\d{2,10}|SE\d{10}01|SI[1-9]\d{7}|SK[1-9]\d{9})"
        + @"(?:MWST|TVA|IVA|TPV|VAT|BTW|MOMS|MVA|AFA|DPH|PVN|PDV|USTIDNR|USTID|UST|UIDNR|UID|HR|FORETAKSREGISTERET)*\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Format();
}
