using System.Data.Common;
using System.Globalization;
using QwenDocs.Planning;

namespace QwenDocs.Wolverine.Storage;

/// <summary>What all workers have spent and reserved, against what they may: one row for all time, one for each day.</summary>
/// <remarks>
/// All workers write the same rows. Every transaction locks the row for all time first and a day's row after it, since two that lock them the other way round wait for each other; and a
/// transaction writes them last, so that the others wait for its end alone.
/// </remarks>
internal sealed class BudgetTable(SqlDialect dialect, ExtractionQueueOptions options, TimeProvider time)
{
    private const string Total = "total";

    public string Definition =>
        $"""
        CREATE TABLE IF NOT EXISTS qwendocs_budget (
          name text PRIMARY KEY, limit_usd {dialect.Money}, spent_usd {dialect.Money} NOT NULL DEFAULT 0, reserved_usd {dialect.Money} NOT NULL DEFAULT 0)
        """;

    /// <summary>Gets the day whose budget a document takes that is begun now.</summary>
    public string Today => time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Sets the limit of this process's settings.</summary>
    public Task SetLimitAsync(DbTransaction transaction, CancellationToken cancellationToken) => transaction.ExecuteAsync(
        options.IsWorker
            ? "INSERT INTO qwendocs_budget (name, limit_usd) VALUES (@name, @limit) ON CONFLICT (name) DO UPDATE SET limit_usd = excluded.limit_usd"
            : "INSERT INTO qwendocs_budget (name) VALUES (@name) ON CONFLICT (name) DO NOTHING",
        cancellationToken,
        ("name", Total),
        ("limit", options.BudgetUsd is { } limit ? dialect.Amount(limit) : null));

    /// <summary>Reserves an amount before anything is sent for it.</summary>
    /// <param name="transaction">The transaction; where this throws, it must be rolled back.</param>
    /// <param name="usd">The amount that is reserved now.</param>
    /// <param name="neededUsd">What the work may cost as a whole, for the message.</param>
    /// <param name="documentName">The document.</param>
    /// <param name="day">The day whose budget it is.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="CostBudgetExceededException">The amount is not there.</exception>
    public async Task ReserveAsync(
        DbTransaction transaction,
        decimal usd,
        decimal neededUsd,
        string documentName,
        string day,
        CancellationToken cancellationToken)
    {
        foreach (string name in new[] { Total, day })
        {
            if (name == day)
                await SetDayLimitAsync(transaction, day, cancellationToken).ConfigureAwait(false);
            int reserved = await transaction.ExecuteAsync(
                """
                UPDATE qwendocs_budget SET reserved_usd = reserved_usd + @usd
                WHERE name = @name AND (limit_usd IS NULL OR round(spent_usd + reserved_usd + @usd, 9) <= limit_usd)
                """,
                cancellationToken,
                ("usd", dialect.Amount(usd)),
                ("name", name)).ConfigureAwait(false);
            if (reserved == 0)
                throw await RefuseAsync(transaction, name, neededUsd, documentName, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Puts what was spent in the place of what was reserved.</summary>
    public async Task SettleAsync(DbTransaction transaction, WorkRow row, decimal spentUsd, CancellationToken cancellationToken)
    {
        foreach (string name in new[] { Total, row.BudgetDay }.OfType<string>())
        {
            await transaction.ExecuteAsync(
                "UPDATE qwendocs_budget SET reserved_usd = round(reserved_usd - @planned, 9), spent_usd = round(spent_usd + @spent, 9) WHERE name = @name",
                cancellationToken,
                ("planned", dialect.Amount(row.PlannedUsd)),
                ("spent", dialect.Amount(spentUsd)),
                ("name", name)).ConfigureAwait(false);
        }
    }

    private Task<int> SetDayLimitAsync(DbTransaction transaction, string day, CancellationToken cancellationToken) => transaction.ExecuteAsync(
        """
        INSERT INTO qwendocs_budget (name, limit_usd) VALUES (@name, @limit)
        ON CONFLICT (name) DO UPDATE SET limit_usd = excluded.limit_usd WHERE qwendocs_budget.limit_usd IS DISTINCT FROM excluded.limit_usd
        """,
        cancellationToken,
        ("name", day),
        ("limit", options.DailyBudgetUsd is { } limit ? dialect.Amount(limit) : null));

    private static async Task<CostBudgetExceededException> RefuseAsync(
        DbTransaction transaction,
        string name,
        decimal neededUsd,
        string documentName,
        CancellationToken cancellationToken)
    {
        (decimal limit, decimal used) = await transaction.ReadAsync(
            "SELECT limit_usd, spent_usd + reserved_usd FROM qwendocs_budget WHERE name = @name",
            static row => (row.Amount(0), row.Amount(1)),
            cancellationToken,
            ("name", name)).ConfigureAwait(false);
        return new CostBudgetExceededException(documentName, neededUsd, Math.Max(0, limit - used), limit, isDaily: name != Total);
    }
}
