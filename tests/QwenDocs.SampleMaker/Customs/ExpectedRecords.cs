using System.Globalization;
using QwenDocs.Records;
using QwenDocs.Records.Customs;
using QwenDocs.Records.Trade;
using QwenDocs.Records.Values;

namespace QwenDocs.SampleMaker.Customs;

/// <summary>The records that a perfect reader would make of the documents: what their readers have to agree with.</summary>
internal static class ExpectedRecords
{
    public static CommercialInvoice Invoice(Shipment shipment) => new()
    {
        Number = shipment.InvoiceNumber,
        IssueDate = shipment.InvoiceDate,
        OrderNumber = shipment.Order,
        ContractNumber = shipment.Contract,
        Seller = new Party { Name = shipment.Seller.Name, Street = shipment.Seller.Street },
        Buyer = new Party { Name = shipment.Buyer.Name, Street = shipment.Buyer.Street },
        DeliveryTerm = Incoterm.Read(shipment.Incoterm),
        PaymentTerms = shipment.Payment,
        OriginCountry = CountryCode.Read("CN"),
        PortOfLoading = shipment.PortOfLoading,
        PortOfDischarge = shipment.PortOfDischarge,
        ShippingMarks = shipment.Marks,
        Items = [.. shipment.Goods.Select((line, index) => new CommercialInvoiceItem
        {
            LineNumber = $"{index + 1}",
            ArticleNumber = line.Article,
            Description = $"{line.English} {line.Chinese}",
            HsCode = HsCode.Read(line.HsCode),
            Quantity = line.Quantity,
            Unit = line.Unit,
            UnitPrice = line.UnitPrice,
            Amount = line.Amount,
        })],
        Currency = CurrencyCode.Read(shipment.Currency),
        Total = shipment.Total,
        PackageCount = shipment.Cartons,
        NetWeight = shipment.Net,
        GrossWeight = shipment.Gross,
    };

    public static QwenDocs.Records.Trade.PackingList PackingList(Shipment shipment)
    {
        int carton = 1;
        return new QwenDocs.Records.Trade.PackingList
        {
            IssueDate = shipment.InvoiceDate,
            InvoiceNumber = shipment.InvoiceNumber,
            ContractNumber = shipment.Contract,
            Seller = new Party { Name = shipment.Seller.Name, Street = shipment.Seller.Street },
            Buyer = new Party { Name = shipment.Buyer.Name, Street = shipment.Buyer.Street },
            ShippingMarks = shipment.Marks,
            ContainerNumbers = [ContainerNumber.Read(shipment.Container)],
            Items = [.. shipment.Goods.Select(line => new PackingListItem
            {
                PackageNumbers = Range(ref carton, line.Cartons),
                ArticleNumber = line.Article,
                Description = $"{line.English} {line.Chinese}",
                Quantity = line.Quantity,
                Unit = line.Unit,
                PackageCount = line.Cartons,
                NetWeight = line.Net,
                GrossWeight = line.Gross,
                Volume = line.Volume,
            })],
            PackageCount = shipment.Cartons,
            NetWeight = shipment.Net,
            GrossWeight = shipment.Gross,
            Volume = shipment.Volume,
        };
    }

    public static ChinaCustomsDeclaration Declaration(ChinaDeclaration d) => new()
    {
        Direction = d.IsExport ? TradeDirection.Export : TradeDirection.Import,
        PreEntryNumber = d.Number,
        CustomsNumber = d.Number,
        DomesticParty = Party(d.Company),
        OverseasParty = d.ForeignCompany,
        BorderOffice = d.Office.Code,
        ImportExportDate = d.MovedOn,
        DeclarationDate = d.DeclaredOn,
        TransportMode = "2",
        TransportIdentity = d.Vessel,
        TransportDocument = d.TransportDocument,
        UserOrProducer = Party(d.Company),
        SupervisionMode = "0110",
        LevyNature = "101",
        ContractNumber = d.Contract,
        TradingCountry = CountryCode.Read(d.Country.Code),
        ForeignCountry = CountryCode.Read(d.Country.Code),
        ForeignPort = d.ForeignPort.Name,
        BorderPort = d.BorderPort.Name,
        PackageCount = d.Packages,
        GrossWeight = d.Gross,
        NetWeight = d.Net,
        TransactionTerm = d.Terms.Name,
        Items = [.. d.Items.Select((item, index) => Item(d, item, index + 1))],
        HasSpecialRelationship = false,
        IsPriceInfluenced = false,
        HasRoyalties = false,
        IsSelfPaid = !d.IsExport,
        Declarant = d.Clerk,
        DeclaringParty = Party(d.Broker),
    };

