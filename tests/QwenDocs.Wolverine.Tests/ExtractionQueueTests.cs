using System.Globalization;
using QwenDocs.Endpoints;
using QwenDocs.Pipelines;
using QwenDocs.Tests;

namespace QwenDocs.Wolverine.Tests;

/// <summary>What a queue promises, on each database.</summary>
public abstract class ExtractionQueueTests : IAsyncLifetime
{
    private const string MakeLeaseRunOut = "UPDATE qwendocs_work SET lease_until = 1";

    private readonly CallbackEndpoint _endpoint = new();
    private readonly NoteSink _sink = new();
    private TestDatabase _database = null!;
    private string _folder = "";

    /// <summary>Gets how many documents a worker holds that has no room for them.</summary>
    protected abstract int MostFetchedAhead { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await OpenAsync();
        _folder = Directory.CreateTempSubdirectory("qwendocs-inbox-").FullName;
        await File.WriteAllBytesAsync(Path.Combine(_folder, "a.png"), TestPicture.Png(0), Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_document_that_is_submitted_twice_is_extracted_once()
    {
        await using TestQueue queue = await StartAsync();

        Submission first = await queue.Queue.SubmitAsync<Note>("a.png", Token);
        Submission second = await queue.Queue.SubmitAsync<Note>("a.png", Token);
        ExtractionStatus status = await queue.WaitForAsync(first.Key, ExtractionState.Done);
        Submission third = await queue.Queue.SubmitAsync<Note>("a.png", Token);

        (first.IsNew, second.IsNew, third.IsNew, third.State).ShouldBe((true, false, false, ExtractionState.Done));
        (first.Key == second.Key, first.Key == third.Key).ShouldBe((true, true));
        _endpoint.Requests.ShouldBe(1);
        (status.Attempts, status.CostUsd, status.DocumentName, status.RecordType).ShouldBe((1, CallbackEndpoint.CostOfAnswer, "a.png", "Note"));
        ExtractedDocument<Note> taken = _sink.Documents.ShouldHaveSingleItem();
        (taken.Key, taken.Location, taken.Outcome.Result!.Record.Text).ShouldBe((first.Key, "a.png", "x"));
        (await queue.Queue.GetOutcomeAsync<Note>(first.Key, Token)).ShouldNotBeNull().Result!.Record.Text.ShouldBe("x");
        (await queue.Queue.CountAsync(ExtractionState.Done, Token)).ShouldBe(1);
        // The budget is corrected to what was spent.
        (await BudgetAsync("spent_usd"), await BudgetAsync("reserved_usd")).ShouldBe((CallbackEndpoint.CostOfAnswer, 0));
    }

    [Fact]
    public async Task The_work_of_a_worker_that_died_is_taken_over_and_what_it_may_have_cost_is_counted()
    {
        Submission submission;
        await using (TestQueue submitter = await StartAsync(options => options.IsWorker = false))
        {
            submission = await submitter.Queue.SubmitAsync<Note>("a.png", Token);
            (await submitter.Store.BeginAsync(submission.Key, 0.02m, Token)).Attempt.ShouldBe(1);
        }

        await _database.ScalarAsync(MakeLeaseRunOut);
        await using TestQueue worker = await StartAsync();
        ExtractionStatus status = await worker.WaitForAsync(submission.Key, ExtractionState.Done);

        _endpoint.Requests.ShouldBe(1);
        (status.Attempts, status.InterruptedAttempts, status.InterruptedCostUsd, status.CostUsd).ShouldBe((2, 1, 0.02m, CallbackEndpoint.CostOfAnswer));
        (await BudgetAsync("spent_usd"), await BudgetAsync("reserved_usd")).ShouldBe((0.02m + CallbackEndpoint.CostOfAnswer, 0));
    }

    [Fact]
    public async Task A_document_that_another_worker_is_at_waits_for_the_end_of_its_lease()
    {
        TaskCompletionSource isAsked = new(), mayAnswer = new();
        _endpoint.Before = async (_, _) =>
        {
            isAsked.TrySetResult();
            await mayAnswer.Task;
        };
        await File.WriteAllBytesAsync(Path.Combine(_folder, "b.png"), TestPicture.Png(1), Token);
        await using TestQueue other = await StartAsync(options => (options.IsWorker, options.Lease) = (false, TimeSpan.FromSeconds(1)));
        await using TestQueue worker = await StartAsync(options => options.MaxConcurrency = 1);
        await worker.Queue.SubmitAsync<Note>("a.png", Token);
        await isAsked.Task.WaitAsync(Token);
        WorkKey key = (await other.Queue.SubmitAsync<Note>("b.png", Token)).Key;
        (await other.Store.BeginAsync(key, 0, Token)).Attempt.ShouldBe(1);
        (int? refused, TimeSpan wait) = await worker.Store.BeginAsync(key, 0, Token);
        mayAnswer.SetResult();
        ExtractionStatus status = await worker.WaitForAsync(key, ExtractionState.Done);

        (refused, wait > TimeSpan.Zero && wait <= TimeSpan.FromSeconds(1)).ShouldBe((null, true));
        (status.Attempts, status.InterruptedAttempts, _endpoint.Requests).ShouldBe((2, 1, 2));
    }

    [Fact]
    public async Task The_late_write_of_a_worker_that_was_taken_over_is_refused()
    {
        await using TestQueue paused = await StartAsync();
        await using TestQueue other = await StartAsync(options => options.IsWorker = false);
        WorkKey key = default;
        int? taken = null;
        TaskCompletionSource isSubmitted = new();
        _endpoint.Before = async (_, _) =>
        {
            // The worker is paused while it waits for the answer, and another one takes the document.
            await isSubmitted.Task;
            await _database.ScalarAsync(MakeLeaseRunOut);
            taken = (await other.Store.BeginAsync(key, 0, Token)).Attempt;
        };

        key = (await paused.Queue.SubmitAsync<Note>("a.png", Token)).Key;
        isSubmitted.SetResult();
        await paused.WaitForLogAsync(402);

        taken.ShouldBe(2);
        ExtractionStatus status = (await other.Queue.GetStatusAsync(key, Token)).ShouldNotBeNull();
        (status.State, status.Attempts, status.InterruptedAttempts).ShouldBe((ExtractionState.Received, 2, 1));
        _sink.Documents.ShouldBeEmpty();
        JournalEntry entry = new(key, "a.png", DateTimeOffset.UnixEpoch, 0.001m, null, System.Text.Json.JsonElement.Parse("{}"));
        (await paused.Store.CompleteAsync(1, entry, null, Token)).ShouldBeFalse();
        (await paused.Store.CompleteAsync(2, entry, null, Token)).ShouldBeFalse();
        (await other.Store.CompleteAsync(2, entry, null, Token)).ShouldBeTrue();
        (await other.Queue.GetStatusAsync(key, Token))!.State.ShouldBe(ExtractionState.Done);
    }

    [Fact]
    public async Task A_worker_that_is_busy_leaves_documents_to_one_that_is_not()
    {
        TaskCompletionSource isAsked = new(), mayAnswer = new();
        CallbackEndpoint slow = new()
        {
            Before = async (_, _) =>
            {
                isAsked.TrySetResult();
                await mayAnswer.Task;
            },
        };
        await using TestQueue busy = await TestQueue.StartAsync(_database, _folder, slow, _sink, configure: options => options.MaxConcurrency = 1);
        WorkKey first = (await busy.Queue.SubmitAsync<Note>("a.png", Token)).Key;
        await isAsked.Task.WaitAsync(Token);
        List<WorkKey> others = [];
        for (int number = 1; number <= 4; number++)
            others.Add((await SubmitAsync(busy, $"{number}.png", number)).Key);

        await using TestQueue idle = await StartAsync();
        await UntilAsync(async () => await idle.Queue.CountAsync(ExtractionState.Done, Token) >= others.Count - MostFetchedAhead);
        slow.Requests.ShouldBe(1);

        // It takes documents again once it has room.
        await idle.StopAsync();
        mayAnswer.SetResult();
        foreach (WorkKey key in others.Prepend(first))
            await busy.WaitForAsync(key, ExtractionState.Done);
        await busy.WaitForAsync((await SubmitAsync(busy, "last.png", 9)).Key, ExtractionState.Done);
        slow.Requests.ShouldBeInRange(2, 2 + MostFetchedAhead);
        (slow.Requests + _endpoint.Requests).ShouldBe(6);
    }

    [Fact]
    public async Task A_budget_refuses_before_anything_is_sent()
    {
        await using TestQueue queue = await StartAsync(options => options.BudgetUsd = 0.000001m);

        WorkKey key = (await queue.Queue.SubmitAsync<Note>("a.png", Token)).Key;
        ExtractionStatus status = await queue.WaitForAsync(key, ExtractionState.DeadLettered);

        _endpoint.Requests.ShouldBe(0);
        (status.Failure!.Code, status.Attempts, status.CostUsd).ShouldBe(("budget.exceeded", 0, 0));
        (await BudgetAsync("spent_usd"), await BudgetAsync("reserved_usd")).ShouldBe((0, 0));
    }

    [Fact]
    public async Task A_day_s_budget_and_the_cost_of_further_questions_are_reserved_too()
    {
        await using TestQueue queue = await StartAsync(options => (options.DailyBudgetUsd, options.IsWorker) = (1m, false));
        WorkKey key = (await queue.Queue.SubmitAsync<Note>("a.png", Token)).Key;

        int attempt = (await queue.Store.BeginAsync(key, 0.6m, Token)).Attempt.ShouldNotBeNull();
        (await queue.Store.RaiseAsync(key, attempt, 0.9m, Token)).ShouldBeTrue();
        Planning.CostBudgetExceededException refused = await Should.ThrowAsync<Planning.CostBudgetExceededException>(queue.Store.RaiseAsync(key, attempt, 1.1m, Token));

        (refused.RequiredUsd, refused.RemainingUsd).ShouldBe((1.1m, 0.1m));
        (await BudgetAsync("reserved_usd")).ShouldBe(0.9m);
        (await queue.Store.RaiseAsync(key, attempt + 1, 0.95m, Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task What_fails_for_the_moment_is_tried_again_on_schedule()
    {
        _endpoint.Before = (number, _) => number == 1 ? throw Busy() : Task.CompletedTask;
        await using TestQueue queue = await StartAsync();

        WorkKey key = (await queue.Queue.SubmitAsync<Note>("a.png", Token)).Key;
        ExtractionStatus status = await queue.WaitForAsync(key, ExtractionState.Done);

        (_endpoint.Requests, status.Attempts, status.InterruptedAttempts, status.Failure).ShouldBe((2, 2, 0, null));
        (await queue.CountDeadLettersAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task What_fails_for_good_is_an_outcome_and_no_dead_letter()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "damaged.pdf"), "%PDF-1.7 and nothing else", Token);
        _endpoint.Answer = "I see no note.";
        await using TestQueue queue = await StartAsync();

        WorkKey damaged = (await queue.Queue.SubmitAsync<Note>("damaged.pdf", Token)).Key;
        WorkKey unread = (await queue.Queue.SubmitAsync<Note>("a.png", Token)).Key;
        ExtractionStatus first = await queue.WaitForAsync(damaged, ExtractionState.Done);
        ExtractionStatus second = await queue.WaitForAsync(unread, ExtractionState.Done);

        (first.Failure!.Code[..9], first.CostUsd).ShouldBe(("document.", 0));
        second.Failure!.Code.ShouldStartWith("answer.");
        second.CostUsd.ShouldBeGreaterThan(0);
        _sink.Documents.Select(document => document.Outcome.FailureInfo!.Code).ShouldBe([first.Failure.Code, second.Failure.Code], ignoreOrder: true);
        (await queue.Queue.GetOutcomeAsync<Note>(damaged, Token))!.FailureInfo!.Code.ShouldBe(first.Failure.Code);
        (await queue.CountDeadLettersAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task What_fails_too_often_is_a_dead_letter_and_starts_anew_when_it_is_submitted_again()
    {
        _endpoint.Before = (number, _) => number <= 3 ? throw Busy() : Task.CompletedTask;
        await using TestQueue queue = await StartAsync();

        WorkKey key = (await queue.Queue.SubmitAsync<Note>("a.png", Token)).Key;
        ExtractionStatus dead = await queue.WaitForAsync(key, ExtractionState.DeadLettered);
        (dead.Attempts, dead.Failure!.Code, dead.Failure.IsTransient).ShouldBe((3, "endpoint.rateLimited", true));
        await UntilAsync(async () => await queue.CountDeadLettersAsync() == 1);

        (await queue.Queue.SubmitAsync<Note>("a.png", Token)).IsNew.ShouldBeTrue();
        (await queue.WaitForAsync(key, ExtractionState.Done)).Attempts.ShouldBe(4);
        _sink.Documents.ShouldHaveSingleItem().Outcome.IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task A_document_that_was_changed_after_it_was_submitted_is_not_extracted_under_the_old_key()
    {
        Submission submission;
        await using (TestQueue submitter = await StartAsync(options => options.IsWorker = false))
            submission = await submitter.Queue.SubmitAsync<Note>("a.png", Token);
        await File.WriteAllBytesAsync(Path.Combine(_folder, "a.png"), TestPicture.Png(2), Token);

        await using TestQueue worker = await StartAsync(options => options.RetryDelays = []);
        ExtractionStatus status = await worker.WaitForAsync(submission.Key, ExtractionState.DeadLettered);

        (status.Failure!.Code, _endpoint.Requests).ShouldBe(("queue.otherWork", 0));
    }

    [Fact]
    public async Task A_worker_that_is_stopped_ends_what_is_under_way_and_begins_nothing_else()
    {
        TaskCompletionSource isAsked = new(), mayAnswer = new();
        _endpoint.Before = async (_, _) =>
        {
            isAsked.TrySetResult();
            await mayAnswer.Task;
        };
        await File.WriteAllBytesAsync(Path.Combine(_folder, "b.png"), TestPicture.Png(1), Token);
        WorkKey first, second;
        await using (TestQueue stopped = await StartAsync(options => options.MaxConcurrency = 1))
        {
            first = (await stopped.Queue.SubmitAsync<Note>("a.png", Token)).Key;
            await isAsked.Task.WaitAsync(Token);
            second = (await stopped.Queue.SubmitAsync<Note>("b.png", Token)).Key;
            Task stopping = stopped.StopAsync();
            mayAnswer.SetResult();
            await stopping;
        }

        await using TestQueue reader = await StartAsync(options => options.IsWorker = false);
        ExtractionStatus ended = (await reader.Queue.GetStatusAsync(first, Token)).ShouldNotBeNull();
        (ended.State is ExtractionState.Extracted or ExtractionState.Done, ended.InterruptedAttempts).ShouldBe((true, 0));
        _endpoint.Requests.ShouldBe(1);
        (await reader.Queue.GetStatusAsync(second, Token))!.State.ShouldBe(ExtractionState.Received);

        // Nothing is lost: the next worker goes on.
        await using TestQueue next = await StartAsync();
        await next.WaitForAsync(first, ExtractionState.Done);
        await next.WaitForAsync(second, ExtractionState.Done);
        _endpoint.Requests.ShouldBe(2);
    }

    [Fact]
    public async Task A_result_that_was_paid_for_waits_for_a_database_that_is_gone()
    {
        IAsyncDisposable? gone = null;
        _endpoint.Before = async (number, _) => gone = number == 1 ? await _database.BreakAsync() : gone;
        await using TestQueue queue = await StartAsync();

        WorkKey key = (await queue.Queue.SubmitAsync<Note>("a.png", Token)).Key;
        await queue.WaitForLogAsync(401);
        await UntilAsync(() => Task.FromResult(gone is not null));
        await gone!.DisposeAsync();
        ExtractionStatus status = await queue.WaitForAsync(key, ExtractionState.Done);

        (_endpoint.Requests, status.Attempts, status.InterruptedAttempts).ShouldBe((1, 1, 0));
        _sink.Documents.ShouldHaveSingleItem().Outcome.IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task The_messages_of_a_sink_leave_once_and_only_when_the_document_is_done()
    {
        _sink.Failures = 1;
        NoteTakenHandler taken = new();
        await using TestQueue queue = await TestQueue.StartAsync(_database, _folder, _endpoint, _sink, taken);

        WorkKey key = (await queue.Queue.SubmitAsync<Note>("a.png", Token)).Key;
        await queue.WaitForAsync(key, ExtractionState.Done);
        await UntilAsync(() => Task.FromResult(!taken.Keys.IsEmpty));

        (_sink.Documents.Count, _endpoint.Requests).ShouldBe((2, 1));
        taken.Keys.ShouldBe([key.ToString()]);
    }

    [Fact]
    public async Task A_file_with_several_documents_is_split_and_each_goes_to_the_sink_of_its_type()
    {
        _endpoint.AnswerBySchema["PageTypeAnswers"] =
            """
            {"pages":[{"page":1,"kind":"note","startsDocument":true,"documentNumber":null,"printedPage":null},
            {"page":2,"kind":"receipt","startsDocument":true,"documentNumber":"7","printedPage":1},{"page":3,"kind":"receipt","startsDocument":false,"documentNumber":"7","printedPage":2},
            {"page":4,"kind":"other","startsDocument":true,"documentNumber":null,"printedPage":null}]}
            """;
        _endpoint.AnswerBySchema["Receipt"] = """{"number":"7"}""";
        TestPdf scan = new TestPdf().Page(text: "Note").Page(text: "Receipt 7").Page(text: "Receipt 7").Page(text: "Advertisement");
        await File.WriteAllBytesAsync(Path.Combine(_folder, "scan.pdf"), scan.ToBytes(), Token);
        ReceiptSink receipts = new();
        await using TestQueue queue = await TestQueue.StartAsync(_database, _folder, _endpoint, _sink, configure: options => options.Split<Note>().Split<Receipt>(), receipts: receipts);

        Submission submission = await queue.Queue.SubmitSplitAsync("scan.pdf", Token);
        ExtractionStatus status = await queue.WaitForAsync(submission.Key, ExtractionState.Done);
        Submission again = await queue.Queue.SubmitSplitAsync("scan.pdf", Token);

        (submission.IsNew, again.IsNew, again.Key == submission.Key).ShouldBe((true, false, true));
        (_endpoint.Requests, status.Attempts, status.RecordType, status.CostUsd).ShouldBe((3, 1, "split", 3 * CallbackEndpoint.CostOfAnswer));
        ExtractedDocument<Note> note = _sink.Documents.ShouldHaveSingleItem();
        (note.Key, note.Location, note.Part!.Pages.ToString(), note.Outcome.Result!.Record.Text).ShouldBe((submission.Key, "scan.pdf", "1", "x"));
        ExtractedDocument<Receipt> receipt = receipts.Documents.ShouldHaveSingleItem();
        (receipt.Part!.Pages.ToString(), receipt.Part.DocumentNumber, receipt.Outcome.Result!.Record.Number, receipt.Outcome.Usage.CostUsd).ShouldBe(("2-3", "7", "7", CallbackEndpoint.CostOfAnswer));
        receipts.Files.ShouldHaveSingleItem().Outcome.Result!.Unassigned.Select(page => page.Number).ShouldBe([4]);
        (await queue.Queue.GetSplitOutcomeAsync(submission.Key, Token))!.Result!.Documents.Select(part => $"{part}").ShouldBe(["note on pages 1", "receipt on pages 2-3"]);
        // The price of the classification is reserved, then that of each document; what was spent takes their place.
        (await BudgetAsync("spent_usd"), await BudgetAsync("reserved_usd")).ShouldBe((3 * CallbackEndpoint.CostOfAnswer, 0));
    }

    [Fact]
    public async Task A_file_that_cannot_be_split_goes_to_the_sink_of_files_and_other_types_of_document_are_other_work()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "damaged.pdf"), "%PDF-1.7 and nothing else", Token);
        ReceiptSink receipts = new();
        await using TestQueue one = await StartAsync(options => options.Split<Note>().IsWorker = false);
        await using TestQueue two = await TestQueue.StartAsync(_database, _folder, _endpoint, _sink, configure: options => options.Split<Note>().Split<Receipt>(), receipts: receipts);

        WorkKey damaged = (await two.Queue.SubmitSplitAsync("damaged.pdf", Token)).Key;
        ExtractionStatus status = await two.WaitForAsync(damaged, ExtractionState.Done);
        Submission other = await one.Queue.SubmitSplitAsync("damaged.pdf", Token);

        (status.Failure!.Code[..9], _endpoint.Requests).ShouldBe(("document.", 0));
        receipts.Files.ShouldHaveSingleItem().Outcome.FailureInfo!.Code.ShouldBe(status.Failure.Code);
        (other.IsNew, other.Key == damaged).ShouldBe((true, false));
    }

    protected abstract Task<TestDatabase> OpenAsync();

    private static EndpointException Busy() => new(EndpointError.RateLimited, "callback", "it is busy", isTransient: true);

    private static async Task UntilAsync(Func<Task<bool>> isTrue)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (!await isTrue())
            await Task.Delay(20, patience.Token);
    }

    private protected async Task<Submission> SubmitAsync(TestQueue queue, string name, int picture)
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder, name), TestPicture.Png(picture), Token);
        return await queue.Queue.SubmitAsync<Note>(name, Token);
    }

    private protected Task<TestQueue> StartAsync(Action<ExtractionQueueOptions>? configure = null) => TestQueue.StartAsync(_database, _folder, _endpoint, _sink, configure: configure);

    private protected Task<object?> ScalarAsync(string sql) => _database.ScalarAsync(sql);

    protected async Task<decimal> BudgetAsync(string column) =>
        Convert.ToDecimal(await _database.ScalarAsync($"SELECT {column} FROM qwendocs_budget WHERE name = 'total'"), CultureInfo.InvariantCulture);
}
