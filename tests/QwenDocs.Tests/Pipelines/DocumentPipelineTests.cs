using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Pipelines;
using QwenDocs.Planning;
using QwenDocs.Testing;
using QwenDocs.Tests.Endpoints;

namespace QwenDocs.Tests.Pipelines;

public class DocumentPipelineTests
{
    public sealed record Note(string? Text);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_document_has_one_outcome_and_a_bad_file_is_its_own(bool keepOrder)
    {
        using DocumentExtractor extractor = new(new DelegateEndpoint("server", () => DelegateEndpoint.Answer("""{"text":"x"}""")));
        DocumentPipeline pipeline = new(extractor, new PipelineOptions { MaxConcurrency = 3, KeepOrder = keepOrder });
        IEnumerable<Document> documents = Enumerable.Range(0, 20).Select(index => index % 5 == 2 ? Document.FromBytes("no"u8.ToArray(), $"{index}") : Picture(index));

        List<DocumentOutcome<Note>> outcomes = await pipeline.ExtractAllAsync<Note>(documents, Token).ToListAsync(Token);

        outcomes.Select(outcome => outcome.Index).Order().ShouldBe(Enumerable.Range(0, 20));
        if (keepOrder)
            outcomes.Select(outcome => outcome.Index).ShouldBeInOrder();
        outcomes.ShouldAllBe(outcome => outcome.Document.Name == $"{outcome.Index}");
        outcomes.ShouldAllBe(outcome => outcome.IsSuccess == (outcome.Index % 5 != 2));
        outcomes.Where(outcome => !outcome.IsSuccess).ShouldAllBe(outcome => outcome.Failure is DocumentException && outcome.Usage.CostUsd == 0m);
    }

    [Fact]
    public async Task The_loop_of_the_docs_outlives_an_answer_without_a_record()
    {
        int call = 0;
        using DocumentExtractor extractor = new(new DelegateEndpoint("server", () => DelegateEndpoint.Answer(call++ == 1 ? "I cannot help with that." : """{"text":"x"}""")), new ExtractorOptions { Repair = { MaxCorrections = 0 } });
        DocumentPipeline pipeline = new(extractor, new PipelineOptions { MaxConcurrency = 1 });
        List<string> lines = [];
        await foreach (DocumentOutcome<Note> outcome in pipeline.ExtractAllAsync<Note>(Enumerable.Range(0, 3).Select(Picture), Token))
        {
            if (outcome.IsSuccess)
                lines.Add($"{outcome.Result.Record.Text}");
            else
                lines.Add(outcome.Failure.ShouldBeOfType<AnswerException>().Message);
        }

        lines.Count.ShouldBe(3);
        (lines[0], lines[2]).ShouldBe(("x", "x"));
        lines[1].ShouldContain("holds no record");
    }

    [Fact]
    public async Task Outcomes_come_as_they_are_completed_when_order_does_not_matter()
    {
        TaskCompletionSource slow = new();
        int calls = 0;
        using DocumentExtractor extractor = new(new DelegateEndpoint("server", async (_, _) =>
        {
            if (Interlocked.Increment(ref calls) == 1)
                await slow.Task;
            return DelegateEndpoint.Answer("""{"text":"x"}""");
        }));
        DocumentPipeline pipeline = new(extractor, new PipelineOptions { MaxConcurrency = 2, KeepOrder = false });

        List<int> order = [];
        await foreach (DocumentOutcome<Note> outcome in pipeline.ExtractAllAsync<Note>(Enumerable.Range(0, 4).Select(Picture), Token))
        {
            order.Add(outcome.Index);
            if (order.Count == 3)
                slow.SetResult();
        }

        order.Count.ShouldBe(4);
        order[3].ShouldBeLessThan(2);
    }

    [Fact]
    public async Task No_more_documents_are_taken_than_there_is_room_for()
    {
        int taken = 0;
        using DocumentExtractor extractor = new(new DelegateEndpoint("server", () => DelegateEndpoint.Answer("""{"text":"x"}""")));
        DocumentPipeline pipeline = new(extractor, new PipelineOptions { MaxConcurrency = 2 });
        int yielded = 0;

        await foreach (DocumentOutcome<Note> outcome in pipeline.ExtractAllAsync<Note>(Endless(), Token))
        {
            yielded++;
            (Volatile.Read(ref taken) - yielded).ShouldBeLessThanOrEqualTo(6);
            if (yielded == 30)
                break;
        }

        IEnumerable<Document> Endless()
        {
            while (true)
            {
                Interlocked.Increment(ref taken);
                yield return Picture(taken);
            }
        }
    }

