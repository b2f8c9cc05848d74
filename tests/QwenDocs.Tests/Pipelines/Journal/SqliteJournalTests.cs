using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Pipelines;
using QwenDocs.Sqlite;
using QwenDocs.Testing;
using QwenDocs.Tests.Endpoints;

namespace QwenDocs.Tests.Pipelines.Journal;

public sealed class SqliteJournalTests : IDisposable
{
    public sealed record Note(string? Text);

    private readonly string _folder = Directory.CreateTempSubdirectory("qwendocs-sqlite-").FullName;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 5, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string DatabasePath => Path.Combine(_folder, "work.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_was_written_is_there_after_the_journal_is_opened_again_and_can_be_queried()
    {
        await using (SqliteJournal journal = await OpenAsync())
        {
            (await journal.TryBeginAsync(Attempt(1), Token)).ShouldBeTrue();
            (await journal.TryCompleteAsync(Entry(1, "发票"), Token)).ShouldBeTrue();
            (await journal.TryBeginAsync(Attempt(2), Token)).ShouldBeTrue();
            (await journal.TryCompleteAsync(Entry(2, "x") with { Failure = new FailureInfo("answer.noRecord", "No record.", false), CostUsd = null }, Token)).ShouldBeTrue();
            (await journal.TryBeginAsync(Attempt(3), Token)).ShouldBeTrue();
        }

        await using SqliteJournal again = await OpenAsync();
        JournalEntry entry = (await again.GetStateAsync(Key(1), Token)).Entry.ShouldNotBeNull();
        (entry.DocumentName, entry.Completed, entry.CostUsd, entry.Failure).ShouldBe(("1.pdf", _time.GetUtcNow(), 0.01m, null));
        entry.Outcome.GetProperty("text").GetString().ShouldBe("发票");
        (await again.GetStateAsync(Key(2), Token)).Entry!.Failure.ShouldBe(new FailureInfo("answer.noRecord", "No record.", false));
        (await again.GetStateAsync(Key(3), Token)).ShouldBe(new JournalState(null, 1, 0.02m));
        (await again.GetStateAsync(Key(4), Token)).ShouldBe(JournalState.Unknown);
        // What a process left behind is free at once.
        (await again.TryBeginAsync(Attempt(3), Token)).ShouldBeTrue();

        using SqliteConnection connection = new($"Data Source={DatabasePath};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT sum(cost_usd) FROM work WHERE failure_code IS NULL";
        command.ExecuteScalar().ShouldBe(0.01);
    }

    [Fact]
    public async Task Two_processes_never_have_the_same_document_and_a_late_write_is_refused()
    {
        await using SqliteJournal paused = await OpenAsync();
        await using SqliteJournal other = await OpenAsync(new FakeTimeProvider(_time.GetUtcNow().AddSeconds(30)));
        await using SqliteJournal later = await OpenAsync(new FakeTimeProvider(_time.GetUtcNow().AddMinutes(2)));

        (await paused.TryBeginAsync(Attempt(1), Token)).ShouldBeTrue();
        (await other.TryBeginAsync(Attempt(1), Token)).ShouldBeFalse();
        (await other.TryCompleteAsync(Entry(1, "of the other"), Token)).ShouldBeFalse();

        (await later.TryBeginAsync(Attempt(1), Token)).ShouldBeTrue();
        (await paused.TryCompleteAsync(Entry(1, "too late"), Token)).ShouldBeFalse();
        (await later.TryCompleteAsync(Entry(1, "in time"), Token)).ShouldBeTrue();
        // Who looked before that must not pay again; who knows of it may.
        (await other.TryBeginAsync(Attempt(1), Token)).ShouldBeFalse();

        JournalState state = await paused.GetStateAsync(Key(1), Token);
        state.Entry!.Outcome.GetProperty("text").GetString().ShouldBe("in time");
        (state.InterruptedAttempts, state.InterruptedCostUsd).ShouldBe((1, 0.02m));
    }

    [Fact]
    public async Task Two_pipelines_share_a_folder_and_each_document_is_paid_once()
    {
        int calls = 0;
        DelegateEndpoint endpoint = new("server", () =>
        {
            Interlocked.Increment(ref calls);
            return DelegateEndpoint.Answer("""{"text":"x"}""");
        });
        Document[] documents = [.. Enumerable.Range(0, 20).Select(number => Document.FromBytes(Requests.Page(1 + number, 56 + (28 * number), 84).Bytes, $"{number}"))];

        List<DocumentOutcome<Note>>[] all = await Task.WhenAll(RunAsync(documents), RunAsync(documents.Reverse()));

        calls.ShouldBe(20);
        all.SelectMany(outcomes => outcomes).Count(outcome => outcome.IsSuccess && !outcome.IsFromJournal).ShouldBe(20);
        all.SelectMany(outcomes => outcomes).Where(outcome => !outcome.IsSuccess).ShouldAllBe(outcome => outcome.FailureInfo!.Code == "journal.workInProgress");
        (await RunAsync(documents)).ShouldAllBe(outcome => outcome.IsFromJournal && outcome.IsSuccess);

        async Task<List<DocumentOutcome<Note>>> RunAsync(IEnumerable<Document> some)
        {
            await using SqliteJournal journal = await SqliteJournal.OpenAsync(DatabasePath, cancellationToken: Token);
            using DocumentExtractor extractor = new(endpoint);
            // What both come to at the same time is one's alone.
            return await new DocumentPipeline(extractor, new PipelineOptions { MaxConcurrency = 4, Journal = journal }).ExtractAllAsync<Note>(some, Token).ToListAsync(Token);
        }
    }

    [Fact]
    public async Task What_is_no_journal_is_refused_and_left_as_it_is()
    {
        await File.WriteAllTextAsync(DatabasePath, "Dear Sir or Madam, this is no database at all, and it is long enough to look like one. Yours, A.", Token);
        (await Should.ThrowAsync<JournalException>(() => OpenAsync())).ErrorCode.ShouldBe(JournalError.UnknownFormat);
        File.Delete(DatabasePath);

        using (SqliteConnection connection = new($"Data Source={DatabasePath};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE customers (name TEXT)";
            command.ExecuteNonQuery();
        }

        (await Should.ThrowAsync<JournalException>(() => OpenAsync())).ErrorCode.ShouldBe(JournalError.UnknownFormat);
        (await Should.ThrowAsync<JournalException>(() => SqliteJournal.OpenAsync(Path.Combine(_folder, "no", "work.db"), cancellationToken: Token))).ErrorCode.ShouldBe(JournalError.WriteFailed);
        await Should.ThrowAsync<ArgumentException>(() => SqliteJournal.OpenAsync(DatabasePath, new SqliteJournalOptions { Lease = TimeSpan.Zero }, cancellationToken: Token));
    }

    private static WorkKey Key(int number) => WorkKey.Parse(number.ToString("x64", System.Globalization.CultureInfo.InvariantCulture));

    private static JournalAttempt Attempt(int number) => new(Key(number), $"{number}.pdf", 0.02m, new DateTimeOffset(2026, 3, 5, 12, 0, 0, TimeSpan.Zero));

    private JournalEntry Entry(int number, string text) =>
        new(Key(number), $"{number}.pdf", _time.GetUtcNow(), 0.01m, null, JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["text"] = text }));

    private Task<SqliteJournal> OpenAsync(TimeProvider? time = null) => SqliteJournal.OpenAsync(DatabasePath, timeProvider: time ?? _time, cancellationToken: Token);
}
