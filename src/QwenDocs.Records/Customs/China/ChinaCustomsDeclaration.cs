using System.ComponentModel;
using QwenDocs.Records.Customs.China;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Records.Customs;

/// <summary>A customs declaration of the People's Republic of China: 中华人民共和国海关进口/出口货物报关单.</summary>
/// <remarks>
/// Each property names its field on the form. Sources: 海关总署公告2019年第18号, the rules for filling in the form; the field names of the single
/// window's message (DecHead, DecList). Fields that import and export forms name differently are one property. Weights are in kilograms.
/// </remarks>
[Description("中华人民共和国海关进口/出口货物报关单, a customs declaration of China. One record for the whole document, continuation pages included.")]
[PrintedAs("中华人民共和国海关出口货物报关单", "中华人民共和国海关进口货物报关单", "出口货物报关单", "进口货物报关单")]
public record ChinaCustomsDeclaration : CustomsDeclaration
{
    /// <summary>Gets whether it is a 进口 or an 出口 declaration.</summary>
    [Description("import for 进口货物报关单, export for 出口货物报关单.")]
    public TradeDirection? Direction { get; init; }

    /// <summary>Gets 预录入编号.</summary>
    [Description("Pre-entry number: 18 digits."), PrintedAs("预录入编号")]
    [Identifying]
    public string? PreEntryNumber { get; init; }

    /// <summary>Gets 海关编号: customs office (4), year (4), 1 for import or 0 for export, sequence (9).</summary>
    [Description("Customs number: 18 digits."), PrintedAs("海关编号")]
    [Identifying]
    public string? CustomsNumber { get; init; }

    /// <summary>Gets 境内收货人 or 境内发货人.</summary>
    [Description("Domestic consignee or consignor."), PrintedAs("境内收货人", "境内发货人", "境内收发货人")]
    public ChinaCustomsParty? DomesticParty { get; init; }

    /// <summary>Gets 境外发货人 or 境外收货人.</summary>
    [Description("Overseas consignor or consignee, name as printed."), PrintedAs("境外发货人", "境外收货人")]
    public string? OverseasParty { get; init; }

    /// <summary>Gets 进境关别 or 出境关别.</summary>
    [Description("Customs office of entry or exit: the four digits in brackets, else the name."), PrintedAs("进境关别", "出境关别")]
    public string? BorderOffice { get; init; }

    /// <summary>Gets 进口日期 or 出口日期.</summary>
    [Description("Date of import or export."), PrintedAs("进口日期", "出口日期")]
    public DateOnly? ImportExportDate { get; init; }

    /// <summary>Gets 申报日期.</summary>
    [Description("Date of declaration."), PrintedAs("申报日期")]
    public DateOnly? DeclarationDate { get; init; }

    /// <summary>Gets 备案号.</summary>
    [Description("Number of the processing trade manual or other record."), PrintedAs("备案号")]
    public string? RecordNumber { get; init; }

    /// <summary>Gets 运输方式.</summary>
    [Description("Mode of transport: the digit in brackets, else the words such as 水路运输."), PrintedAs("运输方式")]
    public string? TransportMode { get; init; }

    /// <summary>Gets 运输工具名称及航次号.</summary>
    [Description("Means of transport and voyage."), PrintedAs("运输工具名称及航次号")]
    public string? TransportIdentity { get; init; }

    /// <summary>Gets 提运单号.</summary>
    [Description("Bill of lading or air waybill number."), PrintedAs("提运单号")]
    public string? TransportDocument { get; init; }

    /// <summary>Gets 货物存放地点, on imports.</summary>
    [Description("Place where the goods are stored."), PrintedAs("货物存放地点")]
    public string? StoragePlace { get; init; }

    /// <summary>Gets 消费使用单位 or 生产销售单位.</summary>
    [Description("End user on imports, producer or seller on exports."), PrintedAs("消费使用单位", "生产销售单位")]
    public ChinaCustomsParty? UserOrProducer { get; init; }

    /// <summary>Gets 监管方式, four digits such as <c>0110</c> for general trade.</summary>
    [Description("Supervision mode: the four digits in brackets such as 0110, else the words such as 一般贸易."), PrintedAs("监管方式")]
    [Identifying]
    public string? SupervisionMode { get; init; }

    /// <summary>Gets 征免性质, three digits such as <c>101</c> for general levy.</summary>
    [Description("Nature of levy: the three digits in brackets such as 101, else the words such as 一般征税."), PrintedAs("征免性质")]
    [Identifying]
    public string? LevyNature { get; init; }

    /// <summary>Gets 许可证号.</summary>
    [Description("Licence number."), PrintedAs("许可证号")]
    public string? LicenceNumber { get; init; }

    /// <summary>Gets 启运港, on imports.</summary>
    [Description("Port of departure, on imports."), PrintedAs("启运港")]
    public string? DeparturePort { get; init; }

    /// <summary>Gets 合同协议号.</summary>
    [Description("Contract number."), PrintedAs("合同协议号")]
    public string? ContractNumber { get; init; }

