using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using QwenDocs.Testing;
using QwenDocs.Wolverine;

namespace QwenDocs.Benchmarks.Pipelines;

/// <summary>A database, a folder of pictures that were submitted, and a server that counts what it is asked.</summary>
internal sealed class QueueRun : IAsyncDisposable
{
    public const decimal CostOfAnswer = 0.001m;

    private readonly string? _admin;
    private readonly string _database = $"qwendocs_queue_{Guid.NewGuid():N}";
    private readonly ConcurrentDictionary<string, int> _requests;
    private readonly Counter _received;
    private IHost? _submitter;

    private QueueRun(string? admin, SimulatedModelServer server, ConcurrentDictionary<string, int> requests, Counter received)
    {
        _admin = admin;
        _requests = requests;
        _received = received;
        Server = server;
        ConnectionString = admin is null
            ? $"Data Source={Path.Combine(Folder, "queue.db")}"
            : new NpgsqlConnectionStringBuilder(admin) { Database = _database, MaxPoolSize = 40 }.ConnectionString;
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("qwendocs-queue-").FullName;

    public string ConnectionString { get; }

    public SimulatedModelServer Server { get; }

    private ExtractionQueue Queue => _submitter!.Services.GetRequiredService<ExtractionQueue>();

    public int Received => _received.Value;

    public int Asked => _requests.Count;

    public int SentTwice => _requests.Values.Sum(count => count - 1);

    /// <summary>Makes the database, submits pictures to it and starts the server.</summary>
    /// <param name="documents">The number of pictures.</param>
    /// <param name="latency">How long the server takes for an answer, however much it is asked at a time.</param>
    /// <param name="isSqlite">Whether the queue is in a SQLite file; else it is on the PostgreSQL server of <c>QWENDOCS_POSTGRES</c>.</param>
    public static async Task<QueueRun> StartAsync(int documents, TimeSpan latency, bool isSqlite = false)
    {
        string? admin = isSqlite ? null : Environment.GetEnvironmentVariable("QWENDOCS_POSTGRES") ?? throw new InvalidOperationException("Set QWENDOCS_POSTGRES to the connection string of a PostgreSQL server whose user may make databases.");
        ConcurrentDictionary<string, int> requests = [];
        Counter received = new();
        SimulatedModelServer server = await SimulatedModelServer.StartAsync(request =>
        {
            requests.AddOrUpdate(request.Images.Single().Sha256, 1, static (_, count) => count + 1);
            received.Increment();
            return SimulatedAnswer.Text("""{"text":"x"}""") with { Before = Task.Delay(latency), CostUsd = CostOfAnswer };
        }).ConfigureAwait(false);
        QueueRun run = new(admin, server, requests, received);
        if (admin is not null)
            await ExecuteAsync(admin, $"CREATE DATABASE {run._database}").ConfigureAwait(false);
        HostApplicationBuilder builder = QueueWorker.CreateBuilder(run.Folder, server.Address, run.ConnectionString, queue => queue.IsWorker = false);
        run._submitter = builder.Build();
        await run._submitter.StartAsync().ConfigureAwait(false);
        for (int number = 0; number < documents; number++)
            await run.SubmitAsync(number).ConfigureAwait(false);
        return run;
    }

    /// <summary>Submits the picture of a number.</summary>
    public async Task SubmitAsync(int number)
    {
        await File.WriteAllBytesAsync(Path.Combine(Folder, $"{number:000}.png"), ResumeKills.Picture(number)).ConfigureAwait(false);
        await Queue.SubmitAsync<QueueNote>($"{number:000}.png").ConfigureAwait(false);
    }

    public Task<long> CountDoneAsync() => Queue.CountAsync(ExtractionState.Done);

    /// <summary>Waits until the server was asked so often.</summary>
    public async Task WaitForReceivedAsync(int requests)
    {
        while (Received < requests)
            await Task.Delay(1).ConfigureAwait(false);
    }

    /// <summary>Waits until so many documents are done.</summary>
    public async Task WaitForDoneAsync(long documents)
    {
        while (await CountDoneAsync().ConfigureAwait(false) < documents)
            await Task.Delay(50).ConfigureAwait(false);
    }

    /// <summary>Reads a row of the database as text.</summary>
    public async Task<string> ReadAsync(string sql)
    {
        await using DbConnection connection = _admin is null ? new SqliteConnection(ConnectionString) : new NpgsqlConnection($"{ConnectionString};Pooling=False");
        await connection.OpenAsync().ConfigureAwait(false);
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await using DbDataReader reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
        List<string> rows = [];
        while (await reader.ReadAsync().ConfigureAwait(false))
            rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(column => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture))));
        return string.Join('\n', rows);
    }

    /// <summary>Says what came of the documents, what the server was asked, and what it cost.</summary>
    public async Task ReportAsync(int documents)
    {
        long done = await CountDoneAsync().ConfigureAwait(false);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"documents done {done} of {documents}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"server: {Asked} documents asked for, {Received} requests, {Received * CostOfAnswer} USD; sent twice: {SentTwice}"));
        Console.WriteLine($"results: {await ReadAsync("SELECT count(*), sum(cost_usd), sum(interrupted), round(sum(interrupted_usd), 4) FROM qwendocs_work").ConfigureAwait(false)} (documents, USD, interrupted attempts, which may have cost USD)");
        Console.WriteLine($"budget: {await ReadAsync("SELECT round(spent_usd, 4), round(reserved_usd, 4) FROM qwendocs_budget WHERE name = 'total'").ConfigureAwait(false)} (spent, reserved USD)");
        Console.WriteLine($"interrupted: {await ReadAsync("SELECT string_agg(document, ' ' ORDER BY document) FROM qwendocs_work WHERE interrupted > 0").ConfigureAwait(false)}");
    }

    /// <summary>Sends a signal to a process.</summary>
    public static async Task SignalAsync(Process process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync().ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (_submitter is not null)
        {
            await _submitter.StopAsync().ConfigureAwait(false);
            _submitter.Dispose();
        }

        await Server.DisposeAsync().ConfigureAwait(false);
        NpgsqlConnection.ClearAllPools();
        SqliteConnection.ClearAllPools();
        if (_admin is not null)
            await ExecuteAsync(_admin, $"DROP DATABASE IF EXISTS {_database} WITH (FORCE)").ConfigureAwait(false);
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using NpgsqlConnection connection = new(connectionString);
        await connection.OpenAsync().ConfigureAwait(false);
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync().ConfigureAwait(false);
    }

    private sealed class Counter
    {
        private int _value;

        public int Value => Volatile.Read(ref _value);

        public void Increment() => Interlocked.Increment(ref _value);
    }
}
