using System.Xml.Linq;

namespace QwenDocs.Records.Invoices.Embedded;

/// <summary>Reads UN/CEFACT Cross Industry Invoices: ZUGFeRD 1.0 and its release candidate, and ZUGFeRD 2, Factur-X and XRechnung with their shorter names.</summary>
/// <remarks>Source: EN 16931-3-3 (syntax binding for CII D16B); ZUGFeRD 1.0 technical annex.</remarks>
internal static class CrossIndustryInvoice
{
    private const string Second = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100";
    private const string First = "urn:ferd:CrossIndustryDocument:invoice:1p0";
    private const string Draft = "urn:un:unece:uncefact:data:standard:CBFBUY:5";
    private const string Parts = "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:";
    private const string Types = "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:";

    // Elements of the release candidate stand in no namespace.
    private static readonly InvoiceXml Xml = new(Second, First, Draft, "", Parts + "100", Parts + "12", Types + "100", Types + "15");

    public static bool Matches(XElement root) =>
        (root.Name.NamespaceName, root.Name.LocalName) is (Second, "CrossIndustryInvoice") or (First, "CrossIndustryDocument") or (Draft, "Invoice");

    public static EmbeddedInvoiceResult Read(XElement root)
    {
        XElement? document = Xml.First(root, "ExchangedDocument", "HeaderExchangedDocument");
        XElement? transaction = Xml.First(root, "SupplyChainTradeTransaction", "SpecifiedSupplyChainTradeTransaction");
        XElement? agreement = Xml.First(transaction, "ApplicableHeaderTradeAgreement", "ApplicableSupplyChainTradeAgreement");
        XElement? delivery = Xml.First(transaction, "ApplicableHeaderTradeDelivery", "ApplicableSupplyChainTradeDelivery");
        XElement? settlement = Xml.First(transaction, "ApplicableHeaderTradeSettlement", "ApplicableSupplyChainTradeSettlement");
        XElement? totals = Xml.First(settlement, "SpecifiedTradeSettlementHeaderMonetarySummation", "SpecifiedTradeSettlementMonetarySummation");
        XElement? order = Xml.First(agreement, "BuyerOrderReferencedDocument");
        XElement? currency = Xml.First(settlement, "InvoiceCurrencyCode");
        var fields = InvoiceFields.Of(currency);
        Invoice invoice = new()
        {
            Number = fields.Text("number", Xml.First(document, "ID")),
            TypeCode = fields.TypeCode("typeCode", Xml.First(document, "TypeCode")),
            IssueDate = fields.Date("issueDate", Xml.First(document, "IssueDateTime")),
            DeliveryDate = fields.Date("deliveryDate", Xml.Find(delivery, "ActualDeliverySupplyChainEvent", "OccurrenceDateTime")),
            DueDate = DueDate(fields, settlement),
            Currency = fields.CurrencyCode("currency", currency),
            OrderReference = InvoiceXml.Text(Xml.First(order, "IssuerAssignedID", "ID")),
            BuyerReference = Xml.Text(agreement, "BuyerReference"),
            Seller = Party(fields.In("seller"), Xml.First(agreement, "SellerTradeParty")),
            Buyer = Party(fields.In("buyer"), Xml.First(agreement, "BuyerTradeParty")),
            Iban = fields.Iban("iban", Account(settlement, "IBANID")),
            PaymentAccount = Account(settlement, "ProprietaryID"),
            PaymentTerms = InvoiceXml.Lines(Xml.All(settlement, "SpecifiedTradePaymentTerms").SelectMany(terms => Xml.All(terms, "Description"))),
            Lines = [.. Xml.All(transaction, "IncludedSupplyChainTradeLineItem").Where(IsLine).Select((line, index) => Line(fields.Entry("lines", index), line))],
            Taxes = [.. Xml.All(settlement, "ApplicableTradeTax").Select((tax, index) => Tax(fields.Entry("taxes", index), tax))],
            LineTotal = fields.Amount("lineTotal", Xml.First(totals, "LineTotalAmount")),
            AllowanceTotal = fields.Amount("allowanceTotal", Xml.First(totals, "AllowanceTotalAmount")),
            ChargeTotal = fields.Amount("chargeTotal", Xml.First(totals, "ChargeTotalAmount")),
            TotalWithoutTax = fields.Amount("totalWithoutTax", Xml.First(totals, "TaxBasisTotalAmount")),
            TaxTotal = fields.Amount("taxTotal", TaxTotal(totals, fields.Currency)),
            Total = fields.Amount("total", Xml.First(totals, "GrandTotalAmount")),
            PrepaidAmount = fields.Amount("prepaidAmount", Xml.First(totals, "TotalPrepaidAmount")),
            RoundingAmount = fields.Amount("roundingAmount", Xml.First(totals, "RoundingAmount")),
            AmountDue = fields.Amount("amountDue", Xml.First(totals, "DuePayableAmount")),
        };
        return new EmbeddedInvoiceResult(invoice, fields.Findings);
    }

