using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace QwenDocs.Wolverine.Storage;

/// <summary>What differs between the databases.</summary>
internal abstract class SqlDialect
{
    public static SqlDialect Postgresql { get; } = new PostgresqlDialect();

    public static SqlDialect Sqlite { get; } = new SqliteDialect();

    /// <summary>Gets the database's clock in milliseconds: all machines go by it.</summary>
    public abstract string Now { get; }

    /// <summary>Gets what a SELECT ends with so that the row stays as it is until the transaction ends.</summary>
    public abstract string ForUpdate { get; }

    public abstract string Money { get; }

    public abstract string Time { get; }

    /// <summary>Gets the statement that comes before tables are made: what several processes need so as not to be in each other's way.</summary>
    public abstract string BeforeTables { get; }

    public abstract object Amount(decimal usd);

    /// <summary>Tells whether a failure passes by itself, such as a server that is restarted.</summary>
    public abstract bool IsPassing(DbException exception);

    private sealed class PostgresqlDialect : SqlDialect
    {
        public override string Now => "(extract(epoch FROM clock_timestamp()) * 1000)::bigint";

        public override string ForUpdate => " FOR UPDATE";

        public override string Money => "numeric";

        public override string Time => "timestamptz";

        // Of several processes one makes the tables.
        public override string BeforeTables => "SELECT pg_advisory_xact_lock(1364675121)";

        public override object Amount(decimal usd) => usd;

        // Classes of SQLSTATE: 08 connection, 40 rolled back, 53 resources, 57 intervention of the operator.
        public override bool IsPassing(DbException exception) => exception is NpgsqlException { IsTransient: true }
            or PostgresException { SqlState: ['0', '8', ..] or ['4', '0', ..] or ['5', '3' or '7', ..] }
            or NpgsqlException { InnerException: IOException or System.Net.Sockets.SocketException or TimeoutException };
    }

    private sealed class SqliteDialect : SqlDialect
    {
        public override string Now => "cast(unixepoch('subsec') * 1000 AS integer)";

        // A transaction that writes has the whole database.
        public override string ForUpdate => "";

        public override string Money => "real";

        public override string Time => "text";

        // Wolverine marks messages with the number of the process that has them, gives a process that starts or stops all messages of its number, and on SQLite calls each process 1
        // (6.62.0). It reads the number back after it wrote its row.
        public override string BeforeTables =>
            """
            CREATE TRIGGER IF NOT EXISTS qwendocs_node_number AFTER INSERT ON wolverine_nodes
            WHEN EXISTS (SELECT 1 FROM wolverine_nodes WHERE node_number = new.node_number AND id <> new.id)
            BEGIN
              UPDATE wolverine_nodes SET node_number = (SELECT max(node_number) + 1 FROM wolverine_nodes) WHERE id = new.id;
            END
            """;

        public override object Amount(decimal usd) => (double)usd;

        // SQLite's result codes: 5 BUSY, 6 LOCKED, 10 IOERR, 14 CANTOPEN.
        public override bool IsPassing(DbException exception) => exception is SqliteException { SqliteErrorCode: 5 or 6 or 10 or 14 };
    }
}
