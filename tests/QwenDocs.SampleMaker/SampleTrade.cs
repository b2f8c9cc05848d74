using QwenDocs.Records;
using QwenDocs.Records.Invoices;
using QwenDocs.Records.Values;

namespace QwenDocs.SampleMaker;

/// <summary>The trade that the sample tells of. Companies, bank and numbers are made up; check digits are right.</summary>
internal static class SampleTrade
{
    public const string SellerChinese = "深圳市澜曜精密传动有限公司";
    public const string SellerBank = "Hanseatische Warenhandelsbank AG, Hamburg";
    public const string SellerIban = "DE85209999000047118235";
    public const string SellerBic = "HWHBDEHHXXX";
    public const string Incoterm = "CIF Hamburg (Incoterms® 2020)";
    public const string Vessel = "MV NORDSTERN EXPRESS 047W";
    public const string PortOfLoading = "Yantian, Shenzhen 深圳盐田";
    public const string Container = "LYXU 482916 2";

    public static Invoice Invoice { get; } = Create();

    private static Invoice Create()
    {
        decimal lineTotal = SampleLines.All.Sum(line => line.Amount);
        decimal allowance = 1_250.00m;
        decimal charge = 1_840.00m + 263.75m;
        decimal total = lineTotal - allowance + charge;
        decimal prepaid = 20_000.00m;
        return new Invoice
        {
            Number = "LY-EX-2026-0317",
            TypeCode = "380",
            IssueDate = new DateOnly(2026, 3, 17),
            DeliveryDate = new DateOnly(2026, 3, 21),
            DueDate = new DateOnly(2026, 5, 16),
            Currency = CurrencyCode.Read("EUR"),
            OrderReference = "PO-4500187362",
            BuyerReference = "NWA-EK-0472",
            Seller = new Party
            {
                Name = "Shenzhen Lanyao Precision Motion Co., Ltd.",
                TaxId = "91440300MA5KX7Q25E",
                Street = "Building 7, Xinhe Industrial Park, No. 128 Fengtang Avenue, Fuhai Sub-district, Bao'an District",
                PostalCode = "518103",
                City = "Shenzhen",
                Country = CountryCode.Read("CN"),
            },
            Buyer = new Party
            {
                Name = "Nordwerft Antriebstechnik GmbH",
                TaxId = "DE917304266",
                Street = "Am Speicherbogen 14",
                PostalCode = "20457",
                City = "Hamburg",
                Country = CountryCode.Read("DE"),
            },
            Iban = Iban.Read(SellerIban),
            PaymentTerms = "60 days net from invoice date, by T/T",
            Lines = [.. SampleLines.All.Select((line, index) => new InvoiceLine
            {
                LineNumber = $"{index + 1}",
                ArticleNumber = line.Article,
                Description = $"{line.English} {line.Chinese}",
                HsCode = HsCode.Read(line.HsCode),
                Quantity = line.Quantity,
                Unit = line.Unit,
                UnitPrice = line.UnitPrice,
                NetAmount = line.Amount,
            })],
            Taxes = [new TaxBreakdown { Rate = 0, TaxableAmount = total, TaxAmount = 0.00m }],
            LineTotal = lineTotal,
            AllowanceTotal = allowance,
            ChargeTotal = charge,
            TotalWithoutTax = total,
            TaxTotal = 0.00m,
            Total = total,
            PrepaidAmount = prepaid,
            AmountDue = total - prepaid,
        };
    }
}