    /// <summary>Gets 贸易国(地区).</summary>
    [Description("Trading country."), PrintedAs("贸易国(地区)")]
    public CountryCode? TradingCountry { get; init; }

    /// <summary>Gets 启运国(地区) or 运抵国(地区).</summary>
    [Description("Country of departure or of arrival."), PrintedAs("启运国(地区)", "运抵国(地区)")]
    public CountryCode? ForeignCountry { get; init; }

    /// <summary>Gets 经停港 or 指运港.</summary>
    [Description("Port of call on imports, port of destination on exports."), PrintedAs("经停港", "指运港")]
    public string? ForeignPort { get; init; }

    /// <summary>Gets 入境口岸 or 离境口岸.</summary>
    [Description("Port of entry or of exit."), PrintedAs("入境口岸", "离境口岸")]
    public string? BorderPort { get; init; }

    /// <summary>Gets 包装种类.</summary>
    [Description("Kind of packages, with its code as printed."), PrintedAs("包装种类")]
    public string? PackageKind { get; init; }

    /// <summary>Gets 件数.</summary>
    [Description("Number of packages."), PrintedAs("件数")]
    public int? PackageCount { get; init; }

    /// <summary>Gets 毛重(千克).</summary>
    [Description("Gross weight."), PrintedAs("毛重(千克)"), PrintedUnit("kg")]
    public decimal? GrossWeight { get; init; }

    /// <summary>Gets 净重(千克).</summary>
    [Description("Net weight."), PrintedAs("净重(千克)"), PrintedUnit("kg")]
    public decimal? NetWeight { get; init; }

    /// <summary>Gets 成交方式: 1 CIF, 2 C&amp;F, 3 FOB, 4 C&amp;I, 5 市场价, 6 垫仓, 7 EXW. C&amp;F is the form's own name for CFR.</summary>
    [Description("Terms of the price: CIF, C&F, FOB, C&I or EXW, or the digit where only that is printed."), PrintedAs("成交方式")]
    [Identifying]
    public string? TransactionTerm { get; init; }

    /// <summary>Gets 运费.</summary>
    [Description("Freight, printed as currency/amount/mark."), PrintedAs("运费")]
    public ChinaCustomsCharge? Freight { get; init; }

    /// <summary>Gets 保费.</summary>
    [Description("Insurance, printed as currency/amount/mark."), PrintedAs("保费")]
    public ChinaCustomsCharge? Insurance { get; init; }

    /// <summary>Gets 杂费.</summary>
    [Description("Other charges, printed as currency/amount/mark; negative for what is taken off."), PrintedAs("杂费")]
    public ChinaCustomsCharge? OtherCharges { get; init; }

    /// <summary>Gets 随附单证及编号.</summary>
    [Description("Documents attached, each with its number as printed."), PrintedAs("随附单证及编号")]
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>Gets the containers, which stand among 标记唛码及备注.</summary>
    [Description("Container numbers, as printed among 标记唛码及备注 (集装箱标箱数及号码).")]
    public IReadOnlyList<ContainerNumber> ContainerNumbers { get; init; } = [];

    /// <summary>Gets 标记唛码及备注.</summary>
    [Description("Marks and remarks, without container numbers."), PrintedAs("标记唛码及备注")]
    public string? MarksAndRemarks { get; init; }

    /// <summary>Gets the items.</summary>
    [Description("Every item (项号), in order, over all pages.")]
    public IReadOnlyList<ChinaCustomsItem> Items { get; init; } = [];

    /// <summary>Gets 特殊关系确认.</summary>
    [Description("Special relationship: true for 是, false for 否."), PrintedAs("特殊关系确认")]
    public bool? HasSpecialRelationship { get; init; }

    /// <summary>Gets 价格影响确认.</summary>
    [Description("Price influenced: true for 是, false for 否."), PrintedAs("价格影响确认")]
    public bool? IsPriceInfluenced { get; init; }

    /// <summary>Gets 支付特许权使用费确认.</summary>
    [Description("Royalties paid: true for 是, false for 否."), PrintedAs("支付特许权使用费确认")]
    public bool? HasRoyalties { get; init; }

    /// <summary>Gets 自报自缴.</summary>
    [Description("Self-declared and self-paid: true for 是, false for 否."), PrintedAs("自报自缴")]
    public bool? IsSelfPaid { get; init; }

    /// <summary>Gets 报关人员.</summary>
    [Description("Declarant, name and certificate number as printed."), PrintedAs("报关人员")]
    public string? Declarant { get; init; }

    /// <summary>Gets 申报单位.</summary>
    [Description("Declaring enterprise."), PrintedAs("申报单位")]
    public ChinaCustomsParty? DeclaringParty { get; init; }

    /// <summary>
    /// Checks the numbers against direction and year, the order of items, weights and their sums, the charges against the terms of the price, the
    /// forms of the codes, and the dates.
    /// </summary>
    /// <returns>The findings.</returns>
    public override IEnumerable<Finding> Validate() => ChinaCustomsRules.Check(this);
}
