using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Pipelines;
using QwenDocs.Planning;
using QwenDocs.Tests.Extraction.Splitting;

namespace QwenDocs.Tests.Pipelines;

public class SplittingPipelineTests
{
    public sealed record Bill(string? Number, int? Pages);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_split_file_has_one_outcome_and_a_bad_file_is_its_own()
    {
        SplittingScript script = new SplittingScript().Add("bill", "1", 1).Add("bill", "2", 1);
        using DocumentExtractor extractor = new(script.ToEndpoint());
        DocumentPipeline pipeline = new(extractor, new PipelineOptions { MaxConcurrency = 1 });
        Document[] documents = [script.ToDocument("first.pdf"), Document.FromBytes("no"u8.ToArray(), "bad.pdf"), script.ToDocument("last.pdf")];

        List<SplitOutcome> outcomes = await pipeline.SplitAndExtractAllAsync(documents, new DocumentTypes().Add<Bill>(), Token).ToListAsync(Token);

        outcomes.Select(outcome => (outcome.Index, outcome.Document.Name, outcome.IsSuccess)).ShouldBe([(0, "first.pdf", true), (1, "bad.pdf", false), (2, "last.pdf", true)]);
        outcomes[1].Failure.ShouldBeOfType<DocumentException>();
        outcomes[2].Result!.RecordsOf<Bill>().Select(bill => bill.Number).ShouldBe(["1", "2"]);
        outcomes[2].Usage.CostUsd.ShouldBe(0.0009m);
    }

    [Fact]
    public async Task One_budget_holds_for_all_split_files()
    {
        SplittingScript script = new SplittingScript().Add("bill", "1", 1);
        using DocumentExtractor extractor = new(script.ToEndpoint());
        DocumentPipeline pipeline = new(extractor, new PipelineOptions { Budget = CostBudget.Once(0m) });

        SplitOutcome outcome = await pipeline.SplitAndExtractAllAsync([script.ToDocument()], new DocumentTypes().Add<Bill>(), Token).SingleAsync(Token);

        outcome.Failure.ShouldBeOfType<CostBudgetExceededException>();
    }

    [Fact]
    public void A_pipeline_without_kinds_is_refused_at_once()
    {
        using DocumentExtractor extractor = new(new SplittingScript().ToEndpoint());
        Should.Throw<ArgumentException>(() => new DocumentPipeline(extractor).SplitAndExtractAllAsync(Array.Empty<Document>(), new DocumentTypes(), Token));
    }
}
