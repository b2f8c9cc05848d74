namespace QwenDocs.SampleMaker.Customs;

/// <summary>The shipments of the sample documents. Companies and numbers are made up; check digits are right, tariff codes those of HS 2022.</summary>
internal static class SampleShipments
{
    public static Shipment Cookware { get; } = new()
    {
        InvoiceNumber = "QF-CI-4711",
        InvoiceDate = new DateOnly(2026, 5, 11),
        Contract = "QF-SC-26-0188",
        Order = "RTK-90417",
        Seller = new(
            "Ningbo Qiaofeng Kitchenware Co., Ltd.",
            "宁波翘枫厨具有限公司",
            "91330206MA2GQF47KW",
            "No. 66 Mingzhou West Road, Beilun District",
            "315800 Ningbo, P.R. China",
            "Tel: +86 574 0000 4711　sales@qiaofeng-kitchen.example"),
        Buyer = new("Ravenstone Table & Kitchen Ltd.", "", "GB417208373000", "18 Quayside Road", "Bristol BS1 4ST, United Kingdom", TaxId: "EORI: GB417208373000"),
        Currency = "USD",
        AmountInWords = "US DOLLARS THIRTY-SIX THOUSAND EIGHT HUNDRED TWENTY",
        Incoterm = "FOB NINGBO",
        PortOfLoading = "NINGBO, CHINA",
        PortOfDischarge = "FELIXSTOWE, UK",
        Vessel = "CALDERA STAR 118W",
        Container = "QFWU2045185",
        Marks = "RTK / 90417 / FELIXSTOWE / C/NO. 1-1040",
        Payment = "30% T/T in advance, balance against copy of B/L",
        Bank = "Yongjiang Commercial Bank, Beilun Branch, A/C 3901 2200 4711 0880",
        Goods =
        [
            new("QF-SP24", "7323.93.0000", "Stainless steel saucepan 24 cm with lid", "不锈钢汤锅 24厘米 带盖", 1_200, "PCS", 6.85m, 200, 1_860.0m, 2_112.0m, 6.800m),
            new("QF-FP28", "7323.93.0000", "Stainless steel frying pan 28 cm", "不锈钢煎锅 28厘米", 900, "PCS", 5.40m, 150, 1_170.0m, 1_305.0m, 4.350m),
            new("QF-AW32", "7615.10.9090", "Aluminium wok 32 cm, non-stick", "铝制不粘炒锅 32厘米", 800, "PCS", 7.95m, 100, 1_320.0m, 1_480.0m, 4.200m),
            new("QF-CK08", "8211.92.0000", "Chef's knife 8 inch, stainless steel", "不锈钢厨师刀 8英寸", 2_000, "PCS", 2.35m, 40, 380.0m, 440.0m, 0.880m),
            new("QF-RC18", "8516.60.3000", "Electric rice cooker 1.8 L, 220-240 V", "电饭锅 1.8升", 500, "PCS", 14.20m, 250, 1_450.0m, 1_675.0m, 11.250m),
            new("QF-PD16", "6911.10.1900", "Porcelain dinner set, 16 pieces", "瓷餐具 16件套", 300, "SETS", 18.60m, 300, 2_010.0m, 2_220.0m, 9.600m),
        ],
    };

    public static Shipment Lamps { get; } = new()
    {
        InvoiceNumber = "LH26-4712",
        InvoiceDate = new DateOnly(2026, 6, 2),
        Contract = "LHB-2026-035",
        Order = "45-008817",
        Seller = new(
            "Zhongshan Langhui Lighting Technology Co., Ltd.",
            "中山市朗辉照明科技有限公司",
            "91442000MA54LH12PQ",
            "Building 3, No. 21 Yihui Road, Guzhen Town",
            "528421 Zhongshan, P.R. China",
            "Tel: +86 760 0000 4712　export@langhui-light.example"),
        Buyer = new("Lichthuis Benelux B.V.", "", "NL854712604", "Waalhaven Zuidzijde 71", "3089 JH Rotterdam, Netherlands", TaxId: "VAT: NL854712604B01"),
        Currency = "EUR",
        AmountInWords = "EURO SIXTY-EIGHT THOUSAND FIVE HUNDRED SIXTY-FIVE",
        Incoterm = "CIF ROTTERDAM",
        PortOfLoading = "YANTIAN, CHINA",
        PortOfDischarge = "ROTTERDAM, NL",
        Vessel = "NORDSTERN EXPRESS 052W",
        Container = "LHZU4712060",
        Marks = "LICHTHUIS / ROTTERDAM / C/NO. 1-895",
        Payment = "T/T 45 days after B/L date",
        Bank = "Xiangshan Rural Bank, Guzhen Branch, A/C 8002 0000 4712 3301",
        Goods =
        [
            new("LH-A60-9", "8539520000", "LED lamp A60, 9 W, E27", "LED球泡灯 9W", 6_000, "PCS", 0.92m, 60, 390.0m, 450.0m, 4.320m),
            new("LH-G95-12", "8539520000", "LED filament lamp G95, 12 W, E27", "LED灯丝灯 12W", 3_000, "PCS", 1.48m, 50, 285.0m, 342.0m, 3.600m),
            new("LH-C37-5", "8539520000", "LED candle lamp C37, 5 W, E14", "LED尖泡 5W", 4_000, "PCS", 0.71m, 40, 168.0m, 200.0m, 1.920m),
            new("LH-CL40", "9405110000", "LED ceiling light 36 W, 400 mm", "LED吸顶灯 36W", 800, "PCS", 14.60m, 200, 1_240.0m, 1_420.0m, 9.600m),
            new("LH-PD60", "9405110000", "LED pendant light 48 W, 600 mm", "LED吊灯 48W", 300, "PCS", 31.50m, 150, 885.0m, 1_023.0m, 8.100m),
            new("LH-FL50", "9405429000", "LED floodlight 50 W, IP65", "LED投光灯 50W", 900, "PCS", 9.85m, 90, 1_080.0m, 1_188.0m, 4.050m),
            new("LH-HB100", "9405429000", "LED high bay light 100 W", "LED工矿灯 100W", 200, "PCS", 38.40m, 100, 620.0m, 710.0m, 5.000m),
            new("LH-TR20", "9405429000", "LED track spotlight 20 W", "LED轨道射灯 20W", 700, "PCS", 7.20m, 70, 385.0m, 441.0m, 2.800m),
            new("LH-DR60", "8504401990", "LED driver 24 V, 60 W", "LED驱动电源 60W", 1_000, "PCS", 5.35m, 50, 310.0m, 345.0m, 0.900m),
            new("LH-DR150", "8504401990", "LED driver 48 V, 150 W", "LED驱动电源 150W", 400, "PCS", 11.90m, 40, 268.0m, 300.0m, 0.800m),
            new("LH-CB2", "8544422100", "Connecting cable with plug, 2 m", "带插头连接线 2米", 2_500, "PCS", 0.68m, 25, 225.0m, 245.0m, 0.500m),
            new("LH-CB5", "8544422100", "Connecting cable with plug, 5 m", "带插头连接线 5米", 1_000, "PCS", 1.24m, 20, 190.0m, 206.0m, 0.400m),
        ],
    };
}
