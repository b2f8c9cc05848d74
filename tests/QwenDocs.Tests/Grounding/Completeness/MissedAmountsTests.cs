using System.Text.Json.Nodes;
using QwenDocs.Grounding;
using QwenDocs.Records.Invoices;
using QwenDocs.Schemas;

namespace QwenDocs.Tests.Grounding.Completeness;

/// <summary>Amounts that are printed at their label and left out of the record, while others have the same value.</summary>
public class MissedAmountsTests
{
    private static readonly RecordSchema<Invoice> Schema = RecordSchema.For<Invoice>();

    [Fact]
    public void An_amount_is_missed_at_its_label_though_another_field_without_a_label_has_its_value()
    {
        TestPage page = new TestPage().At(350, 500, "Nettobetrag").Row(500, (552, "624,90")).At(350, 520, "Umsatzsteuer").Row(520, (552, "46,25")).At(350, 540, "Gesamtbetrag").Row(540, (552, "671,15"));

        RecordEvidence evidence = Ground(page, """{"totalWithoutTax":624.90,"taxTotal":46.25,"amountDue":671.15,"lines":[],"taxes":[]}""");

        evidence["$.total"]!.Reason.ShouldBe(EvidenceReason.MissedAtLabel);
        evidence["$.total"]!.Instead!.Value.PrintedText.ShouldBe("671,15");
    }

    [Fact]
    public void Two_prints_of_one_amount_at_two_labels_are_two_fields()
    {
        TestPage page = new TestPage().At(350, 500, "Gesamtbetrag").Row(500, (552, "671,15")).At(350, 520, "Zahlbetrag").Row(520, (552, "671,15"));

        Ground(page, """{"amountDue":671.15,"lines":[],"taxes":[]}""")["$.total"]!.Reason.ShouldBe(EvidenceReason.MissedAtLabel);
        Ground(page, """{"total":671.15,"lines":[],"taxes":[]}""")["$.amountDue"]!.Reason.ShouldBe(EvidenceReason.MissedAtLabel);
        Ground(page, """{"total":671.15,"amountDue":671.15,"lines":[],"taxes":[]}""").Findings.ShouldBeEmpty();
    }

    [Fact]
    public void A_print_at_the_label_of_its_field_is_nobody_elses()
    {
        // Net total is a weak label of the sum of the lines as well.
        TestPage page = new TestPage().At(350, 500, "Nettobetrag").Row(500, (552, "624,90"));

        Ground(page, """{"totalWithoutTax":624.90,"lines":[],"taxes":[]}""").Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Totals_under_headings_are_missed_too()
    {
        TestPage page = new TestPage().Row(500, (120, "Warenwert"), (260, "Nettobetrag"), (400, "MwSt-Betrag"), (552, "Endbetrag")).Row(520, (120, "457,20"), (260, "448,99"), (400, "70,00"), (552, "518,99"));

        RecordEvidence evidence = Ground(page, """{"lineTotal":457.20,"totalWithoutTax":448.99,"amountDue":518.99,"lines":[],"taxes":[]}""");

        evidence["$.taxTotal"]!.Reason.ShouldBe(EvidenceReason.MissedAtLabel);
        evidence["$.total"]!.Reason.ShouldBe(EvidenceReason.MissedAtLabel);
    }

    private static RecordEvidence Ground(TestPage page, string record) => new Grounder().Ground(JsonNode.Parse(record), Schema, [page.Build()], TestContext.Current.CancellationToken);
}
