using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using QwenDocs.Pipelines;
using QwenDocs.Planning;
using QwenDocs.Wolverine.Messages;
using Wolverine.RDBMS;
using Wolverine.Runtime;

namespace QwenDocs.Wolverine.Storage;

/// <summary>The table of the work, beside Wolverine's own tables: who is at what, what came of it, what it cost. A write of a worker that lost its work is refused.</summary>
internal sealed class WorkStore : IDisposable
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(1);

    private readonly IWolverineRuntime _runtime;
    private readonly ExtractionQueueOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<WorkStore> _logger;
    private readonly SqlDialect _dialect;
    private readonly BudgetTable _budget;
    private readonly SemaphoreSlim _gate = new(1);
    private readonly TaskCompletionSource _hostStarted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isCreated;

    public WorkStore(
        IWolverineRuntime runtime,
        ExtractionQueueOptions options,
        IHostApplicationLifetime lifetime,
        TimeProvider time,
        ILogger<WorkStore> logger)
    {
        lifetime.ApplicationStarted.Register(() => _hostStarted.TrySetResult());
        _runtime = runtime;
        _options = options;
        _time = time;
        _logger = logger;
        _dialect = options.PostgresqlConnection is null ? SqlDialect.Sqlite : SqlDialect.Postgresql;
        _budget = new BudgetTable(_dialect, options, time);
    }

    /// <summary>Gets the name of this process among the owners of work.</summary>
    public string Owner { get; } = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";

    // Wolverine knows its store only once it has started.
    private IMessageDatabase Database => _runtime.Storage as IMessageDatabase
        ?? throw new InvalidOperationException("Wolverine has no database: the host must be started before the queue is used, and its main message store must be the queue's.");

    public Task<WorkRow?> FindAsync(WorkKey key, CancellationToken cancellationToken) =>
        RunAsync(transaction => LoadAsync(transaction, key, isForUpdate: false, cancellationToken), cancellationToken);

    public Task<long> CountAsync(ExtractionState state, CancellationToken cancellationToken) => RunAsync(
        transaction => transaction.ReadAsync("SELECT count(*) FROM qwendocs_work WHERE state = @state", static row => row.GetInt64(0), cancellationToken, ("state", Name(state))),
        cancellationToken);

    /// <summary>Writes that work is wanted, and sends its message in the same transaction, unless it was wanted before.</summary>
    public async Task<Submission> SubmitAsync(
        WorkKey key,
        string documentName,
        ExtractDocument message,
        CancellationToken cancellationToken)
    {
        await WaitForHostAsync(cancellationToken).ConfigureAwait(false);
        MessageContext? sent = null;
        Submission submission = await RunAsync(
            async transaction =>
            {
                sent = null;
                int written = await transaction.ExecuteAsync(
                    """
                    INSERT INTO qwendocs_work (key, record_type, location, document, state, submitted) VALUES (@key, @type, @location, @document, 'received', @time)
                    ON CONFLICT (key) DO UPDATE SET state = 'received', location = @location, document = @document, submitted = @time WHERE qwendocs_work.state = 'deadLettered'
                    """,
                    cancellationToken,
                    ("key", message.Key),
                    ("type", message.RecordType),
                    ("location", message.Location),
                    ("document", documentName),
                    ("time", _time.GetUtcNow())).ConfigureAwait(false);
                if (written > 0)
                {
                    sent = await SendAsync(transaction, message).ConfigureAwait(false);
                    return new Submission(key, IsNew: true, ExtractionState.Received);
                }

                WorkRow? row = await LoadAsync(transaction, key, isForUpdate: false, cancellationToken).ConfigureAwait(false);
                return new Submission(key, IsNew: false, row?.State ?? ExtractionState.Received);
            },
            cancellationToken).ConfigureAwait(false);
        if (sent is not null)
            await sent.FlushOutgoingMessagesAsync().ConfigureAwait(false);
        return submission;
    }

    /// <summary>Takes work for this process, and reserves what it may cost.</summary>
    /// <returns>The number of the attempt, which later writes must name; or how long to wait for who is at it.</returns>
    /// <exception cref="CostBudgetExceededException">The budget does not have it.</exception>
    public Task<(int? Attempt, TimeSpan Wait)> BeginAsync(WorkKey key, decimal plannedUsd, CancellationToken cancellationToken) => RunAsync<(int?, TimeSpan)>(
        async transaction =>
        {
            WorkRow? row = await LoadAsync(transaction, key, isForUpdate: true, cancellationToken).ConfigureAwait(false);
            if (row is not { State: ExtractionState.Received or ExtractionState.DeadLettered })
                return (null, TimeSpan.Zero);
            if (row.Owner is not null && row.LeaseLeft > TimeSpan.Zero)
                return (null, row.LeaseLeft);

            // What a worker that died had reserved may have been spent: it counts as such.
            bool isInterrupted = row.Owner is not null;
            string day = _budget.Today;
            await transaction.ExecuteAsync(
                $"""
                UPDATE qwendocs_work SET state = 'received', owner = @owner, lease_until = {_dialect.Now} + @lease, attempts = attempts + 1, started = @time, planned_usd = @planned,
                  budget_day = @day, interrupted = interrupted + @interrupted, interrupted_usd = interrupted_usd + @lost
                WHERE key = @key
                """,
                cancellationToken,
                ("owner", Owner),
                ("lease", Lease),
                ("time", _time.GetUtcNow()),
                ("planned", _dialect.Amount(plannedUsd)),
                ("day", day),
                ("interrupted", isInterrupted ? 1 : 0),
                ("lost", _dialect.Amount(isInterrupted ? row.PlannedUsd : 0)),
                ("key", key.ToString())).ConfigureAwait(false);
            if (isInterrupted)
                await _budget.SettleAsync(transaction, row, row.PlannedUsd, cancellationToken).ConfigureAwait(false);
            await _budget.ReserveAsync(transaction, plannedUsd, plannedUsd, row.DocumentName, day, cancellationToken).ConfigureAwait(false);
            return (row.Attempts + 1, TimeSpan.Zero);
        },
        cancellationToken);

    /// <summary>Reserves more for an attempt.</summary>
    /// <returns><see langword="false"/> where the work is another worker's by now.</returns>
    /// <exception cref="CostBudgetExceededException">The budget does not have it.</exception>
    public Task<bool> RaiseAsync(WorkKey key, int attempt, decimal plannedUsd, CancellationToken cancellationToken) => RunAsync(
        async transaction =>
        {
            WorkRow? row = await LoadAsync(transaction, key, isForUpdate: true, cancellationToken).ConfigureAwait(false);
            if (!IsMine(row, attempt))
                return false;
            if (plannedUsd <= row!.PlannedUsd)
                return true;
            await transaction.ExecuteAsync(
                "UPDATE qwendocs_work SET planned_usd = @planned WHERE key = @key", cancellationToken, ("planned", _dialect.Amount(plannedUsd)), ("key", key.ToString())).ConfigureAwait(false);
            await _budget.ReserveAsync(transaction, plannedUsd - row.PlannedUsd, plannedUsd, row.DocumentName, row.BudgetDay!, cancellationToken).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <summary>Writes what came of work, corrects the budget and sends the message of it, in one transaction. It waits for a database that is gone.</summary>
    /// <returns><see langword="false"/> where the work is another worker's by now: nothing is written.</returns>
    public async Task<bool> CompleteAsync(
        int attempt,
        JournalEntry entry,
        DocumentExtracted? message,
        CancellationToken cancellationToken)
    {
        MessageContext? sent = null;
        bool isWritten = await RunAsync(
            async transaction =>
            {
                WorkRow? row = await LoadAsync(transaction, entry.Key, isForUpdate: true, cancellationToken).ConfigureAwait(false);
                // The database took an earlier try at this very write, and its confirmation was lost.
                if (row is { State: ExtractionState.Extracted or ExtractionState.Done } && row.Attempts == attempt)
                    return true;
                if (!IsMine(row, attempt))
                    return false;
                decimal cost = entry.CostUsd ?? row!.PlannedUsd;
                await transaction.ExecuteAsync(
                    """
                    UPDATE qwendocs_work SET state = @state, owner = NULL, lease_until = NULL, planned_usd = 0, completed = @completed, cost_usd = cost_usd + @cost,
                      failure_code = @code, failure_message = @message, failure_transient = @transient, outcome = @outcome
                    WHERE key = @key
                    """,
                    cancellationToken,
                    ("state", Name(message is null ? ExtractionState.Done : ExtractionState.Extracted)),
                    ("completed", entry.Completed),
                    ("cost", _dialect.Amount(cost)),
                    ("code", entry.Failure?.Code),
                    ("message", entry.Failure?.Message),
                    ("transient", entry.Failure?.IsTransient),
                    ("outcome", entry.Outcome.GetRawText()),
                    ("key", entry.Key.ToString())).ConfigureAwait(false);
                sent = message is null ? null : await SendAsync(transaction, message).ConfigureAwait(false);
                await _budget.SettleAsync(transaction, row!, cost, cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        if (isWritten && sent is not null)
            await sent.FlushOutgoingMessagesAsync().ConfigureAwait(false);
        return isWritten;
    }

    /// <summary>Writes that an attempt failed for the moment, and lets go of the work.</summary>
    /// <param name="key">The work.</param>
    /// <param name="attempt">The attempt, or <see langword="null"/> where it failed before it was begun.</param>
    /// <param name="failure">Why.</param>
    /// <param name="costUsd">What it cost; <see langword="null"/> where the endpoint reported no cost.</param>
    /// <param name="isLast">Whether it is not tried again.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns><see langword="false"/> where the work is another worker's by now: nothing is written.</returns>
    public Task<bool> FailAsync(
        WorkKey key,
        int? attempt,
        FailureInfo failure,
        decimal? costUsd,
        bool isLast,
        CancellationToken cancellationToken) => RunAsync(
        async transaction =>
        {
            WorkRow? row = await LoadAsync(transaction, key, isForUpdate: true, cancellationToken).ConfigureAwait(false);
            if (attempt is { } number ? !IsMine(row, number) : row is not { Owner: null, State: ExtractionState.Received or ExtractionState.DeadLettered })
                return false;
            decimal cost = attempt is null ? 0 : costUsd ?? row!.PlannedUsd;
            await transaction.ExecuteAsync(
                """
                UPDATE qwendocs_work SET state = @state, owner = NULL, lease_until = NULL, planned_usd = 0, cost_usd = cost_usd + @cost,
                  failure_code = @code, failure_message = @message, failure_transient = @transient
                WHERE key = @key
                """,
                cancellationToken,
                ("state", Name(isLast ? ExtractionState.DeadLettered : ExtractionState.Received)),
                ("cost", _dialect.Amount(cost)),
                ("code", failure.Code),
                ("message", failure.Message),
                ("transient", failure.IsTransient),
                ("key", key.ToString())).ConfigureAwait(false);
            if (attempt is not null)
                await _budget.SettleAsync(transaction, row!, cost, cancellationToken).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <summary>Marks work as done, together with the messages that its sink sends.</summary>
    /// <returns><see langword="false"/> where it was marked before.</returns>
    public Task<bool> MarkDoneAsync(WorkKey key, MessageContext context, CancellationToken cancellationToken) => RunAsync(
        async transaction =>
        {
            // The messages of the sink wait in the context: after a transaction that failed they are written into the next one.
            context.EnlistInOutbox(context);
            int written = await transaction.ExecuteAsync(
                "UPDATE qwendocs_work SET state = 'done' WHERE key = @key AND state = 'extracted'", cancellationToken, ("key", key.ToString())).ConfigureAwait(false);
            if (written > 0)
                await context.EnlistInOutboxAsync(new DatabaseEnvelopeTransaction(Database, transaction)).ConfigureAwait(false);
            return written > 0;
        },
        cancellationToken);

    /// <summary>Gives a sign of life for all work of this process.</summary>
    public Task<int> RenewAsync(CancellationToken cancellationToken) => RunAsync(
        transaction => transaction.ExecuteAsync($"UPDATE qwendocs_work SET lease_until = {_dialect.Now} + @lease WHERE owner = @owner", cancellationToken, ("lease", Lease), ("owner", Owner)),
        cancellationToken);

    /// <summary>Lets go of an attempt that was broken off, so that others need not wait for its lease.</summary>
    public Task<int> ReleaseAsync(WorkKey key, int attempt, CancellationToken cancellationToken) => RunAsync(
        transaction => transaction.ExecuteAsync(
            "UPDATE qwendocs_work SET lease_until = 0 WHERE key = @key AND owner = @owner AND attempts = @attempt", cancellationToken, ("key", key.ToString()), ("owner", Owner), ("attempt", attempt)),
        cancellationToken);

    public void Dispose() => _gate.Dispose();

    private long Lease => (long)_options.Lease.TotalMilliseconds;

    private static string Name(ExtractionState state) => state switch
    {
        ExtractionState.Received => "received",
        ExtractionState.Extracted => "extracted",
        ExtractionState.Done => "done",
        _ => "deadLettered",
    };

    private static ExtractionState StateOf(string name) => name switch
    {
        "received" => ExtractionState.Received,
        "extracted" => ExtractionState.Extracted,
        "done" => ExtractionState.Done,
        _ => ExtractionState.DeadLettered,
    };

    private bool IsMine(WorkRow? row, int attempt) => row is { State: ExtractionState.Received } && row.Owner == Owner && row.Attempts == attempt;

    private Task<WorkRow?> LoadAsync(
        DbTransaction transaction,
        WorkKey key,
        bool isForUpdate,
        CancellationToken cancellationToken) => transaction.ReadAsync(
        $"""
        SELECT record_type, location, document, state, submitted, owner, coalesce(lease_until, 0) - {_dialect.Now}, attempts, interrupted, interrupted_usd, planned_usd, budget_day, cost_usd,
          completed, failure_code, failure_message, failure_transient, outcome
        FROM qwendocs_work WHERE key = @key{(isForUpdate ? _dialect.ForUpdate : "")}
        """,
        row => new WorkRow(key, row.GetString(0), row.GetString(1), row.GetString(2), StateOf(row.GetString(3)), row.GetFieldValue<DateTimeOffset>(4))
        {
            Owner = row.IsDBNull(5) ? null : row.GetString(5),
            LeaseLeft = TimeSpan.FromMilliseconds(row.GetInt64(6)),
            Attempts = row.GetInt32(7),
            Interrupted = row.GetInt32(8),
            InterruptedUsd = row.Amount(9),
            PlannedUsd = row.Amount(10),
            BudgetDay = row.IsDBNull(11) ? null : row.GetString(11),
            CostUsd = row.Amount(12),
            Completed = row.IsDBNull(13) ? null : row.GetFieldValue<DateTimeOffset>(13),
            Failure = row.IsDBNull(14) ? null : new FailureInfo(row.GetString(14), row.GetString(15), row.GetBoolean(16)),
            Outcome = row.IsDBNull(17) ? null : row.GetString(17),
        },
        cancellationToken,
        ("key", key.ToString()));

    // Background services run while the host still starts. What is published before Wolverine has started as a whole may find no queue, then and later: it remembers its routes.
    private async Task WaitForHostAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _hostStarted.Task.WaitAsync(StartTimeout, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException exception)
        {
            throw new InvalidOperationException(
                "Documents are submitted to a host that has started, and this one did not within a minute: submit after StartAsync, or in ExecuteAsync of a background service.", exception);
        }
    }

    // The message is a row of Wolverine's outbox, in the same transaction; it leaves when that is committed.
    private async Task<MessageContext> SendAsync(DbTransaction transaction, object message)
    {
        MessageContext context = new(_runtime);
        await context.EnlistInOutboxAsync(new DatabaseEnvelopeTransaction(Database, transaction)).ConfigureAwait(false);
        await context.PublishAsync(message).ConfigureAwait(false);
        return context;
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_isCreated)
                return;
            string[] statements =
            [
                _dialect.BeforeTables,
                $"""
                CREATE TABLE IF NOT EXISTS qwendocs_work (
                  key text PRIMARY KEY, record_type text NOT NULL, location text NOT NULL, document text NOT NULL, state text NOT NULL, submitted {_dialect.Time} NOT NULL,
                  owner text, lease_until bigint, attempts integer NOT NULL DEFAULT 0, started {_dialect.Time}, planned_usd {_dialect.Money} NOT NULL DEFAULT 0, budget_day text,
                  interrupted integer NOT NULL DEFAULT 0, interrupted_usd {_dialect.Money} NOT NULL DEFAULT 0, cost_usd {_dialect.Money} NOT NULL DEFAULT 0, completed {_dialect.Time},
                  failure_code text, failure_message text, failure_transient boolean, outcome text)
                """,
                "CREATE INDEX IF NOT EXISTS qwendocs_work_state ON qwendocs_work (state)",
                "CREATE INDEX IF NOT EXISTS qwendocs_work_owner ON qwendocs_work (owner)",
                _budget.Definition,
            ];
            await InTransactionAsync(
                async transaction =>
                {
                    foreach (string statement in statements)
                        await transaction.ExecuteAsync(statement, cancellationToken).ConfigureAwait(false);
                    await _budget.SetLimitAsync(transaction, cancellationToken).ConfigureAwait(false);
                    return true;
                },
                cancellationToken).ConfigureAwait(false);
            _isCreated = true;
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<T> InTransactionAsync<T>(Func<DbTransaction, Task<T>> run, CancellationToken cancellationToken)
    {
        DbConnection connection = await Database.DataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            DbTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                T result = await run(transaction).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                return result;
            }
        }
    }

    // A database that is gone is waited for: what was paid for is not lost, and nothing is paid for meanwhile.
    private async Task<T> RunAsync<T>(Func<DbTransaction, Task<T>> run, CancellationToken cancellationToken)
    {
        long started = _time.GetTimestamp();
        for (TimeSpan wait = FirstWait; ; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
        {
            try
            {
                if (!_isCreated)
                    await CreateAsync(cancellationToken).ConfigureAwait(false);
                return await InTransactionAsync(run, cancellationToken).ConfigureAwait(false);
            }
            catch (DbException exception)
            {
                if (!_dialect.IsPassing(exception) || _time.GetElapsedTime(started) + wait > _options.DatabaseTimeout)
                    throw new JournalException(JournalError.WriteFailed, $"The queue's database failed ({exception.GetType().Name}, {exception.SqlState ?? "no state"}).", exception);
                _logger.WaitingForDatabase(wait.TotalSeconds, exception.GetType().Name);
            }

            await Task.Delay(wait, _time, cancellationToken).ConfigureAwait(false);
        }
    }
}
