using System.Globalization;
using System.Text.Json.Nodes;
using QwenDocs.Grounding;
using QwenDocs.Imaging;
using QwenDocs.Records.Invoices;
using QwenDocs.Schemas;
using QwenDocs.Text;
using QwenDocs.Validation;

namespace QwenDocs.Tests.Grounding;

public class GrounderTests
{
    private static readonly RecordSchema<Invoice> Schema = RecordSchema.For<Invoice>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_value_of_a_right_record_has_its_place()
    {
        RecordEvidence evidence = Ground(Right());

        evidence.IsComplete.ShouldBeTrue();
        evidence.PageNumbers.ShouldBe([1]);
        evidence.Where(field => field.IsFlagged).ShouldBeEmpty();
        evidence.Findings.ShouldBeEmpty();
        FieldEvidence total = evidence["$.total"]!;
        total.Verdict.ShouldBe(EvidenceVerdict.Supported);
        total.Reason.ShouldBe(EvidenceReason.AtLabel);
        total.Match.ShouldBe(EvidenceMatch.Normalised);
        EvidenceSpan span = total.Spans.ShouldHaveSingleItem();
        (span.PageNumber, span.PrintedText).ShouldBe((1, "1.547,00"));
        span.Box.ShouldBe(new PageBox(552 - 48, 540, 552, 550));
        evidence["$.lines[1].netAmount"]!.Reason.ShouldBe(EvidenceReason.InRowAndColumn);
        evidence["$.seller.city"]!.Reason.ShouldBe(EvidenceReason.WithAddress);
        evidence["$.issueDate"]!.PrintedText.ShouldBe("5. März 2026");
        evidence["$.dueDate"]!.Verdict.ShouldBe(EvidenceVerdict.Absent);
    }

    [Theory]
    [InlineData("$.total", "1574.00", "1.547,00")]
    [InlineData("$.number", "R-2026-0818", "R-2026-0817")]
    [InlineData("$.issueDate", "2026-03-06", "5. März 2026")]
    [InlineData("$.lines[0].netAmount", "300.00", "500,00")]
    [InlineData("$.lines[0].unitPrice", "120.00", "50,00")]
    public void A_wrong_value_is_contradicted_by_what_stands_in_its_place(string path, string wrong, string instead)
    {
        FieldEvidence field = Ground(With(Right(), path, wrong))[FieldPath.Parse(path)]!;

        field.Verdict.ShouldBe(EvidenceVerdict.Contradicted);
        field.Instead!.Value.PrintedText.ShouldBe(instead);
    }

    [Fact]
    public void A_value_of_the_other_party_is_contradicted_though_it_is_printed()
    {
        FieldEvidence city = Ground(With(Right(), "$.seller.city", "Hamburg"))["$.seller.city"]!;

        city.Verdict.ShouldBe(EvidenceVerdict.Contradicted);
        city.Reason.ShouldBe(EvidenceReason.OtherPlace);
    }

    [Fact]
    public void A_finding_says_what_is_printed_where()
    {
        RecordEvidence evidence = Ground(With(Right(), "$.total", "1574.00"));

        Finding finding = evidence.Findings.Single(finding => finding.Path == "$.total");
        finding.Code.ShouldBe("evidence.contradicted");
        finding.Severity.ShouldBe(FindingSeverity.Warning);
        finding.Message.ShouldContain("'1.547,00' on page 1");
    }

    [Fact]
    public void A_made_up_value_is_not_found() =>
        Ground(With(Right(), "$.paymentTerms", "within ninety days of harvest"))["$.paymentTerms"]!.Verdict.ShouldBe(EvidenceVerdict.NotFound);

    [Fact]
    public void A_value_that_the_record_leaves_out_is_missed()
    {
        RecordEvidence evidence = Ground(With(Right(), "$.total", null));

        evidence["$.total"]!.Verdict.ShouldBe(EvidenceVerdict.Absent);
        evidence["$.total"]!.Instead!.Value.PrintedText.ShouldBe("1.547,00");
        evidence.Findings.ShouldContain(finding => finding.Code == "evidence.missed" && finding.Path == "$.total");
    }

