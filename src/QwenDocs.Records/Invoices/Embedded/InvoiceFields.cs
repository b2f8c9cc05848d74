using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;
using QwenDocs.Text;
using QwenDocs.Validation;

namespace QwenDocs.Records.Invoices.Embedded;

/// <summary>Reads elements of an invoice's XML into the fields of a record. What stands outside the standard becomes a finding at the field.</summary>
/// <remarks>Source of the forms: xs:date, xs:dateTime and xs:decimal of XML Schema part 2; the forms 102, 203, 204 and 205 of UNTDID 2379; UNTDID 1001 for types of documents.</remarks>
/// <param name="Findings">Where the findings go.</param>
/// <param name="Path">The record whose fields are read.</param>
/// <param name="Currency">The currency of the invoice as its XML writes it, or <see langword="null"/> where it names none that is known.</param>
internal readonly partial record struct InvoiceFields(List<Finding> Findings, FieldPath Path, string? Currency)
{
    private const decimal MaxNumber = 1_000_000_000_000_000_000;

    /// <summary>Returns the fields of an invoice.</summary>
    /// <param name="currency">The element that names its currency. Where that is no currency, amounts are not held against it.</param>
    public static InvoiceFields Of(XElement? currency) =>
        new([], FieldPath.Root, InvoiceXml.Text(currency).Value is { } text && Values.CurrencyCode.Read(text).IsValid ? text : null);

    public InvoiceFields In(string member) => this with { Path = Path.Append(member) };

    public InvoiceFields Entry(string list, int index) => this with { Path = Path.Append(list).Append(index) };

    /// <summary>Reads a text that stands there once.</summary>
    public InvoiceText Text(string member, XElement? element)
    {
        ExpectOne(member, element);
        return InvoiceXml.Text(element);
    }

    /// <summary>
    /// Reads a day: <c>20260305</c> or <c>2026-03-05</c>, with a time and a zone behind it or without. The day counts as it is written, wherever its
    /// zone is. Type elements inside it do not matter; a month or a week is no day.
    /// </summary>
    public DateOnly? Date(string member, XElement? element)
    {
        if (Text(member, element).Value is not { } text)
            return null;
        if (Day().Match(text) is { Success: true } day
            && DateOnly.TryParseExact(day.Groups["day"].ValueSpan, ["yyyyMMdd", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
            return date;
        Error(member, EmbeddedInvoiceCodes.Date, "is in the XML no day in a form of the standard, and was left out", "a day such as 2026-03-05 or 20260305");
        return null;
    }

    /// <summary>Reads a number; one that is larger than any amount is none.</summary>
    public decimal? Number(string member, XElement? element)
    {
        if (Text(member, element).Value is not { } text)
            return null;
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) && Math.Abs(number) < MaxNumber)
            return number;
        Error(member, EmbeddedInvoiceCodes.Number, "is in the XML no number in the form of the standard, and was left out", "a number such as 1234.56, below 10^18");
        return null;
    }

    /// <summary>Reads an amount, which is to be in the currency of the invoice.</summary>
    public decimal? Amount(string member, XElement? element)
    {
        if (Number(member, element) is not { } amount)
            return null;
        if (Currency is not null && CurrencyOf(element!) is { } other && !string.Equals(other, Currency, StringComparison.OrdinalIgnoreCase))
            Warn(member, EmbeddedInvoiceCodes.Currency, "is in the XML in another currency than the invoice", "an amount in the currency of the invoice");
        return amount;
    }

    /// <summary>Reads the type of an invoice.</summary>
    public InvoiceText TypeCode(string member, XElement? element)
    {
        InvoiceText code = Text(member, element);
        if (code.Value is { } text && !DocumentName().IsMatch(text))
            Warn(member, EmbeddedInvoiceCodes.Code, "is in the XML no code of UNTDID 1001", "a code such as 380");
        return code;
    }

    /// <summary>Reads a unit, which is kept as it stands.</summary>
    public string? Unit(string member, XElement? quantity)
    {
        string? unit = quantity?.Attribute("unitCode")?.Value;
        if (!string.IsNullOrWhiteSpace(unit) && !UnitCode.Read(unit).IsValid)
            Warn(member, EmbeddedInvoiceCodes.Code, "is in the XML no unit of UN/ECE recommendation 20 or 21", "a code such as C62 or KGM");
        return unit;
    }

    public CurrencyCode? CurrencyCode(string member, XElement? element) => Checked(member, (CurrencyCode?)Text(member, element), "a code of ISO 4217 such as EUR");

    public CountryCode? Country(string member, XElement? element) => Checked(member, (CountryCode?)Text(member, element), "a code of ISO 3166-1 such as DE");

    public Iban? Iban(string member, Iban? iban) => Checked(member, iban, "an IBAN whose check digits agree");

    /// <summary>Sums up what is taken off a line, less what is charged on top of it; nothing where the line has neither, or where a part of it cannot be read.</summary>
    public decimal? Discount(string member, IEnumerable<(XElement? IsCharge, XElement? Amount)> allowancesAndCharges)
    {
        decimal? discount = null;
        bool isRead = true;
        foreach ((XElement? indicator, XElement? element) in allowancesAndCharges)
        {
            decimal? amount = Amount(member, element);
            bool? isCharge = InvoiceXml.Text(indicator).Value?.ToUpperInvariant() switch
            {
                "TRUE" or "1" => true,
                "FALSE" or "0" => false,
                _ => null,
            };
            if (isCharge is null)
                Error(member, EmbeddedInvoiceCodes.Code, "does not say in the XML whether it is taken off or charged, and was left out", "true for a charge, false for an allowance");
            isRead &= isCharge is not null && amount is not null;
            discount = (discount ?? 0) + ((isCharge == true ? -amount : amount) ?? 0);
        }

        return isRead ? discount : null;
    }

    private T? Checked<T>(string member, T? value, string expected)
        where T : struct, IPrintedValue
    {
        if (value is { IsValid: false })
            Error(member, EmbeddedInvoiceCodes.Code, "is in the XML no code of the standard", expected);
        return value;
    }

    private void ExpectOne(string member, XElement? element)
    {
        if (element is null)
            return;
        string? currency = CurrencyOf(element);
        // An amount may stand there again in the currency of the books.
        if (element.ElementsAfterSelf(element.Name).Any(other => CurrencyOf(other) == currency && other.Value.Trim() is { Length: > 0 } text && text != element.Value.Trim()))
            Warn(member, EmbeddedInvoiceCodes.Repeated, "stands in the XML again with other content; the first one was taken", "one element");
    }

    private static string? CurrencyOf(XElement element) => element.Attribute("currencyID")?.Value is { Length: > 0 } currency ? currency : null;

    private void Error(
        string member,
        string code,
        string message,
        string expected) => Findings.Add(Finding.Error(Path.Append(member), message, expected, code));

    private void Warn(
        string member,
        string code,
        string message,
        string expected) => Findings.Add(Finding.Warning(Path.Append(member), message, expected, code));

    [GeneratedRegex(@"^(?<day>\d{4}-\d\d-\d\d|\d{8})(?:T[\d:.]{4,20}|\d{4}(?:\d\d)?)?(?:Z|[+-]\d\d:?\d\d)?$")]
    private static partial Regex Day();

    [GeneratedRegex("^[0-9]{1,3}$")]
    private static partial Regex DocumentName();
}
