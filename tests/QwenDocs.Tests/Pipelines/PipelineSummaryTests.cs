using CsCheck;
using Microsoft.Extensions.Time.Testing;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Pipelines;
using QwenDocs.Pipelines.Summary;
using QwenDocs.Testing;
using QwenDocs.Tests.Endpoints;
using QwenDocs.Tokens;
using QwenDocs.Validation;

namespace QwenDocs.Tests.Pipelines;

public class PipelineSummaryTests
{
    public sealed record Slip(string Number, decimal Total);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Quantiles_are_within_one_percent_of_the_true_ones() =>
        Gen.Double[0.001, 80_000].Array[1, 300].Sample(seconds =>
        {
            DurationSketch sketch = new();
            foreach (double each in seconds)
                sketch.Add(TimeSpan.FromSeconds(each));
            double[] sorted = [.. seconds.Order()];
            foreach (double share in new[] { 0.0, 0.5, 0.95, 1.0 })
            {
                double exact = sorted[Math.Max(1, (int)Math.Ceiling(share * sorted.Length)) - 1];
                // A tick is what a duration is rounded to.
                sketch.Quantile(share)!.Value.TotalSeconds.ShouldBe(exact, (exact * 0.01) + 2e-7);
            }
        });

    [Fact]
    public void Two_sketches_together_are_as_one() =>
        Gen.Select(Gen.Double[0.001, 80_000].Array, Gen.Double[0.001, 80_000].Array).Sample((left, right) =>
        {
            DurationSketch one = new(), other = new(), whole = new();
            foreach (double each in left)
                one.Add(TimeSpan.FromSeconds(each));
            foreach (double each in right)
                other.Add(TimeSpan.FromSeconds(each));
            foreach (double each in left.Concat(right))
                whole.Add(TimeSpan.FromSeconds(each));
            one.Add(other);
            one.Count.ShouldBe(whole.Count);
            one.Quantile(0.95).ShouldBe(whole.Quantile(0.95));
        });

    [Fact]
    public void Durations_beyond_the_range_count_as_its_ends()
    {
        DurationSketch sketch = new();
        sketch.Quantile(0.5).ShouldBeNull();
        sketch.Add(TimeSpan.Zero);
        sketch.Quantile(0.5)!.Value.TotalMilliseconds.ShouldBe(1, 0.02);
        sketch.Add(TimeSpan.FromDays(9));
        sketch.Quantile(1)!.Value.TotalHours.ShouldBe(24, 0.25);
    }

    [Fact]
    public async Task A_summary_can_be_read_while_it_is_written()
    {
        PipelineSummary summary = new();
        DocumentOutcome<Slip> outcome = new(0, Document.FromBytes("x"u8.ToArray(), "slip.pdf"), ExtractionResult.Create(new Slip("4711", 12.5m))) { Usage = new TokenUsage(10, 1, 0.1m), Elapsed = TimeSpan.FromSeconds(1) };
        Task[] writers = [.. Enumerable.Range(0, 2).Select(_ => Task.Run(() => Enumerable.Range(0, 2_000).ToList().ForEach(_ => summary.Add(outcome)), Token))];

        while (!writers.All(writer => writer.IsCompleted))
        {
            PipelineStatistics read = summary.Snapshot();
            (read.Succeeded, read.CostUsd, read.PromptTokens, read.DocumentTime.Count).ShouldBe((read.Documents, read.Documents * 0.1m, read.Documents * 10, read.Documents));
        }

        await Task.WhenAll(writers);
        summary.Snapshot().Documents.ShouldBe(4_000);
        summary.Snapshot().Slowest[0].Name.ShouldBe("slip.pdf");
    }