    [Fact]
    public void A_line_that_is_left_out_is_found()
    {
        JsonNode record = Right();
        ((JsonArray)record["lines"]!).RemoveAt(1);

        Ground(record).Findings.ShouldContain(finding => finding.Code == "evidence.missedRow" && finding.Message.Contains("Oak board"));
    }

    [Fact]
    public void A_line_that_is_made_up_is_found()
    {
        JsonNode record = Right();
        ((JsonArray)record["lines"]!).Add(JsonNode.Parse("""{"description":"Granite cobbles","quantity":37,"unitPrice":18.37,"netAmount":679.69}"""));

        Ground(record).Findings.ShouldContain(finding => finding.Code == "evidence.inventedRow" && finding.Path == "$.lines[3]");
    }

    [Fact]
    public void A_total_that_is_not_printed_is_derived_from_what_is()
    {
        JsonNode record = With(Right(), "$.lineTotal", "1300.00");
        PageText page = Page(totalLabel: "Gesamtbetrag", withNet: false);

        FieldEvidence derived = new Grounder().Ground(record, Schema, [page], Token)["$.lineTotal"]!;

        derived.Verdict.ShouldBe(EvidenceVerdict.Derived);
        derived.Reason.ShouldBe(EvidenceReason.ByEquation);
        derived.Inputs.ShouldContain("$.lines[0].netAmount");
    }

    [Fact]
    public void A_record_of_other_pages_is_said_to_be_one()
    {
        Invoice other = new()
        {
            Number = "X-99-1234",
            OrderReference = "PO-55-8181",
            Seller = new() { Name = "Nordwind Reederei", Street = "Kaistr. 99", City = "Bremerhaven" },
            Buyer = new() { Name = "Quellwasser AG", Street = "Am Brunnen 12", City = "Koblenz" },
            PaymentTerms = "net ninety days",
        };

        new Grounder().Ground(other, Schema, [Page()], Token).Findings.ShouldContain(finding => finding.Code == "evidence.otherPages" && finding.Severity == FindingSeverity.Error);
    }

    [Fact]
    public void Pages_without_text_say_nothing_against_a_value()
    {
        PageText scan = new(2, new PageSize(595, 842, PageUnit.Point), TextSource.TextLayer, []);

        FieldEvidence terms = new Grounder().Ground(With(Right(), "$.paymentTerms", "within ninety days of harvest"), Schema, [Page(), scan], Token)["$.paymentTerms"]!;

        terms.Verdict.ShouldBe(EvidenceVerdict.Unplaced);
        terms.Reason.ShouldBe(EvidenceReason.PageWithoutText);
        new Grounder().Ground(Right(), Schema, [scan], Token).ShouldBeEmpty();
    }

    [Fact]
    public void Chinese_without_spaces_is_found_by_its_characters()
    {
        var schema = RecordSchema.For<Waybill>();
        PageText page = new TestPage().At(50, 50, "收货人:上海东方进出口有限公司").At(50, 80, "品名:不锈钢螺丝").At(300, 80, "日期:2026年3月5日").Build();

        RecordEvidence evidence = new Grounder().Ground(new Waybill("上海东方进出口有限公司", "不锈钢螺丝", new DateOnly(2026, 3, 5)), schema, [page], Token);

        evidence.ShouldAllBe(field => field.Verdict == EvidenceVerdict.Supported);
        evidence["$.goods"]!.Spans[0].Box.Left.ShouldBe(50 + (3 * 6), 0.01);
        new Grounder().Ground(new Waybill("上海东方进出口有限公词", "不锈钢螺母", new DateOnly(2026, 3, 5)), schema, [page], Token)
            .Count(field => field.IsFlagged).ShouldBe(2);
    }