    public static EuCustomsDeclaration Declaration(EuDeclaration d) => new()
    {
        Mrn = Mrn.Read(d.Mrn),
        DeclarationType = d.Type[..2],
        AdditionalDeclarationType = d.Type[3..],
        AcceptanceDate = d.AcceptedOn,
        Exporter = new CustomsParty { Name = d.Exporter.Name, Street = d.Exporter.Street },
        Consignee = new CustomsParty { Name = d.Importer.Name, Street = d.Importer.Street, Eori = Eori.Read(d.Importer.Code) },
        Declarant = new CustomsParty { Name = d.Declarant.Name, Street = d.Declarant.Street, Eori = Eori.Read(d.Declarant.Code) },
        ItemCount = d.Items.Count,
        PackageCount = d.Packages,
        ReferenceNumber = d.Reference,
        DispatchCountry = CountryCode.Read(d.DispatchCountry),
        DestinationCountry = CountryCode.Read(d.DestinationCountry),
        IsContainerised = true,
        DeliveryTerm = Incoterm.Read(d.Incoterm),
        Currency = CurrencyCode.Read(d.Currency),
        TotalInvoiced = d.Invoiced,
        ExchangeRate = d.ExchangeRate,
        BorderOffice = d.Office,
        GoodsLocation = d.Location,
        Items = [.. d.Items.Select((item, index) => new EuCustomsItem
        {
            ItemNumber = index + 1,
            Description = item.Description,
            PackageCount = item.Packages,
            PackageKind = "CT",
            ContainerNumbers = [ContainerNumber.Read(d.Container)],
            CommodityCode = HsCode.Read(item.Commodity),
            OriginCountry = CountryCode.Read("CN"),
            GrossWeight = item.Gross,
            Preference = "100",
            Procedure = "4000",
            AdditionalProcedures = ["000"],
            NetWeight = item.Net,
            PreviousDocuments = [d.PreviousDocument],
            SupplementaryQuantity = item.SupplementaryUnits,
            ItemPrice = item.Price,
            ValuationMethod = "1",
            StatisticalValue = item.StatisticalValue,
            Taxes =
            [
                new CustomsTax { Type = "A00", Base = item.Price, Rate = item.DutyRate, Amount = item.Duty, PaymentMethod = "E" },
                new CustomsTax { Type = "B00", Base = item.TaxBase, Rate = 21, Amount = item.Tax, PaymentMethod = "E" },
            ],
        })],
        TaxTotal = d.Items.Sum(item => item.Duty + item.Tax),
        DeclarationDate = d.AcceptedOn,
    };

    private static ChinaCustomsParty Party(TradingCompany company) => new() { Name = company.Chinese, CreditCode = Uscc.Read(company.Code) };

    private static ChinaCustomsItem Item(ChinaDeclaration d, DeclaredGoods item, int number)
    {
        (decimal? first, string? firstUnit) = Quantity(item.FirstQuantity);
        (decimal? second, string? secondUnit) = Quantity(item.SecondQuantity);
        (decimal? sold, string? soldUnit) = Quantity(item.DeclaredQuantity);
        return new ChinaCustomsItem
        {
            ItemNumber = number,
            TariffCode = HsCode.Read(item.HsCode),
            Name = item.Name,
            Specification = item.Elements,
            FirstQuantity = first,
            FirstUnit = firstUnit,
            SecondQuantity = second,
            SecondUnit = secondUnit,
            TransactionQuantity = sold,
            TransactionUnit = soldUnit,
            UnitPrice = item.Price,
            TotalPrice = item.Total,
            Currency = CurrencyCode.Read(d.Currency.Code),
            OriginCountry = CountryCode.Read(item.Origin.Split('(')[0]),
            DestinationCountry = CountryCode.Read(item.Destination.Split('(')[0]),
        };
    }

    private static (decimal? Number, string? Unit) Quantity(string printed)
    {
        string digits = string.Concat(printed.TakeWhile(char.IsAsciiDigit));
        return digits.Length == 0 ? (null, null) : (decimal.Parse(digits, CultureInfo.InvariantCulture), printed[digits.Length..]);
    }

    private static string Range(ref int carton, int count)
    {
        int first = carton;
        carton += count;
        return $"{first}-{carton - 1}";
    }
}
