using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using QwenDocs.Pipelines;

namespace QwenDocs.Sqlite;

/// <summary>Keeps a journal in a SQLite database: any number of processes of one machine share the work, and the table <c>work</c> can be queried.</summary>
/// <remarks>
/// A document that one process has begun is left alone by the others as long as that process gives signs of life (<see cref="SqliteJournalOptions.Lease"/>). A process that comes back
/// after its lease was taken over cannot write a result any more. What is written is on the disk before the work goes on. The database holds what the documents say, in clear; it must not
/// lie on a network drive, where SQLite cannot lock.
/// </remarks>
public sealed class SqliteJournal : IExtractionJournal, IAsyncDisposable
{
    // "QWJ1": tells a journal from a database of somebody else's.
    private const int ApplicationId = 0x51574A31;
    private const int Version = 1;

    private readonly SqliteConnection _connection;
    private readonly SqliteJournalOptions _options;
    private readonly TimeProvider _time;
    private readonly string _owner = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";
    private readonly SemaphoreSlim _gate = new(1);
    private readonly ITimer _renewal;
    private volatile bool _isDisposed;

    private SqliteJournal(string path, SqliteConnection connection, SqliteJournalOptions options, TimeProvider time)
    {
        Path = path;
        _connection = connection;
        _options = options;
        _time = time;
        _renewal = time.CreateTimer(static journal => _ = ((SqliteJournal)journal!).RenewAsync(), this, options.Lease / 3, options.Lease / 3);
    }

    /// <summary>Gets the path of the database.</summary>
    public string Path { get; }

