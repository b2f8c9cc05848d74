using QwenDocs.Records.Invoices;
using QwenDocs.Records.Values;
using QwenDocs.Schemas;

namespace QwenDocs.Records.Tests;

public sealed class VatFapiaoTests
{
    internal static readonly VatFapiao Digital = new()
    {
        Kind = VatFapiaoKind.Special,
        Number = "25442000000123456789",
        IssueDate = new DateOnly(2025, 6, 18),
        Buyer = new VatFapiaoParty { Name = "深圳市某某贸易有限公司", TaxId = Uscc.Read("91440300MA5DA1B2CC") },
        Seller = new VatFapiaoParty { Name = "上海某某电子有限公司", TaxId = Uscc.Read("91310000607263883K") },
        Lines =
        [
            new() { Name = "*电子元件*电阻", Specification = "0603 10kΩ", Unit = "个", Quantity = 10000, UnitPrice = 0.0123893805m, Amount = 123.89m, TaxRate = 13, Tax = 16.11m },
            new() { Name = "*电子元件*电阻", Amount = -3.89m, TaxRate = 13, Tax = -0.51m },
            new() { Name = "*物流辅助服务*运费", Unit = "次", Quantity = 1, UnitPrice = 50, Amount = 50.00m },
        ],
        AmountTotal = 170.00m,
        TaxTotal = 15.60m,
        TotalInCapitals = ChineseAmount.Read("壹佰捌拾伍元陆角整"),
        Total = 185.60m,
        Drawer = "王五",
    };

    private static readonly VatFapiao Form = Digital with
    {
        Code = "3100192130",
        Number = "12345678",
        CheckCode = "61234 56789 01234 56789",
        IssueDate = new DateOnly(2020, 6, 18),
        MachineNumber = "661234567890",
    };

    [Fact]
    public void The_schema_is_approved() => RecordSchema.For<VatFapiao>().ToString().ShouldMatchApproved(options => options.WithFileExtension(".json"));

    [Fact]
    public void A_right_fapiao_gives_no_findings()
    {
        RecordFindings.Of(Digital).ShouldBeEmpty();
        RecordFindings.Of(Form).ShouldBeEmpty();
    }

    [Fact]
    public void What_the_document_does_not_say_is_no_finding() => RecordFindings.Of(new VatFapiao { Kind = VatFapiaoKind.TrainTicket, Total = 553 }).ShouldBeEmpty();

    [Fact]
    public void It_comes_back_as_it_was_written() => RecordFindings.ShouldComeBack(Form);

    [Fact]
    public void Capitals_and_figures_agree()
    {
        RecordFindings.Of(Digital with { TotalInCapitals = ChineseAmount.Read("壹佰捌拾伍元整") }).ShouldBe(["error $.totalInCapitals"]);
        RecordFindings.Of(Digital with { TotalInCapitals = ChineseAmount.Read("壹佰捌拾伍圆陆角") }).ShouldBeEmpty();
        RecordFindings.Of(Digital with { TotalInCapitals = ChineseAmount.Read("壹佰捌伍元") }).ShouldBe(["error $.totalInCapitals"]);
    }

    [Fact]
    public void Sums_are_checked_to_the_cent()
    {
        RecordFindings.Of(Digital with { AmountTotal = 170.01m, Total = 185.61m, TotalInCapitals = null }).ShouldBe(["error $.amountTotal"]);
        RecordFindings.Of(Digital with { TaxTotal = 15.61m, Total = 185.61m, TotalInCapitals = null }).ShouldBe(["error $.taxTotal"]);
        RecordFindings.Of(Digital with { Total = 185.61m, TotalInCapitals = null }).ShouldBe(["error $.total"]);
    }

    [Fact]
    public void A_line_without_tax_leaves_no_gap()
    {
        VatFapiao exempt = new() { Lines = [new() { Amount = 100 }], AmountTotal = 100, Total = 100 };

        RecordFindings.Of(exempt).ShouldBeEmpty();
        RecordFindings.Of(exempt with { Total = 113 }).ShouldBe(["error $.total"]);
        RecordFindings.Of(exempt with { Lines = [new() { Amount = 100, TaxRate = 13 }], TaxTotal = 13, Total = 113 }).ShouldBeEmpty();
    }

    [Fact]
    public void Products_and_taxes_of_lines_are_warnings()
    {
        RecordFindings.Of(new VatFapiaoLine { Quantity = 3, UnitPrice = 10.00m, Amount = 31.00m }).ShouldBe(["warning $.amount"]);
        RecordFindings.Of(new VatFapiaoLine { Amount = 100.00m, TaxRate = 13, Tax = 13.06m }).ShouldBeEmpty();
        RecordFindings.Of(new VatFapiaoLine { Amount = 100.00m, TaxRate = 13, Tax = 13.07m }).ShouldBe(["warning $.tax"]);
    }

    [Fact]
    public void Numbers_have_the_form_of_their_kind()
    {
        RecordFindings.Of(Form with { Number = "1234567" }).ShouldBe(["error $.number"]);
        RecordFindings.Of(Form with { Code = "310019213" }).ShouldBe(["error $.code"]);
        RecordFindings.Of(Form with { Code = null }).ShouldBe(["warning $.code"]);
        RecordFindings.Of(Form with { CheckCode = "12345" }).ShouldBe(["warning $.checkCode"]);
        RecordFindings.Of(Digital with { Code = "3100192130" }).ShouldBe(["warning $.code"]);
        RecordFindings.Of(Digital with { IssueDate = new DateOnly(2024, 6, 18) }).ShouldBe(["warning $.number"]);
    }

    [Fact]
    public void Tax_numbers_are_checked() =>
        RecordFindings.Of(Digital with { Seller = new VatFapiaoParty { TaxId = Uscc.Read("91310000607263883L") } }).ShouldBe(["error $.seller.taxId"]);

    [Fact]
    public void What_takes_another_back_is_negative()
    {
        VatFapiao red = new() { ReversedInvoiceNumber = "25442000000123456788", Lines = [new() { Amount = -100, TaxRate = 13, Tax = -13 }], AmountTotal = -100, TaxTotal = -13, Total = -113, TotalInCapitals = ChineseAmount.Read("负壹佰壹拾叁元整") };

        RecordFindings.Of(red).ShouldBeEmpty();
        RecordFindings.Of(Digital with { ReversedInvoiceNumber = "25442000000123456788" }).ShouldBe(["warning $.total"]);
    }
}
