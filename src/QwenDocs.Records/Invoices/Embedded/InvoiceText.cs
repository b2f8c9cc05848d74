using QwenDocs.Records.Values;

namespace QwenDocs.Records.Invoices.Embedded;

/// <summary>The text of an element of an invoice's XML, which becomes whatever type the record's property has.</summary>
internal readonly record struct InvoiceText(string? Value)
{
    public static implicit operator string?(InvoiceText text) => text.Value;

    public static implicit operator CurrencyCode?(InvoiceText text) => text.Value is { } value ? CurrencyCode.Read(value) : null;

    public static implicit operator CountryCode?(InvoiceText text) => text.Value is { } value ? CountryCode.Read(value) : null;

    public static implicit operator Iban?(InvoiceText text) => text.Value is { } value ? Iban.Read(value) : null;
}
