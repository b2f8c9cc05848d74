using System.Text.RegularExpressions;
using System.Xml.Linq;
using QwenDocs.Records.Values;

namespace QwenDocs.Records.Invoices.Embedded;

/// <summary>Reads OASIS UBL 2.1 invoices and credit notes.</summary>
/// <remarks>Source: EN 16931-3-2 (syntax binding for UBL 2.1).</remarks>
internal static partial class UblInvoice
{
    private const string Schema = "urn:oasis:names:specification:ubl:schema:xsd:";

    private static readonly InvoiceXml Xml = new(Schema + "CommonAggregateComponents-2", Schema + "CommonBasicComponents-2");

    public static bool Matches(XElement root) =>
        root.Name.NamespaceName == Schema + root.Name.LocalName + "-2" && root.Name.LocalName is "Invoice" or "CreditNote";

    public static EmbeddedInvoiceResult Read(XElement root)
    {
        XElement? totals = Xml.First(root, "LegalMonetaryTotal");
        XElement? currency = Xml.First(root, "DocumentCurrencyCode");
        var fields = InvoiceFields.Of(currency);
        XElement? taxTotal = TaxTotal(root, fields.Currency);
        XElement? delivery = Xml.First(root, "Delivery");
        XElement[] means = [.. Xml.All(root, "PaymentMeans")];
        // One element holds IBANs and other account numbers alike.
        Iban? account = means.Select(one => Xml.Text(one, "PayeeFinancialAccount", "ID")).FirstOrDefault(text => text.Value is not null);
        bool isIban = account is { IsValid: true } || LooksLikeIban().IsMatch(account?.Printed ?? "");
        Invoice invoice = new()
        {
            Number = fields.Text("number", Xml.First(root, "ID")),
            TypeCode = fields.TypeCode("typeCode", Xml.First(root, "InvoiceTypeCode", "CreditNoteTypeCode")),
            IssueDate = fields.Date("issueDate", Xml.First(root, "IssueDate")),
            DeliveryDate = fields.Date("deliveryDate", Xml.First(delivery, "ActualDeliveryDate")),
            // An invoice says it itself, a credit note in its means or terms of payment; the last day is the one for the whole amount.
            DueDate = fields.Date("dueDate", Xml.First(root, "DueDate"))
                ?? means.Max(one => fields.Date("dueDate", Xml.First(one, "PaymentDueDate")))
                ?? Xml.All(root, "PaymentTerms").Max(one => fields.Date("dueDate", Xml.First(one, "PaymentDueDate"))),
            Currency = fields.CurrencyCode("currency", currency),
            OrderReference = Xml.Text(root, "OrderReference", "ID"),
            BuyerReference = Xml.Text(root, "BuyerReference"),
            Seller = Party(fields.In("seller"), Xml.Find(root, "AccountingSupplierParty", "Party")),
            Buyer = Party(fields.In("buyer"), Xml.Find(root, "AccountingCustomerParty", "Party")),
            Iban = isIban ? fields.Iban("iban", account) : null,
            PaymentAccount = isIban ? null : account?.Printed,
            PaymentTerms = InvoiceXml.Lines(Xml.All(root, "PaymentTerms").SelectMany(terms => Xml.All(terms, "Note"))),
            Lines = [.. Xml.All(root, "InvoiceLine", "CreditNoteLine").Select((line, index) => Line(fields.Entry("lines", index), line))],
            Taxes = [.. Xml.All(taxTotal, "TaxSubtotal").Select((tax, index) => Tax(fields.Entry("taxes", index), tax))],
            LineTotal = fields.Amount("lineTotal", Xml.First(totals, "LineExtensionAmount")),
            AllowanceTotal = fields.Amount("allowanceTotal", Xml.First(totals, "AllowanceTotalAmount")),
            ChargeTotal = fields.Amount("chargeTotal", Xml.First(totals, "ChargeTotalAmount")),
            TotalWithoutTax = fields.Amount("totalWithoutTax", Xml.First(totals, "TaxExclusiveAmount")),
            TaxTotal = fields.Amount("taxTotal", Xml.First(taxTotal, "TaxAmount")),
            Total = fields.Amount("total", Xml.First(totals, "TaxInclusiveAmount")),
            PrepaidAmount = fields.Amount("prepaidAmount", Xml.First(totals, "PrepaidAmount")),
            RoundingAmount = fields.Amount("roundingAmount", Xml.First(totals, "PayableRoundingAmount")),
            AmountDue = fields.Amount("amountDue", Xml.First(totals, "PayableAmount")),
        };
        return new EmbeddedInvoiceResult(invoice, fields.Findings);
    }

    // The tax may stand there a second time in the currency of the books.
    private static XElement? TaxTotal(XElement root, string? currency)
    {
        XElement[] totals = [.. Xml.All(root, "TaxTotal")];
        return totals.FirstOrDefault(total => Xml.First(total, "TaxAmount")?.Attribute("currencyID")?.Value == currency) ?? totals.FirstOrDefault();
    }

    private static Party? Party(InvoiceFields fields, XElement? party)
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
            Country = fields.Country("country", Xml.Find(address, "Country", "IdentificationCode")),
        };
    }

    private static InvoiceLine Line(InvoiceFields fields, XElement line)
    {
        XElement? item = Xml.First(line, "Item");
        XElement? price = Xml.First(line, "Price");
        XElement? quantity = Xml.First(line, "InvoicedQuantity", "CreditedQuantity");
        return new InvoiceLine
        {
            LineNumber = Xml.Text(line, "ID"),
            ArticleNumber = Xml.Text(item, "SellersItemIdentification", "ID"),
            Description = InvoiceXml.Lines([Xml.First(item, "Name"), Xml.First(item, "Description")]),
            Quantity = fields.Number("quantity", quantity),
            Unit = fields.Unit("unit", quantity),
            UnitPrice = fields.Amount("unitPrice", Xml.First(price, "PriceAmount")),
            PriceBaseQuantity = fields.Number("priceBaseQuantity", Xml.First(price, "BaseQuantity")),
            OriginCountry = fields.Country("originCountry", Xml.Find(item, "OriginCountry", "IdentificationCode")),
            Discount = fields.Discount("discount", Xml.All(line, "AllowanceCharge").Select(one => (Xml.First(one, "ChargeIndicator"), Xml.First(one, "Amount")))),
            TaxRate = fields.Number("taxRate", Xml.Find(item, "ClassifiedTaxCategory", "Percent")),
            NetAmount = fields.Amount("netAmount", Xml.First(line, "LineExtensionAmount")),
        };
    }

    private static TaxBreakdown Tax(InvoiceFields fields, XElement tax) => new()
    {
        Rate = fields.Number("rate", Xml.Find(tax, "TaxCategory", "Percent")),
        TaxableAmount = fields.Amount("taxableAmount", Xml.First(tax, "TaxableAmount")),
        TaxAmount = fields.Amount("taxAmount", Xml.First(tax, "TaxAmount")),
    };

    // ISO 13616: two letters, two check digits, and at most 30 letters and digits. An account in this form whose check digits are wrong is no account number of another kind.
    [GeneratedRegex("^ *[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]){11,30} *$")]
    private static partial Regex LooksLikeIban();
}
