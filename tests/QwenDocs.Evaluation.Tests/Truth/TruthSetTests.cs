using QwenDocs.Imaging;
using QwenDocs.Records;
using QwenDocs.Schemas;
using QwenDocs.Tests;

namespace QwenDocs.Evaluation.Tests.Truth;

public sealed class TruthSetTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("qwendocs-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_record_beside_a_document_is_its_truth()
    {
        Pdf("b.pdf");
        Write("b.truth.json", """{"number":"R-1","total":12.50}""");
        Pdf("inner/a.pdf");
        Write("inner/a.truth.json", """{"number":"R-2"}""");
        Pdf("without.pdf");

        TruthSet set = await LoadAsync();

        set.Select(document => document.Name).ShouldBe(["b.pdf", "inner/a.pdf"]);
        set[0].Expected.GetProperty("total").GetDecimal().ShouldBe(12.50m);
        set[0].Kind.ShouldBe("Invoice");
        set[0].Fingerprint!.Length.ShouldBe(64);
        set.WithoutTruth.ShouldBe(["without.pdf"]);
        set.Refusals.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_truth_that_is_wrong_refuses_its_document_alone()
    {
        Pdf("bad.pdf");
        Write("bad.truth.json", "{\n  \"number\": R-1\n}");
        Pdf("misspelt.pdf");
        Write("misspelt.truth.json", """{"number":"R-1","totl":12.50}""");
        Pdf("good.pdf");
        Write("good.truth.json", """{"number":"R-1"}""");

        TruthSet set = await LoadAsync();

        set.ShouldHaveSingleItem().Name.ShouldBe("good.pdf");
        set.Refusals.Select(refusal => refusal.Name).ShouldBe(["bad.pdf", "misspelt.pdf"]);
        set.Refusals[0].Reason.ShouldBe("bad.truth.json is no JSON: line 2, column 13.");
        set.Refusals[1].Reason.ShouldContain("$.totl");
    }

    [Fact]
    public async Task A_case_of_the_benchmark_brings_its_schema_places_and_normalizers()
    {
        Pdf("form.pdf");
        Write("form.test.json", """
            {"data_schema":{"type":"object","properties":{"name":{"type":"string"},"lines":{"type":"array","items":{"type":"object","properties":{"text":{"type":"string"}}}}}},
             "expected_output":{"name":"Muster","lines":[{"text":"Bohrer"}]},
             "test_rules":[
               {"type":"extract_field","field_path":"lines[0].text","normalizers":["case_insensitive","phone_digits"],
                "evidence":[{"page":2,"bbox":[0.1,0.2,0.3,0.05],"quote":"Bohrer","value":"Drill","coarse":true},{"page":3,"bbox":null,"value":null}]},
               {"type":"extract_field","field_path":"name","expected_value":"Muster GmbH","bboxes":[{"page":1,"bbox":[0,0,0.5,0.1]}]},
               {"type":"other","field_path":"?"}],
             "tags":["forms"]}
            """);

        TruthDocument document = (await LoadAsync(withSchema: false)).ShouldHaveSingleItem();

        document.Kind.ShouldBe("form");
        document.Rules.Count.ShouldBe(2);
        document.Rules[0].Path.ShouldBe("$.lines[0].text");
        document.Rules[0].Normalizers.ShouldBe(FieldNormalizers.CaseInsensitive | FieldNormalizers.PhoneDigits);
        document.Rules[0].Readings[0].Box!.Value.Right.ShouldBe(0.4, 1e-12);
        document.Rules[0].Readings[0].IsCoarse.ShouldBeTrue();
        document.Rules[0].Readings[1].ShouldBe(new AcceptedReading(null, 3));
        document.Rules[1].Readings.Select(reading => (reading.Page, reading.Box, reading.Value?.GetString())).ShouldBe([(1, new PageBox(0, 0, 0.5, 0.1), null), (null, null, "Muster GmbH")]);
    }

    [Theory]
    [InlineData("""{"expected_output":{}}""", "data_schema")]
    [InlineData("""{"data_schema":{"type":"object","properties":{"a":{"type":"string"}}},"expected_output":{},"test_rules":[{"type":"extract_field","field_path":"a","normalizers":["nonsense"]}]}""", "normalizer")]
    [InlineData("""{"data_schema":{"type":"object","properties":{"a":{}}},"expected_output":{}}""", "data_schema")]
    [InlineData("""[]""", "data_schema")]
    public async Task A_case_that_cannot_be_scored_says_why(string text, string reason)
    {
        Pdf("form.pdf");
        Write("form.test.json", text);

        (await LoadAsync(withSchema: false)).Refusals.ShouldHaveSingleItem().Reason.ShouldContain(reason);
    }

    [Fact]
    public async Task A_record_needs_its_schema()
    {
        Pdf("a.pdf");
        Write("a.truth.json", "{}");

        (await LoadAsync(withSchema: false)).Refusals.ShouldHaveSingleItem().Reason.ShouldContain("needs the schema");
        await Should.ThrowAsync<DirectoryNotFoundException>(() => TruthSet.LoadAsync(Path.Combine(_folder, "none"), cancellationToken: Token));
    }

    [Fact]
    public async Task The_xml_of_an_e_invoice_is_its_truth_as_far_as_it_goes()
    {
        const string Xml = """
            <?xml version="1.0" encoding="UTF-8"?>
            <rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
              <rsm:ExchangedDocument><ram:ID>R-2026-0817</ram:ID><ram:TypeCode>380</ram:TypeCode></rsm:ExchangedDocument>
              <rsm:SupplyChainTradeTransaction><ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
                <ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:GrandTotalAmount>1547.00</ram:GrandTotalAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation>
              </ram:ApplicableHeaderTradeSettlement></rsm:SupplyChainTradeTransaction>
            </rsm:CrossIndustryInvoice>
            """;
        File.WriteAllBytes(Path.Combine(_folder, "e.pdf"), new TestPdf().Page(595, 842).Attachment("factur-x.xml", System.Text.Encoding.UTF8.GetBytes(Xml)).ToBytes());

        TruthDocument document = (await LoadAsync(withSchema: false)).ShouldHaveSingleItem();

        document.IsPartial.ShouldBeTrue();
        document.Expected.GetProperty("number").GetString().ShouldBe("R-2026-0817");
        document.Expected.GetProperty("total").GetDecimal().ShouldBe(1547m);
    }

    private Task<TruthSet> LoadAsync(bool withSchema = true) =>
        TruthSet.LoadAsync(_folder, withSchema ? RecordSchema.For(QwenDocsRecordsContext.Default.Invoice) : null, cancellationToken: Token);

    private void Pdf(string name)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, new TestPdf().Page(595, 842).ToBytes());
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
