using QwenDocs.Pipelines;

namespace QwenDocs.Wolverine.Tests;

public sealed class PostgresqlExtractionQueueTests : ExtractionQueueTests
{
    protected override int MostFetchedAhead => 0;

    // A deadlock passes only when PostgreSQL ends one of the transactions after a second; the store then tries it again, and says so.
    [Fact]
    public async Task Documents_that_begin_and_end_at_the_same_time_do_not_lock_one_another_out()
    {
        const int Documents = 24;
        await using TestQueue queue = await StartAsync(options => (options.IsWorker, options.BudgetUsd, options.DailyBudgetUsd) = (false, 5, 5));
        List<WorkKey> keys = [];
        for (int number = 0; number < Documents; number++)
            keys.Add((await SubmitAsync(queue, $"{number}.png", number)).Key);

        await Task.WhenAll(keys.Select(async key =>
        {
            int attempt = (await queue.Store.BeginAsync(key, 0.02m, TestContext.Current.CancellationToken)).Attempt.ShouldNotBeNull();
            (await queue.Store.RaiseAsync(key, attempt, 0.03m, TestContext.Current.CancellationToken)).ShouldBeTrue();
            JournalEntry entry = new(key, "a.png", DateTimeOffset.UnixEpoch, 0.01m, null, System.Text.Json.JsonElement.Parse("{}"));
            (await queue.Store.CompleteAsync(attempt, entry, null, TestContext.Current.CancellationToken)).ShouldBeTrue();
        }));

        queue.Log.GetSnapshot().ShouldNotContain(record => record.Id.Id == 401);
        (await BudgetAsync("spent_usd"), await BudgetAsync("reserved_usd")).ShouldBe((Documents * 0.01m, 0));
    }

    protected override async Task<TestDatabase> OpenAsync()
    {
        Assert.SkipWhen(PostgresqlTestDatabase.Server is null, "There is no PostgreSQL server: set QWENDOCS_POSTGRES to a connection string whose user may make databases.");
        return await PostgresqlTestDatabase.CreateAsync(PostgresqlTestDatabase.Server!);
    }
}
