namespace QwenDocs.SampleMaker.Customs;

/// <summary>The declarations of the sample documents.</summary>
internal static class SampleDeclarations
{
    private const string China = "中国(CHN)";

    public static ChinaDeclaration CookwareExport { get; } = new()
    {
        IsExport = true,
        Number = "310420260547118832",
        Company = SampleShipments.Cookware.Seller,
        Office = ("3104", "北仑海关"),
        MovedOn = new DateOnly(2026, 5, 16),
        DeclaredOn = new DateOnly(2026, 5, 14),
        ForeignCompany = SampleShipments.Cookware.Buyer.Name,
        Vessel = "CALDERA STAR/118W",
        TransportDocument = "NBQF26051877",
        Contract = SampleShipments.Cookware.Contract,
        Country = ("GBR", "英国"),
        ForeignPort = ("GBR144", "费利克斯托（英国）"),
        BorderPort = ("380201", "北仑"),
        Packing = ("22", "纸制或纤维板制盒/箱"),
        Packages = SampleShipments.Cookware.Cartons,
        Gross = SampleShipments.Cookware.Gross,
        Net = SampleShipments.Cookware.Net,
        Terms = ("3", "FOB"),
        Documents = "随附单证2：发票；装箱单；合同；代理报关委托协议（电子）",
        Marks = $"备注：{SampleShipments.Cookware.Marks}　集装箱标箱数及号码：2；{SampleShipments.Cookware.Container}",
        Currency = ("USD", "美元"),
        Broker = new("", "宁波顺汐报关有限公司", "91330201MA2AUJ55TB", "", ""),
        Clerk = "沈怡琳",
        Items =
        [
            new("7323930000", "不锈钢汤锅", "4|3|家用烹饪|不锈钢制|直径24厘米带盖|无品牌|QF-SP24", "1860千克", "", "1200个", 6.85m, 8_220.00m, China, "英国(GBR)", "宁波(33029)"),
            new("7323930000", "不锈钢煎锅", "4|3|家用烹饪|不锈钢制|直径28厘米|无品牌|QF-FP28", "1170千克", "", "900个", 5.40m, 4_860.00m, China, "英国(GBR)", "宁波(33029)"),
            new("7615109090", "铝制炒锅", "4|3|家用烹饪|铝制|不粘涂层，直径32厘米|无品牌|QF-AW32", "1320千克", "", "800个", 7.95m, 6_360.00m, China, "英国(GBR)", "宁波(33029)"),
            new("8211920000", "厨师刀", "4|3|厨房切割|刃面固定|不锈钢制，8英寸|无品牌|QF-CK08", "2000把", "380千克", "2000把", 2.35m, 4_700.00m, China, "英国(GBR)", "宁波(33029)"),
            new("8516603000", "电饭锅", "4|3|家用煮饭|1.8升，220-240伏|无品牌|QF-RC18", "500个", "1450千克", "500个", 14.20m, 7_100.00m, China, "英国(GBR)", "宁波(33029)"),
            new("6911101900", "瓷餐具", "4|3|家用餐桌|瓷制|16件一套|无品牌|QF-PD16", "2010千克", "", "300套", 18.60m, 5_580.00m, China, "英国(GBR)", "宁波(33029)"),
        ],
    };

    public static ChinaDeclaration LampsExport { get; } = new()
    {
        IsExport = true,
        Number = "531620260604712915",
        Company = SampleShipments.Lamps.Seller,
        Office = ("5316", "大鹏海关"),
        MovedOn = new DateOnly(2026, 6, 9),
        DeclaredOn = new DateOnly(2026, 6, 6),
        ForeignCompany = SampleShipments.Lamps.Buyer.Name,
        Vessel = "NORDSTERN EXPRESS/052W",
        TransportDocument = "YTLH26060412",
        Contract = SampleShipments.Lamps.Contract,
        Country = ("NLD", "荷兰"),
        ForeignPort = ("NLD066", "鹿特丹（荷兰）"),
        BorderPort = ("470201", "盐田港区"),
        Packing = ("22", "纸制或纤维板制盒/箱"),
        Packages = SampleShipments.Lamps.Cartons,
        Gross = SampleShipments.Lamps.Gross,
        Net = SampleShipments.Lamps.Net,
        Terms = ("1", "CIF"),
        Freight = "欧元/1850/3",
        Insurance = "欧元/205/3",
        Documents = "随附单证2：发票；装箱单；合同；代理报关委托协议（电子）",
        Marks = $"备注：{SampleShipments.Lamps.Marks}　集装箱标箱数及号码：2；{SampleShipments.Lamps.Container}",
        Currency = ("EUR", "欧元"),
        Broker = new("", "深圳市粤港通达报关行有限公司", "91440300MA5F18T6XC", "", ""),
        Clerk = "罗嘉颖",
        Items =
        [
            new("8539520000", "LED灯泡", "4|3|照明|发光二极管|额定电压230伏|LANGHUI牌|LH-A60等", "13000只", "843千克", "13000只", 0.9846m, 12_800.00m, China, "荷兰(NLD)", "中山(44201)"),
            new("9405110000", "LED吸顶灯及吊灯", "4|3|室内照明|金属及塑料|LED光源|LANGHUI牌|LH-CL40等", "2125千克", "", "1100个", 19.2091m, 21_130.00m, China, "荷兰(NLD)", "中山(44201)"),
            new("9405429000", "LED投光灯及射灯", "4|3|照明|铝制|LED光源|LANGHUI牌|LH-FL50等", "2085千克", "", "1800个", 11.9917m, 21_585.00m, China, "荷兰(NLD)", "中山(44201)"),
            new("8504401990", "LED驱动电源", "4|3|LED灯用|稳压|精度2%|LANGHUI牌|LH-DR60等", "1400个", "578千克", "1400个", 7.2214m, 10_110.00m, China, "荷兰(NLD)", "中山(44201)"),
            new("8544422100", "带插头电线", "4|3|连接灯具|有接头|额定电压250伏|LANGHUI牌|LH-CB2等", "415千克", "", "3500根", 0.84m, 2_940.00m, China, "荷兰(NLD)", "中山(44201)"),
        ],
    };

