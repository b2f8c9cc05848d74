using QwenDocs.Grounding;
using QwenDocs.Schemas;
using QwenDocs.Text;
using QwenDocs.Validation;

namespace QwenDocs.Tests.Grounding.Verdicts;

/// <summary>A label that was read as the value of the field beside it.</summary>
public class LabelValuesTests
{
    private static readonly RecordSchema<Purchase> Schema = RecordSchema.For<Purchase>();

    [Theory]
    [InlineData("Invoice No. 发票号", "Invoice No. 发票号")]
    [InlineData("发票号 Invoice No.", "发票号 Invoice No.")]
    [InlineData("Vessel 付款到期日", "Vessel 付款到期日")]
    [InlineData("Invoice Number:", "Invoice Number:")]
    [InlineData("Invoice Number", "Invoice Number: R-4711")]
    [InlineData("Port of Loading", "Port of Loading")]
    [InlineData("Rabatt", "Rabatt")]
    public void A_label_is_no_value(string value, string printed)
    {
        RecordEvidence evidence = Ground(value, printed);

        FieldEvidence buyer = evidence["$.buyer"]!;
        (buyer.Verdict, buyer.Reason).ShouldBe((EvidenceVerdict.Unplaced, EvidenceReason.IsLabel));
        Finding finding = evidence.Findings.Single(finding => finding.Path == "$.buyer");
        (finding.Code, finding.Severity).ShouldBe(("evidence.label", FindingSeverity.Warning));
    }

    [Theory]
    [InlineData("Total Energies")]
    [InlineData("Date Palm Ltd")]
    [InlineData("Port of Hamburg")]
    [InlineData("深圳市发票印刷有限公司")]
    [InlineData("Nordwind 客户服务有限公司")]
    [InlineData("Container")]
    public void A_name_in_which_a_label_stands_is_a_name(string name) => Ground(name, name)["$.buyer"]!.Verdict.ShouldBe(EvidenceVerdict.Supported);

    [Fact]
    public void A_word_that_is_printed_as_a_label_and_as_a_value_is_a_value()
    {
        PageText page = new TestPage().At(50, 100, "Buyer").At(150, 100, "Rabatt").At(50, 200, "Rabatt").At(150, 200, "4,00").Build();

        new Grounder().Ground(new Purchase("Rabatt"), Schema, [page], TestContext.Current.CancellationToken)["$.buyer"]!.Verdict.ShouldBe(EvidenceVerdict.Supported);
    }

    private static RecordEvidence Ground(string buyer, string printed)
    {
        // A label with the number of its own field beside it, at the label of the field that was read.
        TestPage page = new TestPage().At(50, 100, "Remark").At(50, 200, printed);
        if (printed is "Rabatt" or "Invoice No. 发票号")
            page.At(220, 200, "4711,00");
        return new Grounder().Ground(new Purchase(buyer), Schema, [page.Build()], TestContext.Current.CancellationToken);
    }

    internal sealed record Purchase(string Buyer);
}
