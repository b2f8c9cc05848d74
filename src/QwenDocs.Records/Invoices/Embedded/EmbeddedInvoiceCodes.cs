namespace QwenDocs.Records.Invoices.Embedded;

/// <summary>Codes of what is found in the XML of an invoice, and where a record departs from it.</summary>
internal static class EmbeddedInvoiceCodes
{
    /// <summary>A code is in no list that the standard names, or its check digits are wrong: a currency, a country, an IBAN, a unit or a type of invoice.</summary>
    public const string Code = "embeddedInvoice.code";

    /// <summary>An amount is in another currency than the invoice, and was taken as it stands.</summary>
    public const string Currency = "embeddedInvoice.currency";

    /// <summary>A date of the XML is no day in a form of the standard, and was left out.</summary>
    public const string Date = "embeddedInvoice.date";

    /// <summary>A value of the record differs from the one in the invoice's XML.</summary>
    public const string Differs = "embeddedInvoice.differs";

    /// <summary>The record lacks a value, a line or a tax that the invoice's XML has, or has one more.</summary>
    public const string Missing = "embeddedInvoice.missing";

    /// <summary>A number of the XML is not in the form of the standard, or is larger than any amount, and was left out.</summary>
    public const string Number = "embeddedInvoice.number";

    /// <summary>An element that may stand in the XML once stands there again and says something else. The first one counts.</summary>
    public const string Repeated = "embeddedInvoice.repeated";
}