    [Fact]
    public async Task A_few_documents_are_made_ready_while_all_others_wait_for_the_endpoint()
    {
        TaskCompletionSource all = new(), ahead = new(), answer = new();
        int asking = 0;
        int mostAsking = 0;
        DelegateEndpoint endpoint = new("server", async (_, token) =>
        {
            int now = Interlocked.Increment(ref asking);
            InterlockedMax(ref mostAsking, now);
            if (now == 8)
                all.TrySetResult();
            await answer.Task.WaitAsync(token);
            Interlocked.Decrement(ref asking);
            return DelegateEndpoint.Answer("""{"text":"x"}""");
        });
        using DocumentExtractor extractor = new(endpoint);
        DocumentPipeline pipeline = new(extractor, new PipelineOptions { MaxConcurrency = 8, MaxRendering = 2 });

        ValueTask<List<DocumentOutcome<Note>>> outcomes = pipeline.ExtractAllAsync<Note>(Source(), Token).ToListAsync(Token);
        await all.Task.WaitAsync(Token);
        await ahead.Task.WaitAsync(Token);
        endpoint.Calls.ShouldBe(8);
        answer.SetResult();

        (await outcomes).Count.ShouldBe(20);
        mostAsking.ShouldBe(8);

        IEnumerable<Document> Source()
        {
            for (int index = 0; index < 20; index++)
            {
                if (index == 9)
                    ahead.TrySetResult();
                yield return Picture(index);
            }
        }

        static void InterlockedMax(ref int most, int value)
        {
            for (int seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
                Interlocked.CompareExchange(ref most, value, seen);
        }
    }

    [Fact]
    public async Task Cancellation_ends_what_is_under_way_and_propagates()
    {
        using CancellationTokenSource source = new();
        int ended = 0;
        using DocumentExtractor extractor = new(new DelegateEndpoint("server", async (_, token) =>
        {
            await source.CancelAsync();
            try
            {
                await Task.Delay(Timeout.Infinite, token);
            }
            finally
            {
                Interlocked.Increment(ref ended);
            }

            return DelegateEndpoint.Answer();
        }));

        await Should.ThrowAsync<OperationCanceledException>(() => new DocumentPipeline(extractor).ExtractAllAsync<Note>([Picture(1)], source.Token).ToListAsync(CancellationToken.None).AsTask());

        ended.ShouldBe(1);
    }

    [Fact]
    public async Task A_source_that_fails_fails_after_the_outcomes_before()
    {
        using DocumentExtractor extractor = new(new DelegateEndpoint("server", () => DelegateEndpoint.Answer("""{"text":"x"}""")));
        List<int> outcomes = [];

        await Should.ThrowAsync<IOException>(async () =>
        {
            await foreach (DocumentOutcome<Note> outcome in new DocumentPipeline(extractor).ExtractAllAsync<Note>(Broken(), Token))
                outcomes.Add(outcome.Index);
        });

        outcomes.ShouldBe([0, 1]);

        static IEnumerable<Document> Broken()
        {
            yield return Picture(1);
            yield return Picture(2);
            throw new IOException("The folder is gone.");
        }
    }

    [Fact]
    public async Task A_batch_spends_no_more_than_its_budget()
    {
        DelegateEndpoint endpoint = new("server", () => DelegateEndpoint.Answer("""{"text":"x"}""", 0.002m));
        using DocumentExtractor extractor = new(endpoint);
        var budget = CostBudget.Once(0.02m);

        List<DocumentOutcome<Note>> outcomes = await new DocumentPipeline(extractor, new PipelineOptions { Budget = budget, MaxConcurrency = 1 })
            .ExtractAllAsync<Note>(Enumerable.Range(0, 20).Select(Picture), Token).ToListAsync(Token);

        budget.SpentUsd.ShouldBeInRange(0.01m, 0.02m);
        budget.SpentUsd.ShouldBe(endpoint.Calls * 0.002m);
        outcomes.Count(outcome => outcome.Failure is CostBudgetExceededException).ShouldBe(20 - endpoint.Calls);
    }

    private static Document Picture(int number) => Document.FromBytes(Requests.Page(1 + (number % 250), 60, 60).Bytes, $"{number}");
}
