using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Pipelines;
using QwenDocs.Testing;
using QwenDocs.Tests.Endpoints;
using QwenDocs.Tests.Extraction.Splitting;

namespace QwenDocs.Tests.Pipelines.Journal;

/// <summary>Runs that were stopped go on where they were.</summary>
public sealed class ResumeTests : IDisposable
{
    public sealed record Note(string? Text);

    public sealed record OtherNote(string? Text, int? Number);

    public sealed record Bill(string? Number, int? Pages);

    private readonly string _folder = Directory.CreateTempSubdirectory("qwendocs-resume-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string JournalPath => Path.Combine(_folder, "work.journal");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_second_run_sends_nothing_and_gives_every_result_again()
    {
        DelegateEndpoint endpoint = Endpoint();
        PipelineSummary first = new(), second = new();
        List<DocumentOutcome<Note>> before = await RunAsync(endpoint, Pictures(5), first);

        List<DocumentOutcome<Note>> after = await RunAsync(endpoint, Pictures(5), second);

        endpoint.Calls.ShouldBe(5);
        before.ShouldAllBe(outcome => outcome.IsSuccess && !outcome.IsFromJournal);
        after.ShouldAllBe(outcome => outcome.IsSuccess && outcome.IsFromJournal && outcome.InterruptedAttempts == 0);
        after.Select(outcome => (outcome.Index, outcome.Document.Name, outcome.Result!.Record, outcome.Usage)).ShouldBe(before.Select(outcome => (outcome.Index, outcome.Document.Name, outcome.Result!.Record, outcome.Usage)));
        (second.Snapshot().FromJournal, second.Snapshot().EarlierCostUsd, second.Snapshot().Pages, second.Snapshot().ModelCalls).ShouldBe((5, 0.005m, 5, 5));
        second.ToString().ShouldContain("from journal");
        second.Snapshot().CostUsd.ShouldBe(first.Snapshot().CostUsd);
    }

    [Fact]
    public async Task A_run_that_was_left_goes_on_where_it_was()
    {
        DelegateEndpoint endpoint = Endpoint();
        await using (JsonLinesJournal journal = await JsonLinesJournal.OpenAsync(JournalPath, cancellationToken: Token))
        {
            using DocumentExtractor extractor = new(endpoint);
            DocumentPipeline pipeline = new(extractor, new PipelineOptions { MaxConcurrency = 1, Journal = journal });
            await foreach (DocumentOutcome<Note> outcome in pipeline.ExtractAllAsync<Note>(Pictures(10), Token))
            {
                if (outcome.Index == 3)
                    break;
            }
        }

        int calls = endpoint.Calls;
        List<DocumentOutcome<Note>> outcomes = await RunAsync(endpoint, Pictures(10));

        outcomes.Count.ShouldBe(10);
        outcomes.ShouldAllBe(outcome => outcome.IsSuccess);
        outcomes.Count(outcome => outcome.IsFromJournal).ShouldBeInRange(4, calls);
        (endpoint.Calls - calls).ShouldBe(10 - outcomes.Count(outcome => outcome.IsFromJournal));
    }

    // The journal as it is after a crash at any line: begun alone, or completed.
    [Theory]
    [InlineData(1, 3, 0)]
    [InlineData(2, 3, 1)]
    [InlineData(3, 2, 0)]
    [InlineData(4, 2, 1)]
    [InlineData(7, 0, 0)]
    public async Task A_crash_costs_one_request_at_most_and_counts_it(int lines, int sentAgain, int interrupted)
    {
        DelegateEndpoint endpoint = Endpoint();
        await RunAsync(endpoint, Pictures(3), change: options => options.MaxConcurrency = 1);
        await File.WriteAllLinesAsync(JournalPath, (await File.ReadAllLinesAsync(JournalPath, Token)).Take(lines), Token);

        PipelineSummary summary = new();
        List<DocumentOutcome<Note>> outcomes = await RunAsync(endpoint, Pictures(3), summary, options => options.MaxConcurrency = 1);

        outcomes.Count(outcome => outcome.IsSuccess).ShouldBe(3);
        (endpoint.Calls - 3).ShouldBe(sentAgain);
        summary.Snapshot().InterruptedAttempts.ShouldBe(interrupted);
        (summary.Snapshot().InterruptedCostUsd > 0).ShouldBe(interrupted > 0);
    }

    [Fact]
    public async Task With_an_answer_cache_that_outlives_the_crash_nothing_is_paid_twice()
    {
        DelegateEndpoint endpoint = Endpoint();
        CachingEndpoint caching = new(endpoint, new MemoryDistributedCache(Microsoft.Extensions.Options.Options.Create(new MemoryDistributedCacheOptions())));
        await RunAsync(caching, Pictures(3));
        // The last document was answered, and its result is not in the journal.
        await File.WriteAllLinesAsync(JournalPath, (await File.ReadAllLinesAsync(JournalPath, Token)).SkipLast(1), Token);

        List<DocumentOutcome<Note>> outcomes = await RunAsync(caching, Pictures(3));

        outcomes.ShouldAllBe(outcome => outcome.IsSuccess);
        outcomes.Sum(outcome => outcome.InterruptedAttempts).ShouldBe(1);
        endpoint.Calls.ShouldBe(3);
    }

    [Fact]
    public async Task Another_schema_model_or_prompt_runs_and_what_changes_no_answer_does_not()
    {
        DelegateEndpoint endpoint = Endpoint();
        await RunAsync(endpoint, Pictures(2));
        await RunAsync(endpoint, Pictures(2), change: options => (options.MaxConcurrency, options.KeepOrder) = (2, false));
        await RunAsync(endpoint, Pictures(2), extractor: new ExtractorOptions { Planning = { Cost = { MaxCostUsd = 3 } }, Documents = { MaxPages = 7 } });
        endpoint.Calls.ShouldBe(2);

        await RunAsync(endpoint, Pictures(2), extractor: new ExtractorOptions { Model = "qwen/qwen3-vl-8b-instruct" });
        endpoint.Calls.ShouldBe(4);
        await RunAsync(endpoint, Pictures(2), extractor: new ExtractorOptions { Temperature = 0.5 });
        endpoint.Calls.ShouldBe(6);
        await RunAsync(endpoint, Pictures(2), change: options => options.Revision = "rules of May");
        endpoint.Calls.ShouldBe(8);
        await RunAsync<OtherNote>(endpoint, Pictures(2));
        endpoint.Calls.ShouldBe(10);

        // All of them are in the one journal.
        await RunAsync(endpoint, Pictures(2));
        await RunAsync<OtherNote>(endpoint, Pictures(2));
        endpoint.Calls.ShouldBe(10);
    }

    [Fact]
    public async Task Transient_failures_run_again_and_permanent_ones_only_if_wanted()
    {
        int calls = 0;
        DelegateEndpoint endpoint = new("server", (_, _) => Interlocked.Increment(ref calls) == 1
            ? throw new EndpointException(EndpointError.ServerFailure, "server", "it is busy", isTransient: true)
            : Task.FromResult(DelegateEndpoint.Answer("I cannot help with that.")));
        ExtractorOptions once = new() { Repair = { MaxCorrections = 0 } };

        (await RunAsync(endpoint, Pictures(1), extractor: once)).Single().FailureInfo!.IsTransient.ShouldBeTrue();
        DocumentOutcome<Note> second = (await RunAsync(endpoint, Pictures(1), extractor: once)).Single();
        second.IsFromJournal.ShouldBeFalse();
        second.FailureInfo!.Code.ShouldBe("answer.noRecord");

        DocumentOutcome<Note> third = (await RunAsync(endpoint, Pictures(1), extractor: once)).Single();
        third.IsFromJournal.ShouldBeTrue();
        third.IsSuccess.ShouldBeFalse();
        third.FailureInfo.ShouldBe(second.FailureInfo);
        endpoint.Calls.ShouldBe(2);

        (await RunAsync(endpoint, Pictures(1), change: options => options.RetryFailed = true, extractor: once)).Single().IsFromJournal.ShouldBeFalse();
        endpoint.Calls.ShouldBe(3);
    }

    [Fact]
    public async Task What_fails_before_anything_is_sent_is_tried_again()
    {
        DelegateEndpoint endpoint = Endpoint();
        Document[] documents = [Document.FromBytes("no"u8.ToArray(), "bad"), Document.FromFile(Path.Combine(_folder, "gone.pdf"))];

        (await RunAsync(endpoint, documents)).ShouldAllBe(outcome => outcome.Failure is DocumentException);
        (await RunAsync(endpoint, documents)).ShouldAllBe(outcome => outcome.Failure is DocumentException && !outcome.IsFromJournal);

        (await File.ReadAllLinesAsync(JournalPath, Token)).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Equal_documents_are_paid_once()
    {
        DelegateEndpoint endpoint = Endpoint();
        Document[] documents = [Picture(1), Picture(2), Renamed(1, "copy"), Renamed(1, "another copy")];
        PipelineSummary summary = new();

        List<DocumentOutcome<Note>> outcomes = await RunAsync(endpoint, documents, summary);

        endpoint.Calls.ShouldBe(2);
        outcomes.Select(outcome => outcome.Document.Name).ShouldBe(["1", "2", "copy", "another copy"]);
        outcomes.ShouldAllBe(outcome => outcome.IsSuccess);
        outcomes[3].Result!.DocumentName.ShouldBe("another copy");
        summary.Snapshot().CostUsd.ShouldBe(0.002m);
        summary.Snapshot().FromJournal.ShouldBe(2);

        PipelineSummary again = new();
        await RunAsync(endpoint, documents, again);
        endpoint.Calls.ShouldBe(2);
        again.Snapshot().CostUsd.ShouldBe(0.002m);
    }

    [Fact]
    public async Task A_file_that_changes_under_way_is_kept_under_what_was_read_of_it()
    {
        string path = Path.Combine(_folder, "page.png");
        await File.WriteAllBytesAsync(path, Requests.Page(1, 60, 60).Bytes, Token);
        DelegateEndpoint endpoint = new("server", async (_, token) =>
        {
            await File.WriteAllBytesAsync(path, Requests.Page(2, 60, 60).Bytes, token);
            return DelegateEndpoint.Answer("""{"text":"of the first page"}""");
        });

        await RunAsync(endpoint, [Document.FromFile(path)]);

        // The file of now has not been read; that of before has.
        (await RunAsync(Endpoint(), [Document.FromFile(path)])).Single().IsFromJournal.ShouldBeFalse();
        await File.WriteAllBytesAsync(path, Requests.Page(1, 60, 60).Bytes, Token);
        (await RunAsync(Endpoint(), [Document.FromFile(path)])).Single().Result!.Record.Text.ShouldBe("of the first page");
    }

    [Fact]
    public async Task Split_files_are_resumed_too()
    {
        SplittingScript script = new SplittingScript().Add("bill", "1", 1).Add("bill", "2", 2).Add("blank", null, 1);
        ScriptedEndpoint endpoint = script.ToEndpoint();
        SplitOutcome before = await SplitAsync(endpoint, script);
        int calls = endpoint.Requests.Count;

        SplitOutcome after = await SplitAsync(endpoint, script);

        endpoint.Requests.Count.ShouldBe(calls);
        (after.IsFromJournal, after.Usage).ShouldBe((true, before.Usage));
        after.Result!.RecordsOf<Bill>().ShouldBe(before.Result!.RecordsOf<Bill>());
        after.Result.Pages.ShouldBe(before.Result.Pages);
        after.Result.Unassigned.ShouldBe(before.Result.Unassigned);
        after.Result.Findings.ShouldBe(before.Result.Findings);
        after.Result.Documents.Select(document => (document.DocumentType, document.Pages, document.DocumentNumber, document.Usage)).ShouldBe(before.Result.Documents.Select(document => (document.DocumentType, document.Pages, document.DocumentNumber, document.Usage)));
        PipelineSummary one = new(), other = new();
        one.Add(before);
        other.Add(after);
        (other.Snapshot().Documents, other.Snapshot().Pages, other.Snapshot().ModelCalls, other.Snapshot().CostUsd).ShouldBe((one.Snapshot().Documents, one.Snapshot().Pages, one.Snapshot().ModelCalls, one.Snapshot().CostUsd));
    }

    [Fact]
    public async Task A_journal_that_fails_ends_the_run_and_what_was_paid_comes_out()
    {
        MemoryJournal journal = new();
        int completed = 0;
        journal.MayComplete = () => ++completed < 3 ? true : throw new IOException("No space left on device.");
        DelegateEndpoint endpoint = Endpoint();
        using DocumentExtractor extractor = new(endpoint);
        DocumentPipeline pipeline = new(extractor, new PipelineOptions { MaxConcurrency = 1, Journal = journal });
        List<DocumentOutcome<Note>> outcomes = [];

        JournalException exception = await Should.ThrowAsync<JournalException>(async () =>
        {
            await foreach (DocumentOutcome<Note> outcome in pipeline.ExtractAllAsync<Note>(Pictures(50), Token))
                outcomes.Add(outcome);
        });

        exception.ErrorCode.ShouldBe(JournalError.WriteFailed);
        exception.InnerException.ShouldBeOfType<IOException>();
        // Each request that was sent has its result; those that were not sent say why.
        outcomes.Count(outcome => outcome.IsSuccess).ShouldBe(endpoint.Calls);
        outcomes.Where(outcome => !outcome.IsSuccess).ShouldAllBe(outcome => outcome.Failure is JournalException);
        endpoint.Calls.ShouldBeLessThan(6);
    }

    [Fact]
    public async Task A_document_that_another_process_is_at_is_left_alone()
    {
        DelegateEndpoint endpoint = Endpoint();
        using DocumentExtractor extractor = new(endpoint);
        DocumentPipeline pipeline = new(extractor, new PipelineOptions { Journal = new MemoryJournal { MayBegin = () => false } });

        DocumentOutcome<Note> outcome = await pipeline.ExtractAllAsync<Note>(Pictures(1), Token).SingleAsync(Token);

        outcome.FailureInfo.ShouldBe(new FailureInfo("journal.workInProgress", "0: another process is at the same document.", true));
        endpoint.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task A_document_that_another_process_has_taken_over_has_no_second_result()
    {
        using DocumentExtractor extractor = new(Endpoint());
        DocumentPipeline pipeline = new(extractor, new PipelineOptions { Journal = new MemoryJournal { MayComplete = () => false } });

        DocumentOutcome<Note> outcome = await pipeline.ExtractAllAsync<Note>(Pictures(1), Token).SingleAsync(Token);

        outcome.FailureInfo!.Code.ShouldBe("journal.workTakenOver");
    }

    [Fact]
    public async Task The_attempt_is_in_the_journal_with_its_planned_cost_before_anything_is_sent()
    {
        MemoryJournal journal = new();
        List<int> begun = [];
        DelegateEndpoint endpoint = new("server", () =>
        {
            begun.Add(journal.Attempts.Count);
            return DelegateEndpoint.Answer("""{"text":"x"}""");
        });
        using DocumentExtractor extractor = new(endpoint);
        DocumentPipeline pipeline = new(extractor, new PipelineOptions { MaxConcurrency = 1, Journal = journal });
        await pipeline.ExtractAllAsync<Note>(Pictures(3), Token).ToListAsync(Token);

        begun.ShouldBe([1, 2, 3]);
        journal.Attempts.ShouldAllBe(attempt => attempt.PlannedCostUsd > 0);
        journal.Attempts.Select(attempt => attempt.Key).ShouldBe(journal.Entries.Keys, ignoreOrder: true);
    }

    [Fact]
    public async Task A_journal_s_budget_refuses_a_document_before_anything_is_sent_and_no_other()
    {
        DelegateEndpoint endpoint = Endpoint();
        using DocumentExtractor extractor = new(endpoint);
        MemoryJournal journal = new() { LimitUsd = 0 };
        DocumentPipeline pipeline = new(extractor, new PipelineOptions { Journal = journal });

        List<DocumentOutcome<Note>> outcomes = await pipeline.ExtractAllAsync<Note>(Pictures(2), Token).ToListAsync(Token);

        outcomes.Select(outcome => outcome.FailureInfo!.Code).ShouldBe(["budget.exceeded", "budget.exceeded"]);
        (endpoint.Calls, journal.Entries.Count).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Further_questions_are_announced_with_their_cost_and_may_be_refused()
    {
        DelegateEndpoint endpoint = new("server", static () => DelegateEndpoint.Answer("I see no note."));
        using DocumentExtractor extractor = new(endpoint);
        MemoryJournal journal = new();

        await new DocumentPipeline(extractor, new PipelineOptions { Journal = journal }).ExtractAllAsync<Note>(Pictures(1), Token).SingleAsync(Token);
        int calls = endpoint.Calls;
        JournalAttempt begun = journal.Attempts.ShouldHaveSingleItem(), raised = journal.Raises.ShouldHaveSingleItem();
        MemoryJournal refusing = new() { LimitUsd = begun.PlannedCostUsd };
        DocumentOutcome<Note> outcome = await new DocumentPipeline(extractor, new PipelineOptions { Journal = refusing }).ExtractAllAsync<Note>(Pictures(1), Token).SingleAsync(Token);

        (calls, endpoint.Calls - calls).ShouldBe((2, 1));
        raised.PlannedCostUsd.ShouldBeGreaterThan(begun.PlannedCostUsd);
        (outcome.Failure is AnswerException, refusing.Entries.Count, refusing.Raises.Count).ShouldBe((true, 1, 0));
    }

    private static DelegateEndpoint Endpoint() => new("server", () => DelegateEndpoint.Answer("""{"text":"x","number":1}"""));

    private static IEnumerable<Document> Pictures(int count) => Enumerable.Range(0, count).Select(Picture);

    private static Document Picture(int number) => Renamed(number, $"{number}");

    private static Document Renamed(int number, string name) => Document.FromBytes(Requests.Page(1 + number, 56 + (28 * number), 84).Bytes, name);

    private Task<List<DocumentOutcome<Note>>> RunAsync(
        ModelEndpoint endpoint,
        IEnumerable<Document> documents,
        PipelineSummary? summary = null,
        Action<PipelineOptions>? change = null,
        ExtractorOptions? extractor = null) => RunAsync<Note>(endpoint, documents, summary, change, extractor);

    private async Task<List<DocumentOutcome<T>>> RunAsync<T>(
        ModelEndpoint endpoint,
        IEnumerable<Document> documents,
        PipelineSummary? summary = null,
        Action<PipelineOptions>? change = null,
        ExtractorOptions? extractor = null)
    {
        await using JsonLinesJournal journal = await JsonLinesJournal.OpenAsync(JournalPath, new JsonLinesJournalOptions { FlushToDisk = false }, Token);
        using DocumentExtractor opened = new(endpoint, extractor);
        PipelineOptions options = new() { Journal = journal };
        change?.Invoke(options);
        List<DocumentOutcome<T>> outcomes = [];
        await foreach (DocumentOutcome<T> outcome in new DocumentPipeline(opened, options).ExtractAllAsync<T>(documents, Token))
        {
            summary?.Add(outcome);
            outcomes.Add(outcome);
        }

        return outcomes;
    }

    private async Task<SplitOutcome> SplitAsync(ModelEndpoint endpoint, SplittingScript script)
    {
        await using JsonLinesJournal journal = await JsonLinesJournal.OpenAsync(JournalPath, cancellationToken: Token);
        using DocumentExtractor extractor = new(endpoint);
        DocumentPipeline pipeline = new(extractor, new PipelineOptions { Journal = journal });
        return await pipeline.SplitAndExtractAllAsync([script.ToDocument()], new DocumentTypes().Add<Bill>(), Token).SingleAsync(Token);
    }
}
