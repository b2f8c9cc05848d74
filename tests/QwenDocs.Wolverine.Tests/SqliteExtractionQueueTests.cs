namespace QwenDocs.Wolverine.Tests;

public sealed class SqliteExtractionQueueTests : ExtractionQueueTests
{
    protected override int MostFetchedAhead => 1;

    // Messages belong to a number: with the same one, a process that starts takes the documents that another one is at.
    [Fact]
    public async Task Processes_of_one_file_are_told_apart()
    {
        await using TestQueue first = await StartAsync();
        await SubmitAsync(first, "a.png", 0);
        await using TestQueue second = await StartAsync(options => options.IsWorker = false);
        await using TestQueue third = await StartAsync();

        (await ScalarAsync("SELECT group_concat(node_number, ' ') FROM (SELECT node_number FROM wolverine_nodes ORDER BY node_number)")).ShouldBe("1 2 3");
    }

    protected override Task<TestDatabase> OpenAsync() => Task.FromResult<TestDatabase>(new SqliteTestDatabase());
}
