using System.Text.Json;
using QwenDocs.Imaging;

namespace QwenDocs.Evaluation.Tests.Reports;

public sealed class ReportFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("qwendocs-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Predictions_are_written_in_the_form_of_the_benchmark()
    {
        Prediction prediction = TestTruths.Predict(TestTruths.Record(1)) with
        {
            Citations = [new FieldCitation("$.lines[0].netAmount", 2, new PageBox(0.1, 0.2, 0.4, 0.25), "100,00"), new FieldCitation("$.number", 1)],
        };

        await ExtractBenchOutput.WriteAsync(_folder, TestTruths.Set(2), [prediction, new Prediction { Failure = "gone" }], "test", Token);

        Directory.GetFiles(_folder).Select(Path.GetFileName).ShouldBe(["invoice-1.json"]);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "invoice-1.json"), Token));
        json.RootElement.GetProperty("example_id").GetString().ShouldBe("invoice-1");
        json.RootElement.GetProperty("extracted_data").GetProperty("number").GetString().ShouldBe("R-1");
        JsonElement citation = json.RootElement.GetProperty("field_citations")[0];
        citation.GetProperty("field_path").GetString().ShouldBe("lines[0].netAmount");
        citation.GetProperty("page").GetInt32().ShouldBe(2);
        citation.GetProperty("bbox").EnumerateArray().Select(share => share.GetDouble()).ShouldBe([0.1, 0.2, 0.3, 0.05]);
        citation.GetProperty("reference_text").GetString().ShouldBe("100,00");
        json.RootElement.GetProperty("field_citations")[1].GetProperty("bbox").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_page_holds_values_as_text_and_pictures_within_its_limit()
    {
        Prediction prediction = TestTruths.Predict(TestTruths.Record(1).Replace("R-1", "</script><img src=x onerror=alert(1)>", StringComparison.Ordinal)) with
        {
            Citations = [new FieldCitation("$.number", 1, new PageBox(0.3, 0.05, 0.4, 0.07), "R-1")],
        };
        TruthSet truths = TestTruths.Set(1);
        EvaluationReport report = new Evaluator((_, _) => Task.FromResult(prediction)).Score(truths, [prediction]);
        string path = Path.Combine(_folder, "report.html");

        await EvaluationPage.WriteAsync(path, report, truths, new EvaluationPageOptions { PageWidth = 300 }, Token);
        string html = await File.ReadAllTextAsync(path, Token);
        html.ShouldContain("<figure id=\"page-0-1\" hidden><img alt=\"Page 1\"");
        html.ShouldNotContain("<img src=x");
        html.ShouldContain("&lt;/script&gt;");

        await EvaluationPage.WriteAsync(path, report, truths, new EvaluationPageOptions { MaxPages = 0 }, Token);
        (await File.ReadAllTextAsync(path, Token)).ShouldNotContain("<figure");
        Directory.GetFiles(_folder).ShouldBe([path]);
    }
}
