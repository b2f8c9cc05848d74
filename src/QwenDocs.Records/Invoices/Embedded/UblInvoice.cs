using System.Xml.Linq;
using QwenDocs.Records.Values;

namespace QwenDocs.Records.Invoices.Embedded;

/// <summary>Reads OASIS UBL 2.1 invoices and credit notes.</summary>
/// <remarks>Source: EN 16931-3-2 (syntax binding for UBL 2.1).</remarks>
internal static class UblInvoice
{
    private const string Schema = "urn:oasis:names:specification:ubl:schema:xsd:";

    private static readonly InvoiceXml Xml = new(Schema + "CommonAggregateComponents-2", Schema + "CommonBasicComponents-2");

    public static bool Matches(XElement root) =>
        root.Name.NamespaceName == Schema + root.Name.LocalName + "-2" && root.Name.LocalName is "Invoice" or "CreditNote";

    public static Invoice Read(XElement root)
    {
        XElement? totals = Xml.First(root, "LegalMonetaryTotal");
        InvoiceText currency = Xml.Text(root, "DocumentCurrencyCode");
        XElement? taxTotal = TaxTotal(root, currency.Value);
        XElement? delivery = Xml.First(root, "Delivery");
        XElement[] means = [.. Xml.All(root, "PaymentMeans")];
        // One element holds IBANs and other account numbers alike.
        Iban? account = means.Select(one => Xml.Text(one, "PayeeFinancialAccount", "ID")).FirstOrDefault(text => text.Value is not null);
        return new Invoice
        {
            Number = Xml.Text(root, "ID"),
            TypeCode = InvoiceXml.Text(Xml.First(root, "InvoiceTypeCode", "CreditNoteTypeCode")),
            IssueDate = Xml.Date(root, "IssueDate"),
            DeliveryDate = Xml.Date(delivery, "ActualDeliveryDate"),
            // An invoice says it itself, a credit note in its means or terms of payment; the last day is the one for the whole amount.
            DueDate = Xml.Date(root, "DueDate")
                ?? means.Max(one => Xml.Date(one, "PaymentDueDate"))
                ?? Xml.All(root, "PaymentTerms").Max(one => Xml.Date(one, "PaymentDueDate")),
            Currency = currency,
            OrderReference = Xml.Text(root, "OrderReference", "ID"),
            BuyerReference = Xml.Text(root, "BuyerReference"),
            Seller = Party(Xml.First(Xml.First(root, "AccountingSupplierParty"), "Party")),
            Buyer = Party(Xml.First(Xml.First(root, "AccountingCustomerParty"), "Party")),
            Iban = account is { IsValid: true } ? account : null,
            PaymentAccount = account is { IsValid: false } ? account.Value.Printed : null,
            PaymentTerms = InvoiceXml.Lines(Xml.All(root, "PaymentTerms").SelectMany(terms => Xml.All(terms, "Note"))),
            Lines = [.. Xml.All(root, "InvoiceLine", "CreditNoteLine").Select(Line)],
            Taxes = [.. Xml.All(taxTotal, "TaxSubtotal").Select(Tax)],
            LineTotal = Xml.Number(totals, "LineExtensionAmount"),
            AllowanceTotal = Xml.Number(totals, "AllowanceTotalAmount"),
            ChargeTotal = Xml.Number(totals, "ChargeTotalAmount"),
            TotalWithoutTax = Xml.Number(totals, "TaxExclusiveAmount"),
            TaxTotal = Xml.Number(taxTotal, "TaxAmount"),
            Total = Xml.Number(totals, "TaxInclusiveAmount"),
            PrepaidAmount = Xml.Number(totals, "PrepaidAmount"),
            RoundingAmount = Xml.Number(totals, "PayableRoundingAmount"),
            AmountDue = Xml.Number(totals, "PayableAmount"),
        };
    }

    // The tax may stand there a second time in the currency of the books.
    private static XElement? TaxTotal(XElement root, string? currency)
    {
        XElement[] totals = [.. Xml.All(root, "TaxTotal")];
        return totals.FirstOrDefault(total => Xml.First(total, "TaxAmount")?.Attribute("currencyID")?.Value == currency) ?? totals.FirstOrDefault();
    }

    private static Party? Party(XElement? party)
    {
        if (party is null)
            return null;
        XElement? address = Xml.First(party, "PostalAddress");
        XElement[] schemes = [.. Xml.All(party, "PartyTaxScheme")];
        XElement? vat = schemes.FirstOrDefault(scheme => Xml.Text(scheme, "TaxScheme", "ID").Value == "VAT") ?? schemes.FirstOrDefault();
        InvoiceText legalName = Xml.Text(party, "PartyLegalEntity", "RegistrationName");
        return new Party
        {
            Name = legalName.Value is not null ? legalName : Xml.Text(party, "PartyName", "Name"),
            TaxId = Xml.Text(vat, "CompanyID"),
            Street = Xml.Text(address, "StreetName"),
            PostalCode = Xml.Text(address, "PostalZone"),
            City = Xml.Text(address, "CityName"),
            Country = Xml.Text(address, "Country", "IdentificationCode"),
        };
    }

    private static InvoiceLine Line(XElement line)
    {
        XElement? item = Xml.First(line, "Item");
        XElement? price = Xml.First(line, "Price");
        XElement? quantity = Xml.First(line, "InvoicedQuantity", "CreditedQuantity");
        return new InvoiceLine
        {
            LineNumber = Xml.Text(line, "ID"),
            ArticleNumber = Xml.Text(item, "SellersItemIdentification", "ID"),
            Description = InvoiceXml.Lines([Xml.First(item, "Name"), Xml.First(item, "Description")]),
            Quantity = InvoiceXml.Number(quantity),
            Unit = quantity?.Attribute("unitCode")?.Value,
            UnitPrice = Xml.Number(price, "PriceAmount"),
            PriceBaseQuantity = Xml.Number(price, "BaseQuantity"),
            OriginCountry = Xml.Text(item, "OriginCountry", "IdentificationCode"),
            Discount = InvoiceXml.Discount(Xml.All(line, "AllowanceCharge").Select(one => (Xml.Text(one, "ChargeIndicator").Value, Xml.Number(one, "Amount")))),
            TaxRate = Xml.Number(item, "ClassifiedTaxCategory", "Percent"),
            NetAmount = Xml.Number(line, "LineExtensionAmount"),
        };
    }

    private static TaxBreakdown Tax(XElement tax) => new()
    {
        Rate = Xml.Number(tax, "TaxCategory", "Percent"),
        TaxableAmount = Xml.Number(tax, "TaxableAmount"),
        TaxAmount = Xml.Number(tax, "TaxAmount"),
    };
}