    /// <summary>Opens a journal, and makes the database where there is none.</summary>
    /// <param name="path">The path of the database; its folder must exist.</param>
    /// <param name="options">The options, or <see langword="null"/> for the defaults.</param>
    /// <param name="timeProvider">The clock, or <see langword="null"/> for the system's.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The journal; the caller disposes of it after the pipeline's run.</returns>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    /// <exception cref="JournalException">The file is no journal, or cannot be opened for writing.</exception>
    public static async Task<SqliteJournal> OpenAsync(
        string path,
        SqliteJournalOptions? options = null,
        TimeProvider? timeProvider = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        options ??= new SqliteJournalOptions();
        options.Validate();
        SqliteConnectionStringBuilder settings = new() { DataSource = path, DefaultTimeout = (int)Math.Ceiling(options.BusyTimeout.TotalSeconds), Pooling = false };
        SqliteConnection connection = new(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            Prepare(connection, path);
            return new SqliteJournal(path, connection, options, timeProvider ?? TimeProvider.System);
        }
        catch (Exception exception)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            if (exception is SqliteException failure)
                throw Wrap(failure, path);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<JournalState> GetStateAsync(WorkKey key, CancellationToken cancellationToken = default) => await RunAsync(
        """
        SELECT document, completed, cost_usd, failure_code, failure_message, failure_transient, outcome,
          interrupted + (owner IS NOT NULL), interrupted_usd + iif(owner IS NULL, 0, planned_usd)
        FROM work WHERE key = $key
        """,
        command =>
        {
            command.Parameters.AddWithValue("$key", key.ToString());
            using SqliteDataReader row = command.ExecuteReader();
            return row.Read() ? new JournalState(row.IsDBNull(6) ? null : Entry(key, row), row.GetInt32(7), (decimal)row.GetDouble(8)) : JournalState.Unknown;
        },
        cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<bool> TryBeginAsync(JournalAttempt attempt, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        return await RunAsync(
            """
            INSERT INTO work (key, document, owner, lease_until, attempts, planned_usd, started)
            VALUES ($key, $document, $owner, $until, 1, $planned, $started)
            ON CONFLICT (key) DO UPDATE SET
              interrupted = interrupted + (owner IS NOT NULL), interrupted_usd = interrupted_usd + iif(owner IS NULL, 0, planned_usd),
              document = $document, owner = $owner, lease_until = $until, attempts = attempts + 1, planned_usd = $planned, started = $started
            WHERE (owner IS NULL OR owner = $owner OR lease_until <= $now) AND completed IS $known
            """,
            command =>
            {
                command.Parameters.AddWithValue("$key", attempt.Key.ToString());
                command.Parameters.AddWithValue("$document", attempt.DocumentName);
                command.Parameters.AddWithValue("$owner", _owner);
                command.Parameters.AddWithValue("$until", Until());
                command.Parameters.AddWithValue("$now", Now());
                command.Parameters.AddWithValue("$known", attempt.KnownCompletion is { } known ? Text(known) : DBNull.Value);
                command.Parameters.AddWithValue("$planned", (double)attempt.PlannedCostUsd);
                command.Parameters.AddWithValue("$started", Text(attempt.Started));
                return command.ExecuteNonQuery() == 1;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> TryCompleteAsync(JournalEntry entry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return await RunAsync(
            """
            UPDATE work SET document = $document, owner = NULL, lease_until = NULL, completed = $completed, cost_usd = $cost,
              failure_code = $code, failure_message = $message, failure_transient = $transient, outcome = $outcome
            WHERE key = $key AND owner = $owner
            """,
            command =>
            {
                command.Parameters.AddWithValue("$key", entry.Key.ToString());
                command.Parameters.AddWithValue("$document", entry.DocumentName);
                command.Parameters.AddWithValue("$owner", _owner);
                command.Parameters.AddWithValue("$completed", Text(entry.Completed));
                command.Parameters.AddWithValue("$cost", entry.CostUsd is { } cost ? (double)cost : DBNull.Value);
                command.Parameters.AddWithValue("$code", entry.Failure?.Code ?? (object)DBNull.Value);
                command.Parameters.AddWithValue("$message", entry.Failure?.Message ?? (object)DBNull.Value);
                command.Parameters.AddWithValue("$transient", entry.Failure is { } failure ? failure.IsTransient : DBNull.Value);
                command.Parameters.AddWithValue("$outcome", entry.Outcome.GetRawText());
                return command.ExecuteNonQuery() == 1;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lets go of what was begun and not completed, so that other processes need not wait for its lease, and closes the database.</summary>
    /// <returns>The task of it.</returns>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return;
        await _renewal.DisposeAsync().ConfigureAwait(false);
        try
        {
            await RunAsync(
                "UPDATE work SET lease_until = 0 WHERE owner = $owner",
                command =>
                {
                    command.Parameters.AddWithValue("$owner", _owner);
                    return command.ExecuteNonQuery();
                },
                CancellationToken.None).ConfigureAwait(false);
        }
        catch (JournalException)
        {
            // The leases end by themselves.
        }

        _isDisposed = true;
        await _connection.DisposeAsync().ConfigureAwait(false);
        _gate.Dispose();
    }

    // Under the lock, so that of two processes at the same time one makes the table and the other finds it.
    private static void Prepare(SqliteConnection connection, string path)
    {
        using (SqliteTransaction transaction = connection.BeginTransaction(deferred: false))
        {
            long id = Scalar(connection, "PRAGMA application_id"), version = Scalar(connection, "PRAGMA user_version"), tables = Scalar(connection, "SELECT count(*) FROM sqlite_schema");
            bool isNew = id == 0 && tables == 0;
            if (!isNew && (id != ApplicationId || version > Version))
                throw new JournalException(JournalError.UnknownFormat, $"{path} is a database of somebody else's, or a journal of a later version. Nothing was written to it.");
            Execute(
                connection,
                FormattableString.Invariant(
                    $"""
                    CREATE TABLE IF NOT EXISTS work (
                      key TEXT PRIMARY KEY, document TEXT NOT NULL, owner TEXT, lease_until INTEGER, attempts INTEGER NOT NULL DEFAULT 0,
                      interrupted INTEGER NOT NULL DEFAULT 0, interrupted_usd REAL NOT NULL DEFAULT 0, planned_usd REAL NOT NULL DEFAULT 0, started TEXT,
                      completed TEXT, cost_usd REAL, failure_code TEXT, failure_message TEXT, failure_transient INTEGER, outcome TEXT) WITHOUT ROWID;
                    PRAGMA application_id = {ApplicationId};
                    PRAGMA user_version = {Version};
                    """));
            transaction.Commit();
        }

        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
    }

    private static void Execute(SqliteConnection connection, string statements)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = statements;
        command.ExecuteNonQuery();
    }

    private static long Scalar(SqliteConnection connection, string query)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = query;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static JournalEntry Entry(WorkKey key, SqliteDataReader row)
    {
        using var outcome = JsonDocument.Parse(row.GetString(6), new JsonDocumentOptions { MaxDepth = 96 });
        return new JournalEntry(
            key,
            row.GetString(0),
            DateTimeOffset.Parse(row.GetString(1), CultureInfo.InvariantCulture),
            row.IsDBNull(2) ? null : (decimal)row.GetDouble(2),
            row.IsDBNull(3) ? null : new FailureInfo(row.GetString(3), row.GetString(4), row.GetBoolean(5)),
            outcome.RootElement.Clone());
    }

    private static JournalException Wrap(SqliteException exception, string path)
    {
        // Of SQLite's result codes: 8 READONLY, 11 CORRUPT, 13 FULL, 14 CANTOPEN, 26 NOTADB.
        (JournalError error, string what) = exception.SqliteErrorCode switch
        {
            8 => (JournalError.WriteFailed, "it cannot be written to"),
            11 => (JournalError.Unreadable, "it is damaged"),
            13 => (JournalError.WriteFailed, "the disk is full; what it holds is whole"),
            14 => (JournalError.WriteFailed, "it cannot be opened: its folder does not exist, or access is denied"),
            26 => (JournalError.UnknownFormat, "it is no database"),
            5 or 6 => (JournalError.InUse, "another process has been writing to it for too long"),
            _ => (JournalError.WriteFailed, FormattableString.Invariant($"SQLite reports error {exception.SqliteErrorCode}")),
        };
        return new JournalException(error, $"The journal {path} failed: {what}.", exception);
    }

    private static string Text(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    private long Now() => _time.GetUtcNow().ToUnixTimeMilliseconds();

    private long Until() => (_time.GetUtcNow() + _options.Lease).ToUnixTimeMilliseconds();

    private async Task RenewAsync()
    {
        try
        {
            await RunAsync(
                "UPDATE work SET lease_until = $until WHERE owner = $owner",
                command =>
                {
                    command.Parameters.AddWithValue("$owner", _owner);
                    command.Parameters.AddWithValue("$until", Until());
                    return command.ExecuteNonQuery();
                },
                CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is JournalException or ObjectDisposedException)
        {
            // The next sign of life, or the next write, tells it.
        }
    }

    // One connection, one statement at a time; SQLite has no asynchronous calls, so that they run beside the caller.
    private async Task<T> RunAsync<T>(string statement, Func<SqliteCommand, T> run, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(
                () =>
                {
                    using SqliteCommand command = _connection.CreateCommand();
                    command.CommandText = statement;
                    return run(command);
                },
                CancellationToken.None).ConfigureAwait(false);
        }
        catch (SqliteException exception)
        {
            throw Wrap(exception, Path);
        }
        finally
        {
            _gate.Release();
        }
    }
}
