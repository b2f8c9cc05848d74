using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using QwenDocs.Wolverine;
using QwenDocs.Wolverine.Messages;
using QwenDocs.Wolverine.Storage;
using QwenDocs.Wolverine.Work;
using Wolverine.Postgresql;
using Wolverine.Sqlite;

#pragma warning disable IDE0130 // Registration stands where applications look for it.
namespace Wolverine;

/// <summary>Adds a queue of documents to an application's Wolverine.</summary>
public static class QwenDocsWolverineOptionsExtensions
{
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
        if (queue.PostgresqlConnection is { } postgresql)
            AddPostgresql(options, queue, postgresql);
        else
            AddSqlite(options, queue, queue.SqliteConnection!);
        options.AddMessageHandler(new ExtractDocumentHandler(queue));
        options.AddMessageHandler(new DocumentExtractedHandler(queue));
        return options;
    }

    private static void AddPostgresql(WolverineOptions options, ExtractionQueueOptions queue, string connection)
    {
        options.UsePostgresqlPersistenceAndTransport(connection).AutoProvision().EnableQueueNotifications();
        options.PublishMessage<ExtractDocument>().ToPostgresqlQueue(queue.QueueName);
        options.PublishMessage<DocumentExtracted>().ToPostgresqlQueue(queue.OutcomeQueueName);
        if (!queue.IsWorker)
            return;
        options.ListenToPostgresqlQueue(queue.QueueName)
            .MaximumMessagesToReceive(queue.MaxConcurrency).PollingInterval(queue.PollingInterval).MaximumParallelMessages(queue.MaxConcurrency).UseDurableInbox(queue.Buffer);
        options.ListenToPostgresqlQueue(queue.OutcomeQueueName).PollingInterval(queue.PollingInterval).MaximumParallelMessages(queue.MaxConcurrency).UseDurableInbox();
    }

    private static void AddSqlite(WolverineOptions options, ExtractionQueueOptions queue, string connection)
    {
        options.UseSqlitePersistenceAndTransport(connection).AutoProvision();
        options.PublishMessage<ExtractDocument>().ToSqliteQueue(queue.QueueName);
        options.PublishMessage<DocumentExtracted>().ToSqliteQueue(queue.OutcomeQueueName);
        if (!queue.IsWorker)
            return;
        options.ListenToSqliteQueue(queue.QueueName)
            .MaximumMessagesToReceive(queue.MaxConcurrency).PollingInterval(queue.PollingInterval).MaximumParallelMessages(queue.MaxConcurrency).UseDurableInbox(queue.Buffer);
        options.ListenToSqliteQueue(queue.OutcomeQueueName).PollingInterval(queue.PollingInterval).MaximumParallelMessages(queue.MaxConcurrency).UseDurableInbox();
    }
}
