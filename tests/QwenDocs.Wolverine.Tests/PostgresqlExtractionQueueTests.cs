namespace QwenDocs.Wolverine.Tests;

public sealed class PostgresqlExtractionQueueTests : ExtractionQueueTests
{
    protected override async Task<TestDatabase> OpenAsync()
    {
        Assert.SkipWhen(PostgresqlTestDatabase.Server is null, "There is no PostgreSQL server: set QWENDOCS_POSTGRES to a connection string whose user may make databases.");
        return await PostgresqlTestDatabase.CreateAsync(PostgresqlTestDatabase.Server!);
    }
}
