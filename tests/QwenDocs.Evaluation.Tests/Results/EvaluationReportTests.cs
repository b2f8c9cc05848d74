using Microsoft.Extensions.Time.Testing;
using QwenDocs.Imaging;
using QwenDocs.Validation;

namespace QwenDocs.Evaluation.Tests.Results;

public sealed class EvaluationReportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("qwendocs-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_table_is_the_same_text_each_time() => Report().ToString().ShouldBe(
        """
        test: value F1 66.2, 3 documents, 2 pages

        kind     documents  failed  value P  value R  value F1  word F1  page F1  typed F1  silent /1000  tokens/page  $/page  s/page
        Invoice          3       1     66.2     66.2      66.2        –        –      77.1           0.0        1,100  0.0010    0.50

        Worst fields
        field                       as                         right  wrong  missing  invented  rows missing  rows surplus  silent
        $.total                 number   33.3 % (6.1 to 79.2, n = 3)      1        1         0             0             0       0
        $.lines[*].description    text  66.7 % (35.4 to 87.9, n = 9)      0        0         0             3             0       0
        $.lines[*].netAmount    number  66.7 % (35.4 to 87.9, n = 9)      0        0         0             3             0       0
        $.lines[*].quantity     number  66.7 % (35.4 to 87.9, n = 9)      0        0         0             3             0       0
        $.currency                code  66.7 % (20.8 to 93.9, n = 3)      0        1         0             0             0       0
        $.issueDate               date  66.7 % (20.8 to 93.9, n = 3)      0        1         0             0             0       0
        $.number                  code  66.7 % (20.8 to 93.9, n = 3)      0        1         0             0             0       0
        $.seller.name             text  66.7 % (20.8 to 93.9, n = 3)      0        1         0             0             0       0

        Findings against wrong values
        code                   flagged                       precision                          recall  AUROC
        any                          1  100.0 % (20.7 to 100.0, n = 1)  100.0 % (20.7 to 100.0, n = 1)  1.000
        evidence.contradicted        1  100.0 % (20.7 to 100.0, n = 1)  100.0 % (20.7 to 100.0, n = 1)  1.000

        failed: invoice-3.pdf: EndpointException: gone

        """);

    [Fact]
    public async Task A_report_is_kept_and_read_again()
    {
        EvaluationReport report = Report();
        string path = Path.Combine(_folder, "report.json");

        await report.SaveAsync(path, Token);
        EvaluationReport read = await EvaluationReport.LoadAsync(path, Token);

        read.ToString().ShouldBe(report.ToString());
        read.Total.ShouldBe(report.Total);
        read.Fields.ShouldBe(report.Fields);
        read.Flags.ShouldBe(report.Flags);
        read.Documents[1].Cells[0].Outcome.ShouldBe(CellOutcome.Wrong);
        read.Documents[1].Cells[0].PredictedPlaces.ShouldBe([new CellPlace(1, new PageBox(0.1, 0.2, 0.3, 0.4))]);
        string again = Path.Combine(_folder, "again.json");
        await read.SaveAsync(again, Token);
        (await File.ReadAllTextAsync(again, Token)).ShouldBe(await File.ReadAllTextAsync(path, Token));
    }

    [Fact]
    public async Task What_is_no_report_is_refused()
    {
        string path = Path.Combine(_folder, "report.json");
        await File.WriteAllTextAsync(path, """{"name":5}""", Token);

        (await Should.ThrowAsync<InvalidDataException>(() => EvaluationReport.LoadAsync(path, Token))).Message.ShouldStartWith("report.json is no report");
    }

    private static EvaluationReport Report()
    {
        Prediction wrong = TestTruths.Predict(TestTruths.Record(2, 606m), new Finding(FindingSeverity.Warning, "$.total", "differs") { Code = "evidence.contradicted" }) with
        {
            Citations = [new FieldCitation("$.total", 1, new PageBox(0.1, 0.2, 0.3, 0.4), "606")],
        };
        return new Evaluator((_, _) => Task.FromResult(wrong), new EvaluatorOptions { Name = "test" }, new FakeTimeProvider(new DateTimeOffset(2026, 11, 27, 0, 0, 0, TimeSpan.Zero)))
            .Score(TestTruths.Set(3), [TestTruths.Predict(TestTruths.Record(1)), wrong, new Prediction { Failure = "EndpointException: gone" }]);
    }
}
