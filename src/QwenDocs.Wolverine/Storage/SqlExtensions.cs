using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace QwenDocs.Wolverine.Storage;

/// <summary>Statements with parameters, in a transaction.</summary>
internal static class SqlExtensions
{
    public static async Task<int> ExecuteAsync(
        this DbTransaction transaction,
        string sql,
        CancellationToken cancellationToken,
        params (string Name, object? Value)[] parameters)
    {
        DbCommand command = CreateCommand(transaction, sql, parameters);
        await using (command.ConfigureAwait(false))
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the first row, or gives the default where there is none.</summary>
    public static async Task<T?> ReadAsync<T>(
        this DbTransaction transaction,
        string sql,
        Func<DbDataReader, T> read,
        CancellationToken cancellationToken,
        params (string Name, object? Value)[] parameters)
    {
        DbCommand command = CreateCommand(transaction, sql, parameters);
        await using (command.ConfigureAwait(false))
        {
            DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
                return await reader.ReadAsync(cancellationToken).ConfigureAwait(false) ? read(reader) : default;
        }
    }

    /// <summary>Reads an amount of money, which SQLite keeps as a floating-point number.</summary>
    public static decimal Amount(this DbDataReader row, int column) => Convert.ToDecimal(row.GetValue(column), CultureInfo.InvariantCulture);

    [SuppressMessage("Security", "CA2100:Review SQL queries for security vulnerabilities", Justification = "The statements are constants; values are parameters.")]
    private static DbCommand CreateCommand(DbTransaction transaction, string sql, (string Name, object? Value)[] parameters)
    {
        DbCommand command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach ((string name, object? value) in parameters)
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
