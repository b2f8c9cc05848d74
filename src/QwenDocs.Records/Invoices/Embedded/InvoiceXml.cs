using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace QwenDocs.Records.Invoices.Embedded;

/// <summary>Finds elements of an invoice's XML by name, in the namespaces of its standard alone. A missing element has missing children.</summary>
internal sealed partial class InvoiceXml(params string[] namespaces)
{
    private const decimal MaxNumber = 1_000_000_000_000_000_000;

    /// <summary>Returns the children of these names, in document order.</summary>
    public IEnumerable<XElement> All(XElement? parent, params string[] names) =>
        parent?.Elements().Where(element => Array.IndexOf(names, element.Name.LocalName) >= 0 && Array.IndexOf(namespaces, element.Name.NamespaceName) >= 0) ?? [];

    /// <summary>Returns the first child of one of these names: names differ between versions of a standard.</summary>
    public XElement? First(XElement? parent, params string[] names) => All(parent, names).FirstOrDefault();

    /// <summary>Returns what stands at the end of a path of single names; nothing where it is empty.</summary>
    public InvoiceText Text(XElement? parent, params string[] path) => Text(Walk(parent, path));

    /// <summary>Returns the number at the end of a path.</summary>
    public decimal? Number(XElement? parent, params string[] path) => Number(Walk(parent, path));

    /// <summary>
    /// Returns the day at the end of a path: <c>20260305</c> or <c>2026-03-05</c>, with a time and a zone behind it or without. The day counts as it
    /// is written, wherever its zone is. Type elements inside it do not matter; a month or a week is no day.
    /// </summary>
    public DateOnly? Date(XElement? parent, params string[] path) => Date(Walk(parent, path));

    /// <summary>Returns the day that an element holds.</summary>
    public static DateOnly? Date(XElement? element) =>
        Text(element).Value is { } text && Day().Match(text) is { Success: true } day
            && DateOnly.TryParseExact(day.Groups["day"].ValueSpan, ["yyyyMMdd", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date
            : null;

    public static InvoiceText Text(XElement? element) => new(element?.Value.Trim() is { Length: > 0 } text ? text : null);

    /// <summary>Joins the texts of elements, each on a line of its own.</summary>
    public static string? Lines(IEnumerable<XElement?> elements) =>
        string.Join('\n', elements.Select(element => Text(element).Value).Where(text => text is not null)) is { Length: > 0 } lines ? lines : null;

    /// <summary>Sums up what is taken off a line, less what is charged on top of it; nothing where the line has neither.</summary>
    public static decimal? Discount(IEnumerable<(string? IsCharge, decimal? Amount)> allowancesAndCharges)
    {
        decimal? discount = null;
        foreach ((string? isCharge, decimal? amount) in allowancesAndCharges)
            discount = (discount ?? 0) + ((isCharge is "true" or "1" ? -amount : amount) ?? 0);
        return discount;
    }

    /// <summary>Returns the number that an element holds; one that is larger than any amount is none.</summary>
    public static decimal? Number(XElement? element) =>
        decimal.TryParse(Text(element).Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            && Math.Abs(number) < MaxNumber
            ? number
            : null;

    // The forms of xs:date and xs:dateTime, and 102, 203, 204 and 205 of UNTDID 2379.
    [GeneratedRegex(@"^(?<day>\d{4}-\d\d-\d\d|\d{8})(?:T[\d:.]{4,20}|\d{4}(?:\d\d)?)?(?:Z|[+-]\d\d:?\d\d)?$")]
    private static partial Regex Day();

    private XElement? Walk(XElement? element, string[] path)
    {
        foreach (string name in path)
            element = First(element, name);
        return element;
    }
}
