using QwenDocs.Records.Trade;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;

namespace QwenDocs.Records.Tests;

public class CertificateOfOriginTests
{
    private static readonly CertificateOfOrigin Rcep = new()
    {
        Form = "Form RCEP",
        Number = "RC264403123450001",
        Exporter = new Party { Name = "深圳市明辉电子有限公司 SHENZHEN MINGHUI ELECTRONICS CO., LTD.", Country = CountryCode.Read("CN") },
        Producer = new Party { Name = "SAME" },
        Consignee = new Party { Name = "Sakura Trading K.K. さくら商事株式会社", City = "Yokohama", Country = CountryCode.Read("JP") },
        OriginCountry = CountryCode.Read("China"),
        DestinationCountry = CountryCode.Read("JAPAN"),
        Transport = "BY SEA FROM YANTIAN TO YOKOHAMA, MSC OSCAR 024E",
        DepartureDate = new DateOnly(2026, 3, 8),
        Items =
        [
            new()
            {
                ItemNumber = "1", ShippingMarks = "N/M", PackageCount = 20, Description = "TWENTY (20) CARTONS OF POWER ADAPTERS 电源适配器", HsCode = HsCode.Read("8504.40"),
                OriginCriterion = "RVC ACU", OriginCountry = CountryCode.Read("CN"), Quantity = 520.0m, Unit = "KGS G.W.", FobValue = 6500.00m, InvoiceNumber = "SZ-2026-0318",
                InvoiceDate = new DateOnly(2026, 3, 2),
            },
        ],
        IssuedRetroactively = false,
        IsBackToBack = Mark.Absent,
        HasThirdPartyInvoice = Mark.Absent,
        DeclarationDate = new DateOnly(2026, 3, 4),
        IssuingAuthority = "中华人民共和国深圳海关",
        IssuePlace = "SHENZHEN",
        IssueDate = new DateOnly(2026, 3, 5),
    };

    private static readonly CertificateOfOrigin FormA = Rcep with
    {
        Form = "GENERALIZED SYSTEM OF PREFERENCES CERTIFICATE OF ORIGIN FORM A",
        OriginCountry = CountryCode.Read("VN"),
        DestinationCountry = CountryCode.Read("CH"),
        IssuedRetroactively = null,
        IsBackToBack = null,
        HasThirdPartyInvoice = null,
        Items = [Rcep.Items[0] with { OriginCriterion = "\"W\" 85.04", OriginCountry = null, FobValue = null }],
    };

    [Fact]
    public void The_schema_is_approved() => RecordSchema.For<CertificateOfOrigin>().ToString().ShouldMatchApproved(options => options.WithFileExtension(".json"));

    [Fact]
    public void Right_certificates_give_no_findings()
    {
        RecordFindings.Of(Rcep).ShouldBeEmpty();
        RecordFindings.Of(FormA).ShouldBeEmpty();
        RecordFindings.Of(FormA with { Form = "MOVEMENT CERTIFICATE EUR.1", Items = [FormA.Items[0] with { OriginCriterion = null }] }).ShouldBeEmpty();
        RecordFindings.Of(new CertificateOfOrigin()).ShouldBeEmpty();
    }

    [Fact]
    public void They_come_back_as_they_were_written()
    {
        RecordFindings.ShouldComeBack(Rcep);
        RecordFindings.ShouldComeBack(FormA);
    }

    [Fact]
    public void Dates_are_in_order()
    {
        RecordFindings.Of(Rcep with { IssueDate = new DateOnly(2026, 3, 3) }).ShouldBe(["warning $.issueDate"]);
        RecordFindings.Of(Rcep with { DeclarationDate = null, IssueDate = new DateOnly(2026, 3, 1) }).ShouldBe(["warning $.items[0].invoiceDate"]);
    }

    [Fact]
    public void A_certificate_after_departure_says_so()
    {
        CertificateOfOrigin late = Rcep with { IssueDate = new DateOnly(2026, 3, 20) };

        RecordFindings.Of(late).ShouldBe(["warning $.issuedRetroactively"]);
        RecordFindings.Of(late with { IssuedRetroactively = true }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("WO", true)]
    [InlineData("PE", true)]
    [InlineData("CTC", true)]
    [InlineData("CR/DMI", true)]
    [InlineData("rvc acu dmi", true)]
    [InlineData("RVC 40%", true)]
    [InlineData("40%", false)]
    [InlineData("CTH", false)]
    [InlineData("ACU", false)]
    [InlineData("W 8504", false)]
    public void Form_RCEP_has_criteria_of_its_own(string criterion, bool isOne) =>
        RecordFindings.Of(Rcep with { Items = [Rcep.Items[0] with { OriginCriterion = criterion }] }).ShouldBe(isOne ? [] : ["warning $.items[0].originCriterion"]);

    [Fact]
    public void A_regional_value_content_comes_with_its_value() =>
        RecordFindings.Of(Rcep with { Items = [Rcep.Items[0] with { FobValue = null }] }).ShouldBe(["warning $.items[0].fobValue"]);

    [Fact]
    public void Form_RCEP_has_six_digits_and_its_own_members()
    {
        RecordFindings.Of(Rcep with { Items = [Rcep.Items[0] with { HsCode = HsCode.Read("8504") }] })
            .ShouldBe(["warning $.items[0].hsCode", "warning $.items[0].hsCode"], "the code's own doubt and the form's rule");
        RecordFindings.Of(Rcep with { DestinationCountry = CountryCode.Read("DE") }).ShouldBe(["warning $.destinationCountry"]);
        RecordFindings.Of(Rcep with { OriginCountry = CountryCode.Read("IN") }).ShouldBe(["warning $.originCountry"]);
    }

    [Theory]
    [InlineData("P", true)]
    [InlineData("\"P\"", true)]
    [InlineData("W 8504", true)]
    [InlineData("W", true)]
    [InlineData("F", true)]
    [InlineData("Y 45%", true)]
    [InlineData("PK", true)]
    [InlineData("WO", false)]
    [InlineData("B", false)]
    [InlineData("W 84.71", false)]
    public void Form_A_has_criteria_of_its_own(string criterion, bool isRight) =>
        RecordFindings.Of(FormA with { Items = [FormA.Items[0] with { OriginCriterion = criterion }] }).ShouldBe(isRight ? [] : ["warning $.items[0].originCriterion"]);
}
