using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Npgsql;
using QwenDocs.Wolverine;
using QwenDocs.Wolverine.Messages;
using QwenDocs.Wolverine.Storage;
using QwenDocs.Wolverine.Work;
using Wolverine.Postgresql;
using Wolverine.Postgresql.Transport;
using Wolverine.Sqlite;
using Wolverine.Sqlite.Transport;

#pragma warning disable IDE0130 // Registration stands where applications look for it.
namespace Wolverine;

/// <summary>Adds a queue of documents to an application's Wolverine.</summary>
public static class QwenDocsWolverineOptionsExtensions
{
    // A schema of its own: Wolverine gives the messages of a process that died to any other one on the same schema, whether it listens to their queue or not.
    private const string Schema = "qwendocs";

    private const string QueueName = "qwendocs";

    private const string OutcomeQueueName = "qwendocs_outcomes";

    /// <summary>Extracts records from documents as Wolverine messages: in this process, and in every other one on the same database.</summary>
    /// <param name="options">Wolverine's options, as <c>builder.UseWolverine(options => …)</c> gives them. The extractor is the one of <c>services.AddQwenDocs(…)</c>.</param>
    /// <param name="configure">Sets the database, the record types and where documents lie.</param>
    /// <returns>The same options.</returns>
    /// <exception cref="ArgumentException">An option is outside its range, or the database, the document source or the record types are missing.</exception>
    public static WolverineOptions UseQwenDocs(this WolverineOptions options, Action<ExtractionQueueOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(configure);
        ExtractionQueueOptions queue = new();
        configure(queue);
        queue.Validate();

        IServiceCollection services = options.Services;
        services.AddSingleton(queue);
        queue.AddDocumentSource!(services);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IWolverineExtension, HandlersWithoutCompiler>();
        services.AddSingleton<WorkStore>();
        services.AddSingleton<WorkLeases>();
        services.AddHostedService(static provider => provider.GetRequiredService<WorkLeases>());
        services.AddSingleton(provider => new ExtractionQueue(queue, provider, provider.GetRequiredService<WorkStore>()));
        services.PostConfigure<HostOptions>(host => host.ShutdownTimeout = host.ShutdownTimeout > queue.ShutdownTimeout ? host.ShutdownTimeout : queue.ShutdownTimeout);

        options.Durability.DrainTimeout = queue.DrainTimeout;
        // A process that loses its documents loses its messages, too: Wolverine gives both to others.
        options.Durability.StaleNodeTimeout = queue.Lease;
        options.Durability.HealthCheckPollingTime = queue.SignOfLife;
        options.Durability.CheckAssignmentPeriod = queue.SignOfLife;
        if (!queue.IsWorker)
        {
            // For the same reason a process that only submits must never be the one that gives messages to others.
            options.Durability.NodeRole = NodeRole.Warmup;
        }

        FetchLimit fetchLimit = new(queue.MaxConcurrency);
        if (queue.PostgresqlConnection is { } postgresql)
            AddPostgresql(options, queue, postgresql, fetchLimit);
        else
            AddSqlite(options, queue, queue.SqliteConnection!, fetchLimit);
        options.AddMessageHandler(new ExtractDocumentHandler(queue, fetchLimit));
        options.AddMessageHandler(new DocumentExtractedHandler(queue));
        return options;
    }

    private static void AddPostgresql(
        WolverineOptions options,
        ExtractionQueueOptions queue,
        string connection,
        FetchLimit fetchLimit)
    {
        options.UsePostgresqlPersistenceAndTransport(EndIdleSessions(connection, queue.Lease), Schema, Schema).AutoProvision();
        options.PublishMessage<ExtractDocument>().ToPostgresqlQueue(QueueName);
        options.PublishMessage<DocumentExtracted>().ToPostgresqlQueue(OutcomeQueueName);
        if (!queue.IsWorker)
            return;
        options.ListenToPostgresqlQueue(QueueName)
            .MaximumMessagesToReceive(queue.MaxConcurrency).PollingInterval(queue.PollingInterval).MaximumParallelMessages(queue.MaxConcurrency).UseDurableInbox(queue.Buffer);
        PostgresqlQueue endpoint = options.Transports.AllEndpoints().OfType<PostgresqlQueue>().Single(static each => each.Name == QueueName);
        fetchLimit.SetPageSize = documents => endpoint.MaximumMessagesToReceive = documents;
        options.ListenToPostgresqlQueue(OutcomeQueueName).PollingInterval(queue.PollingInterval).MaximumParallelMessages(queue.MaxConcurrency).UseDurableInbox();
    }

    // A process that stands still keeps its sessions, and with them Wolverine's lock of the leader and locks of rows. The server ends them after a lease; the pool closes what is idle before.
    private static string EndIdleSessions(string connection, TimeSpan lease)
    {
        int seconds = (int)Math.Clamp(lease.TotalSeconds, 5, 3600);
        NpgsqlConnectionStringBuilder builder = new(connection) { ConnectionIdleLifetime = seconds / 2, ConnectionPruningInterval = Math.Max(1, seconds / 6) };
        builder.Options = FormattableString.Invariant($"{builder.Options} -c idle_session_timeout={seconds}s -c idle_in_transaction_session_timeout={seconds}s").Trim();
        return builder.ConnectionString;
    }

    private static void AddSqlite(
        WolverineOptions options,
        ExtractionQueueOptions queue,
        string connection,
        FetchLimit fetchLimit)
    {
        options.UseSqlitePersistenceAndTransport(connection).AutoProvision();
        SqliteTransport transport = options.Transports.GetOrCreate<SqliteTransport>();
        transport.Queues[QueueName] = new LimitedSqliteQueue(QueueName, transport, fetchLimit);
        options.PublishMessage<ExtractDocument>().ToSqliteQueue(QueueName);
        options.PublishMessage<DocumentExtracted>().ToSqliteQueue(OutcomeQueueName);
        if (!queue.IsWorker)
            return;
        options.ListenToSqliteQueue(QueueName)
            .MaximumMessagesToReceive(1).PollingInterval(queue.PollingInterval).MaximumParallelMessages(queue.MaxConcurrency).UseDurableInbox(queue.Buffer);
        options.ListenToSqliteQueue(OutcomeQueueName).PollingInterval(queue.PollingInterval).MaximumParallelMessages(queue.MaxConcurrency).UseDurableInbox();
    }
}
