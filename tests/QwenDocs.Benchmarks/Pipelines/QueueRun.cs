using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
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

    private readonly string _admin;
    private readonly string _database;
    private readonly ConcurrentDictionary<string, int> _requests;
    private readonly Counter _received;
    private IHost? _submitter;

    private QueueRun(string admin, SimulatedModelServer server, ConcurrentDictionary<string, int> requests, Counter received)
    {
        _admin = admin;
        _database = $"qwendocs_queue_{Guid.NewGuid():N}";
        _requests = requests;
        _received = received;
        Server = server;
        ConnectionString = new NpgsqlConnectionStringBuilder(admin) { Database = _database, MaxPoolSize = 40 }.ConnectionString;
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("qwendocs-queue-").FullName;

    public string ConnectionString { get; }

    public SimulatedModelServer Server { get; }

    public int Received => _received.Value;

    public int Asked => _requests.Count;

    public int SentTwice => _requests.Values.Sum(count => count - 1);

    public static async Task<QueueRun> StartAsync(int documents, TimeSpan latency)
    {
        string admin = Environment.GetEnvironmentVariable("QWENDOCS_POSTGRES") ?? throw new InvalidOperationException("Set QWENDOCS_POSTGRES to the connection string of a PostgreSQL server whose user may make databases.");
        ConcurrentDictionary<string, int> requests = [];
        Counter received = new();
        SimulatedModelServer server = await SimulatedModelServer.StartAsync(request =>
        {
            requests.AddOrUpdate(request.Images.Single().Sha256, 1, static (_, count) => count + 1);
            received.Increment();
            return SimulatedAnswer.Text("""{"text":"x"}""") with { Before = Task.Delay(latency), CostUsd = CostOfAnswer };
        }).ConfigureAwait(false);
        QueueRun run = new(admin, server, requests, received);
        await ExecuteAsync(admin, $"CREATE DATABASE {run._database}").ConfigureAwait(false);
        HostApplicationBuilder builder = QueueWorker.CreateBuilder(run.Folder, server.Address, run.ConnectionString, queue => queue.IsWorker = false);
        run._submitter = builder.Build();
        await run._submitter.StartAsync().ConfigureAwait(false);
        ExtractionQueue queue = run._submitter.Services.GetRequiredService<ExtractionQueue>();
        for (int number = 0; number < documents; number++)
        {
            await File.WriteAllBytesAsync(Path.Combine(run.Folder, $"{number:000}.png"), ResumeKills.Picture(number)).ConfigureAwait(false);
            await queue.SubmitAsync<QueueNote>($"{number:000}.png").ConfigureAwait(false);
        }

        return run;
    }

    public Task<long> CountDoneAsync() => _submitter!.Services.GetRequiredService<ExtractionQueue>().CountAsync(ExtractionState.Done);

    /// <summary>Waits until so many documents are done.</summary>
    public async Task WaitForDoneAsync(long documents)
    {
        while (await CountDoneAsync().ConfigureAwait(false) < documents)
            await Task.Delay(50).ConfigureAwait(false);
    }

    /// <summary>Reads a row of the database as text.</summary>
    public async Task<string> ReadAsync(string sql)
    {
        await using NpgsqlConnection connection = new(ConnectionString);
        await connection.OpenAsync().ConfigureAwait(false);
        await using NpgsqlCommand command = new(sql, connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
        List<string> rows = [];
        while (await reader.ReadAsync().ConfigureAwait(false))
            rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(column => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture))));
        return string.Join('\n', rows);
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