    [Fact]
    public void Rows_are_placed_in_order_across_pages()
    {
        const int Lines = 60, OfOnePage = 20;
        List<PageText> pages = [];
        for (int page = 0; page < Lines / OfOnePage; page++)
        {
            TestPage printed = new TestPage(page + 1).Row(40, (100, "Pos"), (300, "Beschreibung"), (380, "Menge"), (460, "Einzelpreis"), (552, "Nettobetrag"));
            for (int i = 0; i < OfOnePage; i++)
                printed.Row(60 + (i * 20), (100, $"{(page * OfOnePage) + i + 1}"), (300, "Bolt M8"), (380, "2"), (460, Amount(1.5m + i)), (552, Amount(2 * (1.5m + i))));
            pages.Add(printed.Build());
        }

        Invoice invoice = new()
        {
            Lines = [.. Enumerable.Range(0, Lines).Select(i => new InvoiceLine { LineNumber = $"{i + 1}", Description = "Bolt M8", Quantity = 2, UnitPrice = 1.5m + (i % OfOnePage), NetAmount = 2 * (1.5m + (i % OfOnePage)) })],
        };
        RecordEvidence evidence = new Grounder().Ground(invoice, Schema, pages, Token);

        evidence.Where(field => field.IsFlagged).ShouldBeEmpty();
        for (int i = 0; i < Lines; i++)
            evidence[FieldPath.Parse($"$.lines[{i}].netAmount")]!.Spans[0].PageNumber.ShouldBe((i / OfOnePage) + 1);
    }

    [Fact]
    public void The_end_of_the_time_is_no_failure()
    {
        Grounder grounder = new(new GroundingOptions { TimeLimit = TimeSpan.FromMilliseconds(1) });
        PageText[] pages = [.. Enumerable.Range(1, 200).Select(number => Page(number: number))];

        RecordEvidence evidence = grounder.Ground(Right(), Schema, pages, Token);

        evidence.IsComplete.ShouldBeFalse();
        evidence.Findings.ShouldContain(finding => finding.Code == "evidence.timeLimit");
    }

    [Fact]
    public void A_cancellation_is_passed_on()
    {
        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();

        Should.Throw<OperationCanceledException>(() => new Grounder().Ground(Right(), Schema, [Page()], cancelled.Token));
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Should.Throw<ArgumentException>(() => new Grounder(new GroundingOptions { TimeLimit = TimeSpan.Zero }));
        Should.Throw<ArgumentException>(() => new Grounder(new GroundingOptions { Text = GroundingText.Recognized }));
    }

    internal static JsonNode Right() => JsonNode.Parse(
        """
        {
          "number": "R-2026-0817", "issueDate": "2026-03-05", "currency": "EUR",
          "seller": { "name": "Holzwerk Adler GmbH", "street": "Lange Str. 4", "postalCode": "80331", "city": "Munich" },
          "buyer": { "name": "Nordbau KG", "street": "Am Kai 17", "postalCode": "20457", "city": "Hamburg" },
          "lines": [
            { "description": "Pine beam", "quantity": 10, "unitPrice": 50.00, "netAmount": 500.00 },
            { "description": "Oak board", "quantity": 4, "unitPrice": 125.00, "netAmount": 500.00 },
            { "description": "Larch decking", "quantity": 2.5, "unitPrice": 120.00, "netAmount": 300.00 }
          ],
          "taxes": [ { "rate": 19, "taxableAmount": 1300.00, "taxAmount": 247.00 } ],
          "totalWithoutTax": 1300.00, "taxTotal": 247.00, "total": 1547.00
        }
        """)!;

    [Theory]
    [InlineData("Lieferdatum:", "", true)]
    [InlineData("Lieferanschrift", "", false)]
    [InlineData("Lieferdatum:", "sofort", false)]
    [InlineData("Lieferdatum: sofort", "", false)]
    public void A_value_whose_label_is_printed_with_nothing_at_it_is_invented(string label, string beside, bool isInvented)
    {
        TestPage page = new TestPage().At(50, 150, "Rechnungsnummer: R-2026-0817").At(350, 300, label).At(50, 400, "Vielen Dank fuer Ihren Auftrag");
        if (beside.Length > 0)
            page.At(460, 300, beside);
        JsonNode record = JsonNode.Parse("""{"number":"R-2026-0817","deliveryDate":"2026-03-14","lines":[],"taxes":[]}""")!;

        RecordEvidence evidence = new Grounder().Ground(record, Schema, [page.Build()], Token);

        FieldEvidence date = evidence["$.deliveryDate"]!;
        date.Verdict.ShouldBe(EvidenceVerdict.NotFound);
        date.Reason.ShouldBe(isInvented ? EvidenceReason.EmptyAtLabel : EvidenceReason.NotPrinted);
        evidence.Findings.Single(finding => finding.Path == "$.deliveryDate").Code.ShouldBe(isInvented ? "evidence.invented" : "evidence.notFound");
    }

