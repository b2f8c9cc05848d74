using System.Text.Json.Nodes;
using QwenDocs.Documents;
using QwenDocs.Grounding;
using QwenDocs.Rendering;
using QwenDocs.Schemas;
using QwenDocs.Text;
using QwenDocs.Validation;

namespace QwenDocs.Tests.Grounding.Completeness;

public class MissingPagesTests
{
    [Theory]
    [InlineData("without page 2 of 3", "Page 1 of 3", "Page 3 of 3")]
    [InlineData("without pages 1, 4-5 of 5", "Seite 2 von 5", "Seite 3/5")]
    [InlineData("without page 2 of 2", "第 1 页 共 2 页")]
    [InlineData("without page 1 of 2", "共2页，第2页")]
    [InlineData("without page 3 of 4", "1/4", "2/4", "- 4 / 4 -")]
    [InlineData("without page 2 of 2", "Page 1 of 2", "Page 1 of 1", "Page: 1 / 1")]
    public void A_page_that_the_numbering_says_there_is_and_is_not_there_is_a_finding(string message, params string[] numbers)
    {
        Finding finding = Findings(numbers).ShouldHaveSingleItem();

        finding.Code.ShouldBe("evidence.missingPage");
        finding.Severity.ShouldBe(FindingSeverity.Warning);
        finding.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("Page 1 of 2", "Page 2 of 2")]
    [InlineData("Page 1 of 1", "Page 1 of 2", "Page 2 of 2")]
    [InlineData("", "Page 2 of 3", "Page 3 of 3")]
    [InlineData("Page 1 of 3", "Terms and conditions", "Page 3 of 3")]
    [InlineData("2/5")]
    [InlineData("Page 7 of 5")]
    [InlineData("Page 2")]
    [InlineData("See page 2 of 9 and page 4 of 9")]
    [InlineData("1/2", "1/2")]
    public void A_whole_numbering_or_one_that_does_not_tell_is_none(params string[] numbers) => Findings(numbers).ShouldBeEmpty();

    [Theory]
    [InlineData("1-2")]
    [InlineData("3")]
    [InlineData("1,3")]
    public async Task Pages_that_the_file_has_and_that_were_not_selected_are_not_missing(string selection) =>
        (await SelectedFindingsAsync(selection, "Page 1 of 3", "Page 2 of 3", "Page 3 of 3")).ShouldBeEmpty();

    [Theory]
    [InlineData("1", "without page 4 of 4", "Page 1 of 4", "Page 2 of 4", "Page 3 of 4")]
    [InlineData("1-2", "without page 3 of 3", "Page 1 of 3", "Page 2 of 3", "Page 1 of 2", "Page 2 of 2")]
    [InlineData("2-3", "without page 1 of 3", "Page 1 of 1", "Page 2 of 3", "Page 3 of 3")]
    public async Task Pages_that_the_file_lacks_are_missing_of_a_selection_too(string selection, string message, params string[] numbers) =>
        (await SelectedFindingsAsync(selection, numbers)).ShouldHaveSingleItem().Message.ShouldContain(message);

    [Fact]
    public async Task A_page_that_prints_no_number_may_be_the_one_that_was_not_selected() =>
        (await SelectedFindingsAsync("1", "Page 1 of 2", "Terms and conditions")).ShouldBeEmpty();

    [Fact]
    public void A_blank_field_is_told_from_one_whose_label_is_on_no_page()
    {
        PageText page = new TestPage().At(50, 50, "Order number").At(200, 50, "4711").At(50, 90, "Delivery date").At(50, 130, "Total weight").At(200, 130, "about a ton").Build();

        RecordEvidence evidence = new Grounder().Ground(new Order { OrderNumber = "4711" }, RecordSchema.For<Order>(), [page], TestContext.Current.CancellationToken);

        evidence["$.deliveryDate"]!.Reason.ShouldBe(EvidenceReason.EmptyAtLabel);
        evidence["$.totalWeight"]!.Reason.ShouldBe(EvidenceReason.NoValue);
        evidence["$.incoterm"]!.Reason.ShouldBe(EvidenceReason.LabelNotSeen);
        evidence["$.incoterm"]!.Verdict.ShouldBe(EvidenceVerdict.Absent);
    }

    [Fact]
    public void Where_a_page_has_no_text_nobody_knows_which_labels_it_prints()
    {
        PageText page = new TestPage().At(50, 50, "Order number").At(200, 50, "4711").Build(), scan = new TestPage(2).Build();

        RecordEvidence evidence = new Grounder().Ground(new Order { OrderNumber = "4711" }, RecordSchema.For<Order>(), [page, scan], TestContext.Current.CancellationToken);

        evidence["$.incoterm"]!.Reason.ShouldBe(EvidenceReason.NoValue);
    }

    private static Finding[] Findings(string[] numbers)
    {
        PageText[] pages = [.. numbers.Select((number, index) => new TestPage(index + 1).At(50, 50, "Order number").At(200, 50, "4711").At(270, 800, number).Build())];
        RecordEvidence evidence = new Grounder().Ground(new Order { OrderNumber = "4711" }, RecordSchema.For<Order>(), pages, TestContext.Current.CancellationToken);
        return [.. evidence.Findings.Where(finding => finding.Code == "evidence.missingPage")];
    }

    private static async Task<Finding[]> SelectedFindingsAsync(string selection, params string[] numbers)
    {
        TestPdf pdf = new();
        foreach (string number in numbers)
            pdf.PageWithContent($"BT /F1 10 Tf 50 780 Td (Order number) Tj 150 0 Td (4711) Tj ET BT /F1 10 Tf 270 30 Td ({number}) Tj ET");
        PageSelection.TryParse(selection, out PageSelection? pages).ShouldBeTrue();
        using DocumentContent content = await Document.FromBytes(pdf.ToBytes(), "file.pdf").WithPages(pages!).OpenAsync(cancellationToken: TestContext.Current.CancellationToken);
        using RenderingEngine rendering = new();
        RecordEvidence evidence = await new Grounder().GroundAsync(JsonNode.Parse("""{"orderNumber":"4711"}"""), RecordSchema.For<Order>(), content, rendering, TestContext.Current.CancellationToken);
        return [.. evidence.Findings.Where(finding => finding.Code == "evidence.missingPage")];
    }

    private sealed record Order
    {
        public string? OrderNumber { get; init; }

        public DateOnly? DeliveryDate { get; init; }

        public decimal? TotalWeight { get; init; }

        public string? Incoterm { get; init; }
    }
}