    /// <summary>Gets a declaration with two slips: a code that went with HS 2022 (item 1), and gross and net mass exchanged (item 3).</summary>
    public static EuDeclaration LampsImport { get; } = new()
    {
        Mrn = "26NL000510C4712R78",
        Type = "IM A",
        AcceptedOn = new DateOnly(2026, 7, 13),
        Reference = "MDE-26-04712",
        Exporter = SampleShipments.Lamps.Seller,
        Importer = SampleShipments.Lamps.Buyer,
        Declarant = new("Maasmond Douane Expediteurs B.V.", "", "NL823470156", "Albert Plesmanweg 140", "3088 GD Rotterdam, Netherlands", "J. van der Linden"),
        DispatchCountry = "CN",
        DestinationCountry = "NL",
        Vessel = "NORDSTERN EXPRESS 052W",
        Incoterm = SampleShipments.Lamps.Incoterm,
        Currency = "EUR",
        Invoiced = SampleShipments.Lamps.Total,
        ExchangeRate = 1m,
        Office = "NL000510",
        Location = "NL RTM WAALHAVEN T4",
        Container = SampleShipments.Lamps.Container,
        Packages = SampleShipments.Lamps.Cartons,
        PreviousDocument = "N705 YTLH26060412",
        Documents = $"N380 {SampleShipments.Lamps.InvoiceNumber}; N705 YTLH26060412; N271 {SampleShipments.Lamps.InvoiceNumber}",
        Items =
        [
            new("8539500000", "LED lamps, 230 V", 150, 992.0m, 843.0m, 13_000, 12_800.00m, 4.7m),
            new("9405114000", "LED ceiling and pendant lights", 350, 2_443.0m, 2_125.0m, null, 21_130.00m, 4.7m),
            new("9405423900", "LED floodlights and spotlights", 260, 2_085.0m, 2_339.0m, null, 21_585.00m, 4.7m),
            new("8504409590", "LED drivers, 24 V and 48 V", 90, 645.0m, 578.0m, 1_400, 10_110.00m, 3.3m),
            new("8544429090", "Cables with connectors, 250 V", 45, 451.0m, 415.0m, null, 2_940.00m, 3.3m),
        ],
    };

    public static ChinaDeclaration DrivesImport { get; } = new()
    {
        IsExport = false,
        Number = "224820261005208417",
        Company = new("", "苏州衡岳精密机械有限公司", "91320505MA1WHY83DQ", "", ""),
        Office = ("2248", "洋山海关"),
        MovedOn = new DateOnly(2026, 6, 8),
        DeclaredOn = new DateOnly(2026, 6, 10),
        ForeignCompany = "Nordwerft Antriebstechnik GmbH",
        Vessel = "ELBE HORIZON/023E",
        TransportDocument = "HHNW26041952",
        Contract = "NWA-CN-5208",
        Country = ("DEU", "德国"),
        ForeignPort = ("DEU054", "汉堡（德国）"),
        BorderPort = ("310701", "洋山港"),
        Departure = ("DEU054", "汉堡（德国）", "洋山三期码头"),
        Packing = ("93", "天然木托"),
        Packages = 9,
        Gross = 2_878,
        Net = 2_636,
        Terms = ("1", "CIF"),
        Documents = "随附单证2：发票；装箱单；合同；提单；代理报关委托协议（电子）",
        Marks = "备注：NWA 5208 / SHANGHAI / PLT 1-9　集装箱标箱数及号码：1；NWAU5208179",
        Currency = ("EUR", "欧元"),
        Broker = new("", "上海港信达报关有限公司", "91310115MA1H7BG6XE", "", ""),
        Clerk = "顾思远",
        Items =
        [
            new("8483409000", "行星减速机", "0|3|工业传动|减速比10:1|NORDWERFT牌|PG120", "40个", "1240千克", "40台", 612.50m, 24_500.00m, "德国(DEU)", "中国(CHN)", "苏州(32059)"),
            new("8482102000", "深沟球轴承", "0|3|机械用|滚珠|内径20毫米外径47毫米|NORDWERFT牌|6204", "2000套", "412千克", "2000套", 3.85m, 7_700.00m, "德国(DEU)", "中国(CHN)", "苏州(32059)"),
            new("8501520000", "三相异步电动机", "0|3|机械用|5.5千瓦|交流三相|NORDWERFT牌|DA132", "24台", "132千瓦", "24台", 418.00m, 10_032.00m, "德国(DEU)", "中国(CHN)", "苏州(32059)"),
        ],
    };
}
