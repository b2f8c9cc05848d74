using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Pipelines;
using QwenDocs.Planning;
using QwenDocs.Testing;
using QwenDocs.Tests.Endpoints;

namespace QwenDocs.Tests.Extraction;

/// <summary>A server that does not count tokens costs money all the same.</summary>
public sealed class UncountedCostTests
{
    private const string Uncounted = """{"choices":[{"message":{"role":"assistant","content":"{\"number\":\"1\",\"amount\":1}"},"finish_reason":"stop"}]}""";

    public sealed record Slip(string Number, decimal? Amount);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_budget_of_about_one_document_stops_thirty_where_the_server_tells_no_usage()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(_ => SimulatedAnswer.Raw(Uncounted), new SimulatedServerOptions(), Token);
        using var endpoint = HttpEndpoint.ForServer(new Uri(server.Address, "v1"), "qwen2.5-vl", kind: EndpointKind.Vllm);
        // Few tokens for the answer, so that the most a document may cost is about what it costs.
        using DocumentExtractor extractor = new(endpoint, new ExtractorOptions { Planning = { CompletionTokens = 64 } });
        ExtractionPlan plan = await extractor.PlanAsync<Slip>(Picture(1), Token);
        var budget = CostBudget.Once(plan.MaxCostUsd * 1.5m);
        DocumentPipeline pipeline = new(extractor, new PipelineOptions { Budget = budget, MaxConcurrency = 1 });

        List<DocumentOutcome<Slip>> outcomes = [];
        await foreach (DocumentOutcome<Slip> outcome in pipeline.ExtractAllAsync<Slip>(Enumerable.Range(1, 30).Select(Picture), Token))
            outcomes.Add(outcome);

        outcomes.Count.ShouldBe(30);
        DocumentOutcome<Slip>[] right = [.. outcomes.Where(outcome => outcome.IsSuccess)];
        right.Length.ShouldBeInRange(1, 2);
        right.ShouldAllBe(outcome => outcome.Result!.Usage.IsEstimated && outcome.Result.Usage.CostUsd > 0);
        outcomes.Where(outcome => !outcome.IsSuccess).ShouldAllBe(outcome => outcome.Failure is CostBudgetExceededException);
        server.Requests.Count.ShouldBe(right.Length);
        budget.SpentUsd.ShouldBe(right.Sum(outcome => outcome.Result!.Usage.CostUsd!.Value));
    }

    private static Document Picture(int number) => Document.FromBytes(Requests.Page(number, 600, 800).Bytes, $"{number}.png");
}
