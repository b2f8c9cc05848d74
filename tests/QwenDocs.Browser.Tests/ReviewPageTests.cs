using System.Text.Json.Nodes;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Grounding;
using QwenDocs.Records.Invoices;
using QwenDocs.Review;
using QwenDocs.Testing;
using QwenDocs.Tests;

namespace QwenDocs.Browser.Tests;

/// <summary>The review page in a real browser, from the first doubt to the corrected record.</summary>
public sealed class ReviewPageTests(Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    // The total has two digits exchanged, the second line a price that is not printed, and the buyer's order is left out.
    private const string Answer =
        """
        {"number":"R-2026-0817","issueDate":"2026-03-05","currency":"EUR","total":1574.00,"seller":{"name":"Muster Werkzeug GmbH"},
         "lines":[{"description":"Bohrmaschine","quantity":2,"unitPrice":650.10,"netAmount":1300.20},{"description":"Bohrersatz","quantity":1,"unitPrice":264.80,"netAmount":246.80}],"taxes":[]}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("qwendocs-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Doubts_are_walked_corrected_and_downloaded_by_keyboard_alone()
    {
        await using WatchedPage watched = await chromium.OpenAsync(await WriteAsync(Answer));
        IPage page = watched.Page;
        (await page.Locator("#progress").InnerTextAsync()).ShouldStartWith("0 of ");

        await page.Keyboard.PressAsync("n");
        ILocator inspector = page.Locator("#inspector");
        (await inspector.InnerTextAsync()).ShouldContain("wrong?");
        await WalkToAsync(page, "Total");
        (await inspector.InnerTextAsync()).ShouldContain("1.547,00");
        (await page.Locator(".box.instead").CountAsync()).ShouldBe(1);
        (await inspector.Locator("canvas").CountAsync()).ShouldBe(1);

        await page.Keyboard.PressAsync("e");
        await page.Keyboard.TypeAsync("one");
        await page.Keyboard.PressAsync("Enter");
        (await page.Locator("[role=alert]").InnerTextAsync()).ShouldContain("1234.56");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("1547.00");
        await page.Keyboard.PressAsync("Enter");
        (await page.Locator(".row[data-path='$.total']").First.InnerTextAsync()).ShouldContain("corrected");

        await WalkToAsync(page, "Lines 2 › Unit price");
        await page.Keyboard.PressAsync("a");
        (await page.Locator(".row[data-path='$.lines[1].unitPrice']").First.InnerTextAsync()).ShouldContain("checked");
        await page.Keyboard.PressAsync("u");
        (await page.Locator(".row[data-path='$.lines[1].unitPrice']").First.InnerTextAsync()).ShouldContain("wrong?");
        await page.Keyboard.PressAsync("e");
        await page.Keyboard.TypeAsync("246.80");
        await page.Keyboard.PressAsync("Enter");

        (string name, string text) = await watched.DownloadAsync("d");
        name.ShouldBe("invoice.truth.json");
        text.ShouldContain("\"total\": 1547.00");
        text.ShouldContain("\"unitPrice\": 246.80");
        Invoice truth = System.Text.Json.JsonSerializer.Deserialize(text, Records.QwenDocsRecordsContext.Default.Invoice)!;
        truth.Total.ShouldBe(1547.00m);
        truth.Lines![0].UnitPrice.ShouldBe(650.10m);

        (name, text) = await watched.DownloadAsync("c");
        name.ShouldBe("invoice.corrections.json");
        JsonNode corrections = JsonNode.Parse(text)!;
        JsonNode total = corrections["changes"]!.AsArray().Single(change => change!["path"]!.ToString() == "$.total")!;
        total["action"]!.ToString().ShouldBe("corrected");
        total["was"]!.ToJsonString().ShouldBe("1574.00");
        total["now"]!.ToJsonString().ShouldBe("1547.00");
        total["verdict"]!.ToString().ShouldBe("contradicted");
        watched.ShouldBeQuiet();
    }

    [Fact]
    public async Task Rows_are_added_and_removed_and_every_step_is_undone()
    {
        await using WatchedPage watched = await chromium.OpenAsync(await WriteAsync(Answer));
        IPage page = watched.Page;
        await page.Locator("td button[data-path='$.lines[0].description']").ClickAsync();
        await page.Keyboard.PressAsync("Delete");
        await page.Keyboard.PressAsync("+");
        await WalkToAsync(page, "Lines 3 › Description", "j");
        await page.Keyboard.PressAsync("e");
        await page.Keyboard.TypeAsync("Koffer");
        await page.Keyboard.PressAsync("Enter");

        JsonArray lines = JsonNode.Parse((await watched.DownloadAsync("d")).Text)!["lines"]!.AsArray();
        lines.Select(line => line!["description"]!.ToString()).ShouldBe(["Bohrersatz", "Koffer"]);

        for (int step = 0; step < 3; step++)
            await page.Keyboard.PressAsync("u");
        string untouched = (await watched.DownloadAsync("d")).Text;
        JsonNode.DeepEquals(JsonNode.Parse(untouched)!["lines"]!.AsArray().Count, 2).ShouldBeTrue();
        JsonNode.Parse(untouched)!["lines"]![0]!["description"]!.ToString().ShouldBe("Bohrmaschine");
        watched.ShouldBeQuiet();
    }

    [Fact]
    public async Task Value_and_place_lead_to_each_other()
    {
        await using WatchedPage watched = await chromium.OpenAsync(await WriteAsync(Answer));
        IPage page = watched.Page;

        await page.Locator("#record .row[data-path='$.number']").ClickAsync();
        LocatorBoundingBoxResult place = (await page.Locator(".box.current").BoundingBoxAsync())!;
        LocatorBoundingBoxResult picture = (await page.Locator("figure[data-page='1'] img").BoundingBoxAsync())!;
        // The number is printed at 200 of 595 points from the left, and 60 of 842 from the top.
        ((place.X - picture.X) / picture.Width).ShouldBe(200 / 595f, 0.02f);
        ((place.Y - picture.Y) / picture.Height).ShouldBe(60 / 842f, 0.02f);

        await page.Locator(".box[data-path='$.seller.name']").First.ClickAsync();
        (await page.Locator("#inspector h2").InnerTextAsync()).ShouldContain("Seller › Name");
        watched.ShouldBeQuiet();
    }

    [Fact]
    public async Task What_documents_say_is_text_and_never_markup()
    {
        const string Hostile = """{"number":"</script><img src=x onerror=alert(1)>","total":1,"seller":{"name":"<script>alert(2)</script>"},"lines":[{"description":"\"><svg onload=alert(3)>"}],"taxes":[]}""";
        await using WatchedPage watched = await chromium.OpenAsync(await WriteAsync(Hostile, "<b onclick=alert(4)>&quot;.pdf"));

        (await watched.Page.Locator("#record").InnerTextAsync()).ShouldContain("</script><img src=x onerror=alert(1)>");
        (await watched.Page.Locator("#record img, #record svg, #record b").CountAsync()).ShouldBe(0);
        watched.ShouldBeQuiet();
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 1440)]
    [InlineData(ColorScheme.Light, 700)]
    public async Task The_page_has_names_and_contrast_for_everybody(ColorScheme scheme, int width)
    {
        await using WatchedPage watched = await chromium.OpenAsync(await WriteAsync(Answer), scheme, width);
        await watched.Page.Keyboard.PressAsync("n");

        // The policy of the page keeps scripts from being added to it, so the checker runs in a world of its own.
        AxeResult result = await watched.Page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });

        result.Violations.Select(violation => $"{violation.Id}: {violation.Help} {string.Join(", ", violation.Nodes.Take(3).Select(node => node.Html))}").ShouldBeEmpty();
    }

    [Fact]
    public async Task Several_documents_are_turned_over_by_key()
    {
        using DocumentExtractor extractor = Extractor(Answer);
        List<ReviewedDocument> documents = [];
        foreach (string name in (string[])["first.pdf", "second.pdf"])
        {
            var document = Document.FromBytes(Pdf(), name);
            documents.Add(new ReviewedDocument(document, await extractor.ExtractAsync<Invoice>(document, cancellationToken: Token)));
        }

        string file = Path.Combine(_folder, "several.html");
        await ReviewPage.WriteAsync(file, documents, cancellationToken: Token);
        await using WatchedPage watched = await chromium.OpenAsync(file);

        (await watched.Page.Locator("section.document:visible").GetAttributeAsync("aria-label")).ShouldBe("first.pdf");
        await watched.Page.Keyboard.PressAsync("]");
        (await watched.Page.Locator("section.document:visible").GetAttributeAsync("aria-label")).ShouldBe("second.pdf");
        (await watched.DownloadAsync("d")).Name.ShouldBe("second.truth.json");
        watched.ShouldBeQuiet();
    }

    private static async Task WalkToAsync(IPage page, string label, string key = "n")
    {
        for (int step = 0; step < 40 && !(await page.Locator("#inspector h2").InnerTextAsync()).StartsWith(label, StringComparison.Ordinal); step++)
            await page.Keyboard.PressAsync(key);
        (await page.Locator("#inspector h2").InnerTextAsync()).ShouldStartWith(label);
    }

    private static DocumentExtractor Extractor(string answer) =>
        new(new ScriptedEndpoint(answer), new ExtractorOptions { Grounding = new GroundingOptions(), Repair = { MaxCorrections = 0 } });

    private async Task<string> WriteAsync(string answer, string name = "invoice.pdf")
    {
        using DocumentExtractor extractor = Extractor(answer);
        var document = Document.FromBytes(Pdf(), name);
        ExtractionResult<Invoice> result = await extractor.ExtractAsync<Invoice>(document, cancellationToken: Token);
        string file = Path.Combine(_folder, "review.html");
        await ReviewPage.WriteAsync(file, new ReviewedDocument(document, result), cancellationToken: Token);
        return file;
    }

    private static byte[] Pdf()
    {
        (double X, double FromTop, string Text)[] print =
        [
            (72, 60, "Rechnungsnummer:"), (200, 60, "R-2026-0817"), (72, 80, "Rechnungsdatum:"), (200, 80, "05.03.2026"),
            (72, 110, "Muster Werkzeug GmbH"), (72, 130, "Wir erlauben uns, wie folgt zu berechnen, und bitten um Zahlung auf unser Konto."),
            (72, 180, "Beschreibung"), (250, 180, "Menge"), (330, 180, "Einzelpreis"), (450, 180, "Betrag EUR"),
            (72, 200, "Bohrmaschine"), (250, 200, "2"), (330, 200, "650,10"), (450, 200, "1.300,20"),
            (72, 220, "Bohrersatz"), (250, 220, "1"), (330, 220, "246,80"), (450, 220, "246,80"),
            (72, 260, "Gesamtbetrag"), (450, 260, "1.547,00"),
        ];
        string content = string.Concat(print.Select(one => FormattableString.Invariant($"BT /F1 10 Tf {one.X} {842 - one.FromTop - 9} Td ({one.Text}) Tj ET\n")));
        return new TestPdf().PageWithContent(content).ToBytes();
    }
}
