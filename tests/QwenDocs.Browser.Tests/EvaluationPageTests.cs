using System.Text.Json;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using QwenDocs.Documents;
using QwenDocs.Evaluation;
using QwenDocs.Extraction;
using QwenDocs.Grounding;
using QwenDocs.Imaging;
using QwenDocs.Records;
using QwenDocs.Schemas;
using QwenDocs.Testing;
using QwenDocs.Tests;

namespace QwenDocs.Browser.Tests;

/// <summary>The page of an evaluation in a real browser: from the worst field to the place on the page.</summary>
public sealed class EvaluationPageTests(Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    private const string Truth =
        """
        {"number":"R-2026-0817","issueDate":"2026-03-05","currency":"EUR","total":1547.00,"seller":{"name":"Muster Werkzeug GmbH"},
         "lines":[{"description":"Bohrmaschine","quantity":2,"unitPrice":650.10,"netAmount":1300.20},{"description":"Bohrersatz","quantity":1,"unitPrice":246.80,"netAmount":246.80}],"taxes":[]}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("qwendocs-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_wrong_value_leads_to_its_page_with_both_places_by_keyboard()
    {
        await using WatchedPage watched = await chromium.OpenAsync(await WriteAsync());
        IPage page = watched.Page;
        (await page.Locator("h2:text('Fields, the worst first') + div tbody th").First.InnerTextAsync()).ShouldContain("$.");

        await page.Locator("button[aria-label='Show $.total']").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        (await page.Locator("#expected").InnerTextAsync()).ShouldBe("1547.00");
        (await page.Locator("#predicted").InnerTextAsync()).ShouldBe("1574.00");
        (await page.Locator("#why").InnerTextAsync()).ShouldStartWith("wrong, flagged by evidence.");
        (await page.Locator("#viewer figure:visible").CountAsync()).ShouldBe(1);
        LocatorBoundingBoxResult place = (await page.Locator(".box.expected").BoundingBoxAsync())!;
        LocatorBoundingBoxResult picture = (await page.Locator("#viewer figure:visible img").BoundingBoxAsync())!;
        ((place.X - picture.X) / picture.Width).ShouldBe(450 / 595f, 0.02f);
        ((place.Y - picture.Y) / picture.Height).ShouldBe(260 / 842f, 0.02f);

        await page.Keyboard.PressAsync("n");
        (await page.Locator("#field").InnerTextAsync()).ShouldNotBe("$.total");
        await page.Keyboard.PressAsync("Escape");
        (await page.Locator("#viewer").IsVisibleAsync()).ShouldBeFalse();
        watched.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_document_opens_from_its_row()
    {
        await using WatchedPage watched = await chromium.OpenAsync(await WriteAsync());
        ILocator second = watched.Page.Locator("#document-1");
        (await second.Locator("table").IsVisibleAsync()).ShouldBeFalse();

        await watched.Page.Locator("a[href='#document-1']").ClickAsync();

        (await second.Locator("table").IsVisibleAsync()).ShouldBeTrue();
        watched.ShouldBeQuiet();
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 1440)]
    [InlineData(ColorScheme.Light, 700)]
    public async Task The_page_has_names_and_contrast_for_everybody(ColorScheme scheme, int width)
    {
        await using WatchedPage watched = await chromium.OpenAsync(await WriteAsync(), scheme, width);
        AxeRunOptions options = new() { ResultTypes = [ResultType.Violations] };

        AxeResult tables = await watched.Page.RunAxe(options);
        await watched.Page.Locator("button.open").First.ClickAsync();
        AxeResult viewer = await watched.Page.RunAxe(options);

        tables.Violations.Concat(viewer.Violations).Select(violation => $"{violation.Id}: {violation.Help} {string.Join(", ", violation.Nodes.Take(3).Select(node => node.Html))}").ShouldBeEmpty();
    }

    private async Task<string> WriteAsync()
    {
        // Two digits of the total are exchanged, a price is another, and a row is there twice.
        string answer = Truth.Replace("1547.00", "1574.00", StringComparison.Ordinal).Replace("\"unitPrice\":246.80", "\"unitPrice\":264.80", StringComparison.Ordinal);
        var schema = RecordSchema.For(QwenDocsRecordsContext.Default.Invoice);
        FieldRule[] rules = [new("$.total", [new AcceptedReading(null, 1, new PageBox(450 / 595.0, 259 / 842.0, 500 / 595.0, 272 / 842.0))])];
        TruthSet truths = new(((string[])["invoice.pdf", "an invoice with a long name.pdf"]).Select(name =>
            new TruthDocument(name, Document.FromBytes(Pdf(), name), schema, JsonDocument.Parse(Truth).RootElement, rules)));
        using DocumentExtractor extractor = new(new ScriptedEndpoint(answer), new ExtractorOptions { Grounding = new GroundingOptions(), Repair = { MaxCorrections = 0 } });
        EvaluationReport report = await new Evaluator(extractor, new EvaluatorOptions { Name = "scripted" }).RunAsync(truths, cancellationToken: Token);
        string file = Path.Combine(_folder, "report.html");
        await EvaluationPage.WriteAsync(file, report, truths, cancellationToken: Token);
        return file;
    }

    private static byte[] Pdf()
    {
        (double X, double FromTop, string Text)[] print =
        [
            (72, 60, "Rechnungsnummer:"), (200, 60, "R-2026-0817"), (72, 80, "Rechnungsdatum:"), (200, 80, "05.03.2026"), (72, 110, "Muster Werkzeug GmbH"),
            (72, 180, "Beschreibung"), (250, 180, "Menge"), (330, 180, "Einzelpreis"), (450, 180, "Betrag EUR"),
            (72, 200, "Bohrmaschine"), (250, 200, "2"), (330, 200, "650,10"), (450, 200, "1.300,20"),
            (72, 220, "Bohrersatz"), (250, 220, "1"), (330, 220, "246,80"), (450, 220, "246,80"), (72, 260, "Gesamtbetrag"), (450, 260, "1.547,00"),
        ];
        string content = string.Concat(print.Select(one => FormattableString.Invariant($"BT /F1 10 Tf {one.X} {842 - one.FromTop - 9} Td ({one.Text}) Tj ET\n")));
        return new TestPdf().PageWithContent(content).ToBytes();
    }
}