    /// <summary>The day on which the whole amount is due: terms with a discount name the day until which it is granted, and terms of instalments the day of each.</summary>
    private static DateOnly? DueDate(InvoiceFields fields, XElement? settlement)
    {
        (DateOnly? Date, bool IsDiscount)[] terms =
        [
            .. Xml.All(settlement, "SpecifiedTradePaymentTerms")
                .Select(one => (fields.Date("dueDate", Xml.First(one, "DueDateDateTime")), Xml.First(one, "ApplicableTradePaymentDiscountTerms") is not null)),
        ];
        return terms.Where(one => !one.IsDiscount).Max(one => one.Date) ?? terms.Max(one => one.Date);
    }

    // The tax may stand there a second time in the currency of the books.
    private static XElement? TaxTotal(XElement? totals, string? currency)
    {
        XElement[] amounts = [.. Xml.All(totals, "TaxTotalAmount")];
        return amounts.FirstOrDefault(amount => amount.Attribute("currencyID")?.Value == currency) ?? amounts.FirstOrDefault();
    }

    private static InvoiceText Account(XElement? settlement, string kind) =>
        Xml.All(settlement, "SpecifiedTradeSettlementPaymentMeans")
            .Select(means => Xml.Text(means, "PayeePartyCreditorFinancialAccount", kind))
            .FirstOrDefault(account => account.Value is not null);

    private static Party? Party(InvoiceFields fields, XElement? party)
    {
        if (party is null)
            return null;
        XElement? address = Xml.First(party, "PostalTradeAddress");
        XElement[] taxIds = [.. Xml.All(party, "SpecifiedTaxRegistration").Select(registration => Xml.First(registration, "ID")).OfType<XElement>().Where(id => InvoiceXml.Text(id).Value is not null)];
        return new Party
        {
            Name = Xml.Text(party, "Name"),
            TaxId = InvoiceXml.Text(taxIds.FirstOrDefault(id => id.Attribute("schemeID")?.Value == "VA") ?? taxIds.FirstOrDefault()),
            Street = Xml.Text(address, "LineOne"),
            PostalCode = Xml.Text(address, "PostcodeCode"),
            City = Xml.Text(address, "CityName"),
            Country = fields.Country("country", Xml.First(address, "CountryID")),
        };
    }

    // A line of ZUGFeRD 1.0 can be a note alone. In the profile EXTENDED a line can sum up others, or tell what another is made of: neither is one to be paid.
    private static bool IsLine(XElement line) =>
        (Xml.First(line, "SpecifiedTradeProduct") is not null || InvoiceXml.Text(NetAmount(line)).Value is not null)
        && Xml.Text(line, "AssociatedDocumentLineDocument", "LineStatusReasonCode").Value?.ToUpperInvariant() is not ("GROUP" or "INFORMATION");

    private static InvoiceLine Line(InvoiceFields fields, XElement line)
    {
        XElement? product = Xml.First(line, "SpecifiedTradeProduct");
        XElement? price = Xml.First(Xml.First(line, "SpecifiedLineTradeAgreement", "SpecifiedSupplyChainTradeAgreement"), "NetPriceProductTradePrice");
        XElement? quantity = Xml.First(Xml.First(line, "SpecifiedLineTradeDelivery", "SpecifiedSupplyChainTradeDelivery"), "BilledQuantity");
        return new InvoiceLine
        {
            LineNumber = Xml.Text(line, "AssociatedDocumentLineDocument", "LineID"),
            ArticleNumber = Xml.Text(product, "SellerAssignedID"),
            Description = InvoiceXml.Lines([Xml.First(product, "Name"), Xml.First(product, "Description")]),
            Quantity = fields.Number("quantity", quantity),
            Unit = fields.Unit("unit", quantity),
            UnitPrice = fields.Amount("unitPrice", Xml.First(price, "ChargeAmount")),
            PriceBaseQuantity = fields.Number("priceBaseQuantity", Xml.First(price, "BasisQuantity")),
            OriginCountry = fields.Country("originCountry", Xml.Find(product, "OriginTradeCountry", "ID")),
            Discount = fields.Discount(
                "discount", Xml.All(Settlement(line), "SpecifiedTradeAllowanceCharge").Select(one => (Xml.First(one, "ChargeIndicator"), Xml.First(one, "ActualAmount")))),
            TaxRate = fields.Number("taxRate", Rate(Xml.First(Settlement(line), "ApplicableTradeTax"))),
            NetAmount = fields.Amount("netAmount", NetAmount(line)),
        };
    }

    private static XElement? Settlement(XElement line) => Xml.First(line, "SpecifiedLineTradeSettlement", "SpecifiedSupplyChainTradeSettlement");

    private static XElement? NetAmount(XElement line) =>
        Xml.First(Xml.First(Settlement(line), "SpecifiedTradeSettlementLineMonetarySummation", "SpecifiedTradeSettlementMonetarySummation"), "LineTotalAmount");

    private static TaxBreakdown Tax(InvoiceFields fields, XElement tax) => new()
    {
        Rate = fields.Number("rate", Rate(tax)),
        TaxableAmount = fields.Amount("taxableAmount", Xml.First(tax, "BasisAmount")),
        TaxAmount = fields.Amount("taxAmount", Xml.First(tax, "CalculatedAmount")),
    };

    private static XElement? Rate(XElement? tax) => Xml.First(tax, "RateApplicablePercent", "ApplicablePercent");
}
