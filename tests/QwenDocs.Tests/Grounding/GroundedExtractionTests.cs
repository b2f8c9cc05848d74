using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Grounding;
using QwenDocs.Imaging;
using QwenDocs.Records.Invoices;
using QwenDocs.Testing;
using QwenDocs.Text;

namespace QwenDocs.Tests.Grounding;

public class GroundedExtractionTests
{
    private const string Answer = """{"number":"R-2026-0817","total":1574.00,"lines":[],"taxes":[]}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_result_has_no_evidence_unless_it_is_asked_for()
    {
        using DocumentExtractor extractor = new(new ScriptedEndpoint(Answer));

        ExtractionResult<Invoice> result = await extractor.ExtractAsync<Invoice>(Form(), cancellationToken: Token);

        result.Evidence.ShouldBeNull();
        result.ToString().ShouldNotContain("evidence");
    }

    [Fact]
    public async Task Evidence_comes_with_the_result_and_leaves_the_record_as_it_is()
    {
        using DocumentExtractor extractor = new(new ScriptedEndpoint(Answer), new ExtractorOptions { Grounding = new GroundingOptions() });

        ExtractionResult<Invoice> result = await extractor.ExtractAsync<Invoice>(Form(), cancellationToken: Token);

        result.Record.Total.ShouldBe(1574.00m);
        result.EvidenceFor(invoice => invoice.Number)!.Verdict.ShouldBe(EvidenceVerdict.Supported);
        result.EvidenceFor(invoice => invoice.Total)!.Instead!.Value.PrintedText.ShouldBe("1.547,00");
        result.Findings.ShouldContain(finding => finding.Code == "evidence.contradicted" && finding.Path == "$.total");
        result.ToString().ShouldContain("\"$.total\"");
    }

    [Fact]
    public async Task A_page_without_text_is_read_by_the_recognizer()
    {
        using DocumentExtractor extractor = new(new ScriptedEndpoint(Answer), new ExtractorOptions { Grounding = new GroundingOptions().UseRecognizer(new FixedRecognizer()) });

        ExtractionResult<Invoice> result = await extractor.ExtractAsync<Invoice>(Scan(), cancellationToken: Token);

        result.EvidenceFor(invoice => invoice.Number)!.Source.ShouldBe(TextSource.Recognized);
        result.EvidenceFor(invoice => invoice.Number)!.Verdict.ShouldBe(EvidenceVerdict.Supported);
    }

    [Fact]
    public async Task A_recognizer_that_fails_costs_the_evidence_alone()
    {
        using DocumentExtractor extractor = new(new ScriptedEndpoint(Answer), new ExtractorOptions { Grounding = new GroundingOptions().UseRecognizer(new BrokenRecognizer()) });

        ExtractionResult<Invoice> result = await extractor.ExtractAsync<Invoice>(Scan(), cancellationToken: Token);

        result.Record.Number.ShouldBe("R-2026-0817");
        result.Evidence!.ShouldBeEmpty();
        result.Findings.ShouldContain(finding => finding.Code == "evidence.failed");
    }

    [Fact]
    public async Task The_applications_rules_grade_what_evidence_finds()
    {
        ExtractorOptions options = new() { Grounding = new GroundingOptions() };
        options.Rules.Suppress("evidence.contradicted");
        using DocumentExtractor extractor = new(new ScriptedEndpoint(Answer), options);

        ExtractionResult<Invoice> result = await extractor.ExtractAsync<Invoice>(Form(), cancellationToken: Token);

        result.Findings.ShouldNotContain(finding => finding.Code == "evidence.contradicted");
    }

    private static Document Form()
    {
        string[] lines = ["Rechnungsnummer: R-2026-0817", "Vielen Dank fuer Ihren Auftrag. Wir erlauben uns, wie folgt zu berechnen, und bitten um Zahlung auf unser Konto bei der Bank.", "Gesamtbetrag 1.547,00"];
        string content = string.Concat(lines.Select((line, i) => $"BT /F1 10 Tf 50 {780 - (i * 40)} Td ({line}) Tj ET\n"));
        return Document.FromBytes(new TestPdf().PageWithContent(content).ToBytes(), "document.pdf");
    }

    private static Document Scan() => Document.FromBytes(new TestPdf().Page().ToBytes(), "scan.pdf");

    private sealed class FixedRecognizer : TextRecognizer
    {
        public override string Name => "fixed";

        public override Task<PageText> RecognizeAsync(PageImage page, CancellationToken cancellationToken = default) =>
            Task.FromResult(PageText.FromWords(page.PageNumber, page.PageSize, TextSource.Recognized, new TestPage(1, TextSource.Recognized).At(50, 50, "Rechnungsnummer: R-2026-0817").Build().Words));
    }

    private sealed class BrokenRecognizer : TextRecognizer
    {
        public override string Name => "broken";

        public override Task<PageText> RecognizeAsync(PageImage page, CancellationToken cancellationToken = default) => throw new InvalidOperationException("no model");
    }
}