    [Fact]
    public void A_page_without_text_makes_a_doubt_of_what_is_not_printed_and_excuses_no_slip_at_a_label()
    {
        JsonNode invoice = Right();
        (invoice["number"], invoice["buyerReference"]) = ("R-2026-0871", "Projekt Hafen 12");
        var empty = PageText.FromWords(2, new PageSize(595, 842, PageUnit.Point), TextSource.TextLayer, []);

        RecordEvidence evidence = new Grounder().Ground(invoice, RecordSchema.For<Invoice>(), [Page(), empty], TestContext.Current.CancellationToken);

        evidence["$.number"]!.Verdict.ShouldBe(EvidenceVerdict.Contradicted);
        evidence["$.number"]!.Instead!.Value.PrintedText.ShouldContain("R-2026-0817");
        evidence["$.buyerReference"]!.Reason.ShouldBe(EvidenceReason.PageWithoutText);
        Finding finding = evidence.Findings.Single(finding => finding.Code == "evidence.pagesWithoutText");
        finding.Severity.ShouldBe(FindingSeverity.Warning);
        finding.Message.ShouldContain("$.buyerReference");
        finding.Message.ShouldContain("page 2 has no text");
    }

    internal static PageText Page(int number = 1, string totalLabel = "Gesamtbetrag", bool withNet = true)
    {
        TestPage page = new TestPage(number)
            .At(50, 40, "Holzwerk Adler GmbH").At(50, 55, "Lange Str. 4").At(50, 70, "80331 Munich")
            .At(50, 150, "Nordbau KG").At(50, 165, "Am Kai 17").At(50, 180, "20457 Hamburg")
            .At(350, 150, "Rechnungsnummer: R-2026-0817").At(350, 165, "Rechnungsdatum: 5. März 2026")
            .Row(260, (110, "Beschreibung"), (330, "Menge"), (440, "Einzelpreis"), (552, "Nettobetrag"))
            .Row(280, (104, "Pine beam"), (330, "10"), (440, "50,00"), (552, "500,00"))
            .Row(300, (104, "Oak board"), (330, "4"), (440, "125,00"), (552, "500,00"))
            .Row(320, (128, "Larch decking"), (330, "2,5"), (440, "120,00"), (552, "300,00"));
        if (withNet)
            page.At(350, 500, "Nettosumme").Row(500, (552, "1.300,00"));
        return page.At(350, 520, "Umsatzsteuer 19 %").Row(520, (552, "247,00")).At(350, 540, totalLabel).Row(540, (552, "1.547,00")).At(350, 560, "Alle Preise in EUR").Build();
    }

    private static RecordEvidence Ground(JsonNode record) => new Grounder().Ground(record, Schema, [Page()], Token);

    private static string Amount(decimal value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static JsonNode With(JsonNode record, string path, string? value)
    {
        var field = FieldPath.Parse(path);
        JsonNode? node = record;
        foreach (FieldPathSegment segment in field.Segments.SkipLast(1))
            node = segment.Name is { } name ? node![name] : node![segment.Index];
        bool isNumber = decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number);
        node![field.Leaf!.Value.Name!] = value is null ? null : isNumber ? JsonValue.Create(number) : JsonValue.Create(value);
        return record;
    }

    public sealed record Waybill(
        [property: PrintedAs("收货人")] string Consignee,
        [property: PrintedAs("品名")] string Goods,
        [property: PrintedAs("日期")] DateOnly Date);
}
