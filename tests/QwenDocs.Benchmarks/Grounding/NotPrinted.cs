using System.Text.RegularExpressions;

namespace QwenDocs.Benchmarks.Grounding;

/// <summary>Values of the invoices' XML that their pages do not print, or print otherwise: found by reading the pages. They are no truth for evidence.</summary>
internal static class NotPrinted
{
    private static readonly (Regex Document, Regex Path, string Why)[] Known =
    [
        Make(".", @"\.typeCode$", "a code of UNTDID; the page prints a title, or nothing"),
        Make(".", @"\.unit$", "a code of UN/ECE Recommendation 20; the page prints a word, or nothing"),
        Make("acme_invoice", ".", "the XML is another invoice's: parties, number and totals differ"),
        Make("RE-20150613_503", ".", "the XML is another invoice's: lines and totals differ"),
        Make("Mustang", @"buyer\.taxId|paymentAccount|paymentTerms|seller\.taxId|seller\.name", "not printed"),
        Make("Mustang.*499", "netAmount", "the page prints net, the XML holds gross"),
        Make("versicherung", @"\.number$|quantity|unitPrice|netAmount|taxableAmount|taxRate|\.rate|priceBase", "not printed, or printed gross"),
        Make("COMFORT_Rabatte", @"lines\[0\]\.(unitPrice|netAmount)", "the page prints the price before the discount"),
        Make("SEPA_Prenotification", "deliveryDate", "the year differs"),
        Make("ZUGFeRD_1p0.*(BASIC_Einfach|Rechnungskorrektur)", "description", "the XML joins headings with the text"),
        Make("Avoir_FR", "unitPrice", "the page prints the price before the discount"),
        Make("BASICWL", @"buyer\.taxId|iban", "the page prints another country code"),
    ];

    public static Func<string, bool> Of(string document)
    {
        Regex[] paths = [.. Known.Where(known => known.Document.IsMatch(document)).Select(known => known.Path)];
        return path => paths.Any(pattern => pattern.IsMatch(path));
    }

    private static (Regex Document, Regex Path, string Why) Make(string document, string path, string why) =>
        (new Regex(document, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant), new Regex(path, RegexOptions.CultureInvariant), why);
}
