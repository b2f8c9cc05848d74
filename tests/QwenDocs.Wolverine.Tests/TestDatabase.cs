using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace QwenDocs.Wolverine.Tests;

/// <summary>A database of one test's own.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    public abstract void Configure(ExtractionQueueOptions options);

    public abstract DbConnection CreateConnection();

    /// <summary>Makes the database fail until what is returned is disposed of.</summary>
    public abstract Task<IAsyncDisposable> BreakAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>Runs a statement, and returns the first value of its first row.</summary>
    public async Task<object?> ScalarAsync(string sql)
    {
        await using DbConnection connection = CreateConnection();
        await connection.OpenAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    protected sealed class Undo(Func<ValueTask> undo) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => undo();
    }
}

/// <summary>A file in a folder of its own.</summary>
public sealed class SqliteTestDatabase : TestDatabase
{
    private readonly string _folder = Directory.CreateTempSubdirectory("qwendocs-queue-").FullName;

    private string ConnectionString => $"Data Source={Path.Combine(_folder, "queue.db")};Default Timeout=1";

    public override void Configure(ExtractionQueueOptions options) => options.UseSqlite(ConnectionString);

    public override DbConnection CreateConnection() => new SqliteConnection($"{ConnectionString};Pooling=False");

    // Somebody who writes for long.
    public override async Task<IAsyncDisposable> BreakAsync()
    {
        DbConnection connection = CreateConnection();
        await connection.OpenAsync();
        DbTransaction transaction = await connection.BeginTransactionAsync();
        return new Undo(async () =>
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        });
    }

    public override ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}

/// <summary>A database on the PostgreSQL server of <c>QWENDOCS_POSTGRES</c>.</summary>
public sealed class PostgresqlTestDatabase : TestDatabase
{
    private readonly string _name = $"qwendocs_test_{Guid.NewGuid():N}";
    private readonly string _server;

    private PostgresqlTestDatabase(string server) => _server = server;

    /// <summary>Gets the connection string of a server, or <see langword="null"/> where there is none.</summary>
    public static string? Server => Environment.GetEnvironmentVariable("QWENDOCS_POSTGRES") is { Length: > 0 } server ? server : null;

    private string ConnectionString => new NpgsqlConnectionStringBuilder(_server) { Database = _name, Timeout = 5, MaxPoolSize = 30 }.ConnectionString;

    public static async Task<PostgresqlTestDatabase> CreateAsync(string server)
    {
        PostgresqlTestDatabase database = new(server);
        await database.ExecuteOnServerAsync($"CREATE DATABASE {database._name}");
        return database;
    }

    public override void Configure(ExtractionQueueOptions options) => options.UsePostgresql(ConnectionString);

    public override DbConnection CreateConnection() => new NpgsqlConnection($"{ConnectionString};Pooling=False");

    // Like a server that is restarted: connections are cut, and new ones are refused.
    public override async Task<IAsyncDisposable> BreakAsync()
    {
        await ExecuteOnServerAsync($"ALTER DATABASE {_name} ALLOW_CONNECTIONS false");
        await ExecuteOnServerAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{_name}'");
        return new Undo(async () => await ExecuteOnServerAsync($"ALTER DATABASE {_name} ALLOW_CONNECTIONS true"));
    }

    public override async ValueTask DisposeAsync() => await ExecuteOnServerAsync($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");

    private async Task ExecuteOnServerAsync(string sql)
    {
        await using NpgsqlConnection connection = new(_server);
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