    [Fact]
    public async Task A_summary_counts_what_came_of_each_document()
    {
        FakeTimeProvider clock = new();
        int call = 0;
        using DocumentExtractor extractor = new(new ScriptedEndpoint(_ => Answer(call++, clock)), new ExtractorOptions { Repair = { MaxCorrections = 0 } }, clock);
        DocumentPipeline pipeline = new(extractor, new PipelineOptions { MaxConcurrency = 1 });
        PipelineSummary summary = new();
        IEnumerable<Document> documents = Enumerable.Range(0, 7).Select(index => index == 5 ? Document.FromBytes("no"u8.ToArray()) : Document.FromBytes(Requests.Page(1 + index, 60, 60).Bytes));

        await foreach (DocumentOutcome<Slip> outcome in pipeline.ExtractAllAsync<Slip>(documents, Token))
            summary.Add(outcome);

        summary.Snapshot().Documents.ShouldBe(7);
        (summary.Snapshot().Succeeded, summary.Snapshot().WithFindings, summary.Snapshot().WithoutRecord, summary.Snapshot().Failed).ShouldBe((3, 1, 1, 2));
        summary.Snapshot().CountFindings(FindingSeverity.Error).ShouldBeGreaterThan(0);
        summary.Snapshot().Pages.ShouldBe(5);
        summary.Snapshot().CostUsd.ShouldBe(0.006m);
        summary.Snapshot().Unpriced.ShouldBe(0);
        summary.Snapshot().FailedAttempts.ShouldBe(3);
        summary.Snapshot().Fallbacks.ShouldBe(1);
        summary.Snapshot().CacheHits.ShouldBe(1);
        summary.Snapshot().ResponseTime.Count.ShouldBe(4);
        summary.Snapshot().ResponseTime.P95!.Value.TotalSeconds.ShouldBe(8, 0.08);
        summary.Snapshot().TimeToFirstToken.ShouldBe(new DurationPercentiles(1, summary.Snapshot().TimeToFirstToken.P50, summary.Snapshot().TimeToFirstToken.P50));
        summary.Snapshot().Slowest.Select(slow => slow.Index).ShouldBe([3, 2, 1, 6, 0]);
        summary.ToString().ShouldBe("""
            documents                        7
              succeeded                      3
              with findings                  1
              without record                 1
              failed                         2
            findings
              error                          2
              warning                        0
              info                           0
            pages                            5
            model calls                      5
              failed attempts                3
              fallbacks                      1
              from cache                     1
            prompt tokens                  600
            completion tokens               60
            cost (USD)                  0.0060
            seconds                        P50             P95
              document                    2.02            8.02
              answer                      2.02            8.02
              first token                 0.50            0.50
            slowest: #3 document (8.0 s), #2 document (4.0 s), #1 document (2.0 s), #6 document (2.0 s), #0 document (1.0 s)

            """.ReplaceLineEndings("\n"));

        PipelineSummary twice = new();
        twice.Add(summary);
        twice.ToString().ShouldBe(summary.ToString());
        twice.Add(summary);
        twice.Snapshot().Documents.ShouldBe(14);
        twice.Snapshot().ResponseTime.Count.ShouldBe(8);
    }

    private static ModelResponse Answer(int call, FakeTimeProvider clock)
    {
        ModelResponse right = DelegateEndpoint.Answer("""{"number":"1","total":2}""");
        FailedAttempt failed = new("server", EndpointError.ServerFailure, null, "x");
        (double seconds, ModelResponse answer) = call switch
        {
            0 => (1, right with { Metadata = new ResponseMetadata { TimeToFirstToken = TimeSpan.FromSeconds(0.5) } }),
            1 => (2, right with { Metadata = new ResponseMetadata { FailedAttempts = [failed], FallbackReason = "server: x." } }),
            2 => (4, DelegateEndpoint.Answer("""{"number":"1"}""")),
            3 => (8, DelegateEndpoint.Answer("nothing to see")),
            4 => (0, right with { Metadata = new ResponseMetadata { IsFromCache = true } }),
            _ => (2, right),
        };
        clock.Advance(TimeSpan.FromSeconds(seconds));
        return call == 5
            ? throw new EndpointException(EndpointError.Unknown, "server", "x") { FailedAttempts = [failed, failed with { Usage = new TokenUsage(100, 10, 0.001m) }] }
            : answer;
    }
}
