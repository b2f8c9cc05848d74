using System.ComponentModel;
using System.Text.Json;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Grounding;
using QwenDocs.Schemas;
using QwenDocs.Testing;
using QwenDocs.Tests.Rendering;
using QwenDocs.Text;

namespace QwenDocs.Tests.Grounding.Marks;

public class MarkTests(RendererFixture fixture) : IClassFixture<RendererFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static MarkRecord Signed => new()
    {
        ShipperSignature = Mark.Present,
        CarrierSignature = Mark.Absent,
        CarrierStamp = Mark.Present,
        Original = Mark.Present,
        TelexRelease = Mark.Absent,
        DangerousGoods = Mark.Absent,
        Number = "HB-2026-0817",
    };

    [Theory]
    [InlineData(0)]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(270)]
    public async Task Ink_bears_marks_out_and_contradicts_wrong_ones_however_the_page_is_turned(int rotate)
    {
        MarkCounts counts = new();
        (byte[] pdf, MarkRecord truth) = new MarkForm((rotate * 100) + 1).Draw(rotate);
        await counts.AddAsync($"form-{rotate}", pdf, null, truth, fixture.Renderer, Token);

        counts.Marks.ShouldBe(6);
        counts.FalseAlarms.ShouldBe(0, string.Join('\n', counts.Misses));
        counts.ErrorsFound.ShouldBeGreaterThanOrEqualTo(6, string.Join('\n', counts.Misses));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(270)]
    public async Task Ink_is_found_on_noisy_scans(int rotate)
    {
        MarkCounts counts = new();
        (byte[] pdf, MarkRecord truth) = new MarkForm((rotate * 100) + 50).Draw(rotate);
        ScannedForm scan = await ScannedForm.OfAsync(pdf, fixture.Renderer, seed: 1, noise: 60, Token);
        await counts.AddAsync($"scan-{rotate}", scan.Png, scan, truth, fixture.Renderer, Token);

        counts.FalseAlarms.ShouldBe(0, string.Join('\n', counts.Misses));
        counts.ErrorsFound.ShouldBeGreaterThanOrEqualTo(5, string.Join('\n', counts.Misses));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(90)]
    public async Task Round_buttons_are_read_as_squares_are(int rotate)
    {
        MarkCounts counts = new();
        (byte[] pdf, MarkRecord truth) = new MarkForm((rotate * 100) + 7, isRound: true).Draw(rotate);
        await counts.AddAsync($"round-{rotate}", pdf, null, truth, fixture.Renderer, Token);

        counts.FalseAlarms.ShouldBe(0, string.Join('\n', counts.Misses));
        counts.ErrorsFound.ShouldBeGreaterThanOrEqualTo(6, string.Join('\n', counts.Misses));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    public async Task A_mark_of_an_entry_is_read_in_the_cell_of_its_row_and_column(int seed)
    {
        MarkCounts counts = new();
        (byte[] pdf, MarkedGoods truth) = new MarkTable(seed).Draw();
        await counts.AddAsync($"table-{seed}", pdf, null, truth, fixture.Renderer, Token);

        counts.Marks.ShouldBe(2 * truth.Items.Count);
        counts.FalseAlarms.ShouldBe(0, string.Join('\n', counts.Misses));
        counts.ErrorsFound.ShouldBe(counts.Marks, string.Join('\n', counts.Misses));
    }

    [Fact]
    public async Task The_marks_of_a_table_that_stands_sideways_are_doubts()
    {
        MarkCounts counts = new();
        (byte[] pdf, MarkedGoods truth) = new MarkTable(3).Draw(rotate: 270);
        await counts.AddAsync("sideways", pdf, null, truth, fixture.Renderer, Token);

        (counts.FalseAlarms, counts.ErrorsInDoubt).ShouldBe((0, counts.Marks));
    }

    [Fact]
    public async Task A_mark_without_ink_and_ink_without_a_mark_are_findings_with_the_place()
    {
        RecordEvidence evidence = await GroundAsync(new MarkForm(1).Draw(0, Signed).Pdf, Signed.Opposite());

        evidence.Findings.ShouldContain(finding => finding.Code == "evidence.inventedMark" && finding.Path == "$.carrierSignature");
        evidence.Findings.ShouldContain(finding => finding.Code == "evidence.missedMark" && finding.Path == "$.carrierStamp");
        evidence["$.original"]!.Instead!.Value.PrintedText.ShouldBe("☑");
        evidence["$.original"]!.Instead!.Value.Box.Width.ShouldBeInRange(6, 16);
    }

    [Fact]
    public async Task A_mark_left_out_beside_its_ink_is_missed()
    {
        RecordEvidence evidence = await GroundAsync(new MarkForm(1).Draw(0, Signed).Pdf, Signed with { ShipperSignature = null, CarrierSignature = null });

        evidence["$.shipperSignature"]!.Reason.ShouldBe(EvidenceReason.MissedAtLabel);
        evidence["$.carrierSignature"]!.Instead.ShouldBeNull();
        evidence.Findings.ShouldContain(finding => finding.Code == "evidence.missed" && finding.Path == "$.shipperSignature");
    }

    [Fact]
    public void Without_a_picture_signatures_cannot_be_told_and_boxes_that_are_characters_can()
    {
        PageText page = new TestPage().At(50, 50, "☑ Original").At(200, 50, "☐ Telex release").At(50, 90, "Dangerous goods [x]").At(50, 150, "Signature of shipper").Build();

        RecordEvidence evidence = new Grounder().Ground(Signed, RecordSchema.For<MarkRecord>(), [page], Token);

        evidence["$.original"]!.Verdict.ShouldBe(EvidenceVerdict.Supported);
        evidence["$.telexRelease"]!.Verdict.ShouldBe(EvidenceVerdict.Supported);
        evidence["$.shipperSignature"]!.Reason.ShouldBe(EvidenceReason.UnclearInk);
        evidence["$.shipperSignature"]!.IsFlagged.ShouldBeFalse();
    }

    [Fact]
    public async Task A_typed_name_at_the_label_is_a_doubt_and_no_contradiction()
    {
        byte[] pdf = new TestPdf().PageWithContent(string.Concat(Enumerable.Range(0, 12).Select(line => $"BT /F1 10 Tf 50 {780 - (line * 16)} Td (Shipped on board in apparent good order) Tj ET\n"))
            + "BT /F1 10 Tf 50 300 Td (Signature of shipper: John Smith) Tj ET").ToBytes();

        RecordEvidence evidence = await GroundAsync(pdf, new MarkRecord { ShipperSignature = Mark.Present, Number = "1" });

        evidence["$.shipperSignature"]!.Verdict.ShouldBe(EvidenceVerdict.Unplaced);
    }

    [Fact]
    public async Task The_value_of_a_form_field_is_ink()
    {
        TestPdf form = new();
        int on = form.Stream("/Type /XObject /Subtype /Form /BBox [0 0 12 12]", "0.5 w 0.5 0.5 11 11 re S 1.5 w 2 2 m 10 10 l 2 10 m 10 2 l S"u8.ToArray());
        int off = form.Stream("/Type /XObject /Subtype /Form /BBox [0 0 12 12]", "0.5 w 0.5 0.5 11 11 re S"u8.ToArray());
        int ticked = form.Object($"<< /Type /Annot /Subtype /Widget /FT /Btn /T (original) /V /On /AS /On /F 4 /Rect [50 498 62 510] /AP << /N << /On {on} 0 R /Off {off} 0 R >> >> >>");
        int empty = form.Object($"<< /Type /Annot /Subtype /Widget /FT /Btn /T (telex) /V /Off /AS /Off /F 4 /Rect [50 478 62 490] /AP << /N << /On {on} 0 R /Off {off} 0 R >> >> >>");
        form.CatalogEntries = $"/AcroForm << /Fields [{ticked} 0 R {empty} 0 R] >>";
        string text = string.Concat(Enumerable.Range(0, 12).Select(line => $"BT /F1 10 Tf 50 {780 - (line * 16)} Td (Shipped on board in apparent good order) Tj ET\n"));
        byte[] pdf = form.PageWithContent(text + "BT /F1 10 Tf 68 500 Td (Original) Tj ET BT /F1 10 Tf 68 480 Td (Telex release) Tj ET", entries: $"/Annots [{ticked} 0 R {empty} 0 R]").ToBytes();

        RecordEvidence evidence = await GroundAsync(pdf, new MarkRecord { Original = Mark.Absent, TelexRelease = Mark.Absent, Number = "1" });

        evidence["$.original"]!.Verdict.ShouldBe(EvidenceVerdict.Contradicted);
        evidence["$.telexRelease"]!.Verdict.ShouldBe(EvidenceVerdict.Supported);
    }

    [Fact]
    public void A_model_is_asked_true_or_false_with_what_both_mean()
    {
        JsonElement properties = RecordSchema.For<Asked>().Json.GetProperty("properties");

        properties.GetProperty("signed").GetProperty("type")[0].GetString().ShouldBe("boolean");
        properties.GetProperty("signed").GetProperty("description").GetString().ShouldBe(
            "By the buyer. true where a handwritten signature stands there, false where the place is empty, null where there is no place for one; a printed name is no signature.");
        properties.GetProperty("isUrgent").GetProperty("type").GetString().ShouldBe("boolean");
        properties.GetProperty("isUrgent").GetProperty("description").GetString().ShouldBe("true where the box is ticked, crossed or filled, false where it is empty.");
        properties.GetProperty("approval").GetProperty("description").GetString()!.ShouldStartWith("true where a stamp or seal stands there");
        RecordSchema.For<Asked>().Record.Find("$.approval")!.Mark.ShouldBe(MarkKind.Stamp);
        RecordSchema.For<Asked>().Text.ShouldNotContain("x-mark");
    }

    [Fact]
    public async Task A_mark_comes_with_the_record_and_its_box_with_the_evidence()
    {
        const string Answer = """{"shipperSignature":true,"carrierSignature":true,"carrierStamp":"yes","original":true,"telexRelease":false,"dangerousGoods":null,"number":"HB-2026-0817"}""";
        using DocumentExtractor extractor = new(new ScriptedEndpoint(Answer), new ExtractorOptions { Grounding = new GroundingOptions() });

        ExtractionResult<MarkRecord> result = await extractor.ExtractAsync<MarkRecord>(Document.FromBytes(new MarkForm(1).Draw(0, Signed).Pdf, "form.pdf"), cancellationToken: Token);

        result.Record.CarrierStamp.ShouldBe(Mark.Present);
        result.Record.DangerousGoods.ShouldBeNull();
        EvidenceSpan place = result.EvidenceFor(form => form.ShipperSignature)!.Spans[0];
        place.PageNumber.ShouldBe(1);
        place.Box.Width.ShouldBeInRange(40, 140);
        result.Findings.ShouldContain(finding => finding.Code == "evidence.inventedMark" && finding.Path == "$.carrierSignature");
    }

    private async Task<RecordEvidence> GroundAsync(byte[] pdf, MarkRecord record)
    {
        using DocumentContent content = await Document.FromBytes(pdf, "form.pdf").OpenAsync(cancellationToken: Token);
        var schema = RecordSchema.For<MarkRecord>();
        return await new Grounder().GroundAsync(JsonSerializer.SerializeToNode(record, schema.TypeInfo), schema, content, fixture.Renderer, Token);
    }

    private sealed record Asked
    {
        [Description("By the buyer")]
        public Mark? Signed { get; init; }

        public Mark IsUrgent { get; init; }

        [MarkKind(MarkKind.Stamp)]
        public Mark? Approval { get; init; }
    }
}
