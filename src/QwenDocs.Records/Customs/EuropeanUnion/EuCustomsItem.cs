using System.ComponentModel;
using QwenDocs.Records.Customs.EuropeanUnion;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Records.Customs;

/// <summary>An item of goods on a European customs declaration: boxes 31 to 47.</summary>
[Description("One item of goods.")]
public record EuCustomsItem : IValidatableRecord
{
    /// <summary>Gets the number of the item (box 32; 1/6; 11 03).</summary>
    [Description("Box 32: item number.")]
    public int? ItemNumber { get; init; }

    /// <summary>Gets the description of goods (box 31; 6/8; 18 05).</summary>
    [Description("Box 31: description of the goods, without packages and containers.")]
    public string? Description { get; init; }

    /// <summary>Gets the shipping marks (box 31; 6/11; 18 06 054).</summary>
    [Description("Box 31: marks and numbers of the packages.")]
    public string? ShippingMarks { get; init; }

    /// <summary>Gets the number of packages (box 31; 6/10; 18 06 004).</summary>
    [Description("Box 31: number of packages.")]
    public int? PackageCount { get; init; }

    /// <summary>Gets the kind of packages (box 31; 6/9; 18 06 003; UN/ECE Recommendation 21).</summary>
    [Description("Box 31: kind of packages as printed, such as CT, PK or carton.")]
    public string? PackageKind { get; init; }

    /// <summary>Gets the containers (box 31; 7/10; 19 07 063).</summary>
    [Description("Box 31: container numbers exactly as printed.")]
    public IReadOnlyList<ContainerNumber> ContainerNumbers { get; init; } = [];

    /// <summary>Gets the commodity code, CN and TARIC together (box 33; 6/14 and 6/15; 18 09 056, 057 and 058).</summary>
    [Description("Box 33: commodity code, 8 digits on exports and 10 on imports. New prints split it 6 + 2 + 2: write the parts as one code.")]
    [Identifying]
    public HsCode? CommodityCode { get; init; }

    /// <summary>Gets the additional codes (box 33; 6/16 and 6/17; 18 09 059 and 060).</summary>
    [Description("Box 33, further parts: additional codes of four characters.")]
    public IReadOnlyList<string> AdditionalCodes { get; init; } = [];

    /// <summary>Gets the country of origin (box 34a; 5/15 and 5/16; 16 08 and 16 09).</summary>
    [Description("Box 34a: country of origin.")]
    public CountryCode? OriginCountry { get; init; }

    /// <summary>Gets the gross weight in kilograms (box 35; 6/5; 18 04).</summary>
    [Description("Box 35: gross mass."), PrintedUnit("kg")]
    public decimal? GrossWeight { get; init; }

    /// <summary>Gets the preference (box 36; 4/17; 14 11).</summary>
    [Description("Box 36: preference, three digits such as 100 or 300.")]
    public string? Preference { get; init; }

    /// <summary>Gets requested and previous procedure (box 37, first subdivision; 1/10; 11 09).</summary>
    [Description("Box 37, first part: procedure, four digits such as 4000.")]
    [Identifying]
    public string? Procedure { get; init; }

    /// <summary>Gets the additional procedures (box 37, second subdivision; 1/11; 11 10).</summary>
    [Description("Box 37, second part: additional procedures, three characters each, such as 000 or C07.")]
    public IReadOnlyList<string> AdditionalProcedures { get; init; } = [];

    /// <summary>Gets the net weight in kilograms (box 38; 6/1; 18 01).</summary>
    [Description("Box 38: net mass."), PrintedUnit("kg")]
    public decimal? NetWeight { get; init; }

    /// <summary>Gets the order number of the quota (box 39; 8/1; 99 01).</summary>
    [Description("Box 39: quota order number, six digits such as 090006.")]
    public string? QuotaNumber { get; init; }

    /// <summary>Gets the previous documents (box 40; 2/1; 12 01).</summary>
    [Description("Box 40: summary declaration and previous documents, as printed.")]
    public IReadOnlyList<string> PreviousDocuments { get; init; } = [];

    /// <summary>Gets the quantity in supplementary units (box 41; 6/2; 18 02).</summary>
    [Description("Box 41: quantity in supplementary units.")]
    public decimal? SupplementaryQuantity { get; init; }

    /// <summary>Gets the price of the item in the invoice's currency (box 42; 4/14; 14 08).</summary>
    [Description("Box 42: item price, in the currency of box 22.")]
    public decimal? ItemPrice { get; init; }

    /// <summary>Gets the valuation method (box 43; 4/16; 14 10).</summary>
    [Description("Box 43: valuation method, one digit.")]
    public string? ValuationMethod { get; init; }

    /// <summary>Gets documents, certificates and statements (box 44; 2/2 and 2/3; 12 02 to 12 04).</summary>
    [Description("Box 44: every document, certificate, authorisation and statement.")]
    public IReadOnlyList<CustomsDocument> Documents { get; init; } = [];

    /// <summary>Gets the adjustment (box 45; 4/9; 14 04).</summary>
    [Description("Box 45: adjustment, as printed.")]
    public string? Adjustment { get; init; }

    /// <summary>Gets the statistical value in the currency of the declaration (box 46; 8/6; 99 06).</summary>
    [Description("Box 46: statistical value.")]
    [Identifying]
    public decimal? StatisticalValue { get; init; }

    /// <summary>Gets the taxes (box 47; 4/3 to 4/8; 14 03).</summary>
    [Description("Box 47: every row of the calculation of taxes.")]
    public IReadOnlyList<CustomsTax> Taxes { get; init; } = [];

    /// <summary>Checks the forms of the codes, net against gross, and that a preference has its document.</summary>
    /// <returns>The findings.</returns>
    public virtual IEnumerable<Finding> Validate() => EuCustomsRules.Check(this);
}
