namespace QwenDocs.Wolverine.Tests;

public sealed class SqliteExtractionQueueTests : ExtractionQueueTests
{
    protected override int MostFetchedAhead => 1;

    protected override Task<TestDatabase> OpenAsync() => Task.FromResult<TestDatabase>(new SqliteTestDatabase());
}
