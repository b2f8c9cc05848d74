namespace QwenDocs.Wolverine.Tests;

public sealed class SqliteExtractionQueueTests : ExtractionQueueTests
{
    protected override Task<TestDatabase> OpenAsync() => Task.FromResult<TestDatabase>(new SqliteTestDatabase());
}
