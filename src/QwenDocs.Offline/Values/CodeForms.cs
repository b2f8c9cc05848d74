using System.Text.RegularExpressions;
using QwenDocs.Schemas.Labels;

namespace QwenDocs.Offline.Values;

/// <summary>The forms of codes in print that holds more than them. Whether a code is valid, its type in the records says.</summary>
internal static partial class CodeForms
{
    /// <summary>Returns the first code of a kind in a text, or <see langword="null"/> where there is none, or where the kind is none of a form.</summary>
    public static string? Find(FieldKind kind, string text) => Of(kind)?.Match(text) is { Success: true } code ? code.Value.Trim() : null;

    /// <summary>Whether a text holds the number of a container, or is a count of packages: no shipping mark.</summary>
    public static bool IsOfContainerOrPackages(string text) => Container().IsMatch(text) || Packages().IsMatch(text);

    private static Regex? Of(FieldKind kind) => kind switch
    {
        FieldKind.Iban => Iban(),
        FieldKind.TaxId => TaxId(),
        FieldKind.Mrn => Mrn(),
        FieldKind.Eori => Eori(),
        FieldKind.Container => Container(),
        FieldKind.Tariff => Tariff(),
        _ => null,
    };

    [GeneratedRegex(@"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]){11,30}(?![A-Za-z0-9])|\b\d[\d ]{6,20}\d\b")]
    private static partial Regex Iban();

    // Three letters before digits may also say what other number they are: of a place, a telephone, an article or a register.
    [GeneratedRegex(@"\b(?!GLN|ILN|EAN|UPC|TEL|FAX|HR[AB]|BLZ)[A-Z]{2,3}\s?[A-Z0-9]?\d[\d ]{6,12}\d\b|\b[0-9A-Z]{18}\b|\b\d{2,3}[/ ]\d{3}[/ ]\d{4,5}\b")]
    private static partial Regex TaxId();

    [GeneratedRegex(@"(?<![0-9A-Z])\d{2}[A-Z]{2}[A-Z0-9]{13}\d(?![0-9A-Z])")]
    private static partial Regex Mrn();

    [GeneratedRegex(@"(?<![0-9A-Z])[A-Z]{2}\d[A-Z0-9]{5,14}(?![0-9A-Z])")]
    private static partial Regex Eori();

    [GeneratedRegex(@"(?<![0-9A-Z])[A-Z]{3}[UJZ]\s?\d{6}\s?-?\d(?!\d)")]
    private static partial Regex Container();

    [GeneratedRegex(@"^\d+\s?[A-Z]{2,3}$")]
    private static partial Regex Packages();

    [GeneratedRegex(@"(?<![0-9A-Z])\d{4}[\d. ]{0,11}\d(?!\d)")]
    private static partial Regex Tariff();
}
