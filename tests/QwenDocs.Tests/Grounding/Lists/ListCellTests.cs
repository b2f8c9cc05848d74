using QwenDocs.Grounding;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Tests.Grounding.Lists;

/// <summary>Values of entries whose own cell says something else, or nothing, while the value is printed in another cell.</summary>
public class ListCellTests
{
    private static readonly RecordSchema<Delivery> Schema = RecordSchema.For<Delivery>();

    private static Item[] Right =>
    [
        new("Pine beam", 10, "PCS", 2.5m, "A-100"),
        new("Oak board", 4, "KG", null, "A-200"),
        new("Larch decking", 7, "PCS", 1.5m, "A-300"),
    ];

    [Fact]
    public void Every_value_of_right_entries_has_its_cell()
    {
        RecordEvidence evidence = Ground(Right);

        evidence.Where(field => field.IsFlagged || field.Verdict == EvidenceVerdict.Unplaced).ShouldBeEmpty();
        evidence["$.items[1].unit"]!.Reason.ShouldBe(EvidenceReason.InRowAndColumn);
    }

    [Theory]
    [InlineData("KG", "PCS")]
    [InlineData("CTN", "PCS")]
    public void A_unit_of_another_row_or_cell_is_contradicted_by_its_own_cell(string unit, string instead)
    {
        Item[] items = Right;
        items[0] = items[0] with { Unit = unit };

        FieldEvidence field = Ground(items)["$.items[0].unit"]!;

        field.Verdict.ShouldBe(EvidenceVerdict.Contradicted);
        field.Instead!.Value.PrintedText.ShouldBe(instead);
    }

    [Theory]
    [InlineData(1.5, "in another row")]
    [InlineData(4, "in another cell of the row")]
    [InlineData(880, "elsewhere on the page")]
    [InlineData(3.25, "nowhere")]
    public void A_number_that_is_invented_for_an_empty_cell_is_flagged(double discount, string printed)
    {
        Item[] items = Right;
        items[1] = items[1] with { Discount = (decimal)discount };

        RecordEvidence evidence = Ground(items);

        evidence["$.items[1].discount"]!.IsFlagged.ShouldBeTrue(printed);
        evidence.Findings.Single(finding => finding.Path == "$.items[1].discount").Severity.ShouldBe(FindingSeverity.Warning);
    }

    [Fact]
    public void A_code_that_is_invented_for_an_empty_cell_is_flagged()
    {
        Item[] items = Right;
        items[1] = items[1] with { Article = "A-300" };

        Ground(items, middleArticle: "")["$.items[1].article"]!.IsFlagged.ShouldBeTrue();
    }

    private static RecordEvidence Ground(Item[] items, string middleArticle = "A-200")
    {
        TestPage page = new TestPage()
            .At(50, 80, "Reference 880")
            .Row(100, (128, "Description"), (200, "Quantity"), (250, "Unit"), (330, "Discount"), (420, "Article"), (500, "Packing"))
            .Row(120, (104, "Pine beam"), (200, "10"), (250, "PCS"), (330, "2.50"), (420, "A-100"), (500, "CTN"))
            .Row(140, (104, "Oak board"), (200, "4"), (250, "KG"), (500, "BAG"))
            .Row(160, (128, "Larch decking"), (200, "7"), (250, "PCS"), (330, "1.50"), (420, "A-300"), (500, "CTN"));
        if (middleArticle.Length > 0)
            page.Row(140, (420, middleArticle));
        return new Grounder().Ground(new Delivery([.. items]), Schema, [page.Build()], TestContext.Current.CancellationToken);
    }

    internal sealed record Delivery(IReadOnlyList<Item> Items);

    internal sealed record Item(
        string Description,
        decimal Quantity,
        string Unit,
        decimal? Discount,
        string? Article);
}
