using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using QwenDocs.Endpoints;
using QwenDocs.Pipelines;
using QwenDocs.Wolverine.Storage;
using Wolverine;
using Wolverine.Runtime;

namespace QwenDocs.Wolverine.Tests;

/// <summary>One process of a queue: a host with an endpoint that is told what to answer.</summary>
internal sealed class TestQueue : IAsyncDisposable
{
    private readonly IHost _host;

    private TestQueue(IHost host) => _host = host;

    public ExtractionQueue Queue => _host.Services.GetRequiredService<ExtractionQueue>();

    public WorkStore Store => _host.Services.GetRequiredService<WorkStore>();

    public FakeLogCollector Log => _host.Services.GetRequiredService<FakeLogCollector>();

    public static async Task<TestQueue> StartAsync(
        TestDatabase database,
        string folder,
        ModelEndpoint endpoint,
        NoteSink? sink = null,
        NoteTakenHandler? taken = null,
        Action<ExtractionQueueOptions>? configure = null,
        ReceiptSink? receipts = null)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddFakeLogging();
        builder.Services.AddSingleton(endpoint);
        builder.Services.AddQwenDocs();
        if (sink is not null)
            builder.Services.AddSingleton<IOutcomeSink<Note>>(sink);
        if (receipts is not null)
            builder.Services.AddSingleton<IOutcomeSink<Receipt>>(receipts).AddSingleton<ISplitSink>(receipts);
        builder.UseWolverine(wolverine =>
        {
            wolverine.Discovery.DisableConventionalDiscovery();
            wolverine.Durability.ScheduledJobFirstExecution = TimeSpan.FromMilliseconds(50);
            wolverine.Durability.ScheduledJobPollingTime = TimeSpan.FromMilliseconds(50);
            if (taken is not null)
            {
                wolverine.AddMessageHandler(taken);
                wolverine.PublishMessage<NoteTaken>().ToLocalQueue("notes").UseDurableInbox();
            }

            wolverine.UseQwenDocs(queue =>
            {
                database.Configure(queue);
                queue.UseFolder(folder).Extract<Note>();
                queue.PollingInterval = TimeSpan.FromMilliseconds(50);
                queue.RetryDelays = [TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(10)];
                configure?.Invoke(queue);
            });
        });
        TestQueue queue = new(builder.Build());
        await queue._host.StartAsync(TestContext.Current.CancellationToken);
        return queue;
    }

    /// <summary>Waits until a document has come to a state.</summary>
    public async Task<ExtractionStatus> WaitForAsync(WorkKey key, ExtractionState state)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            if (await Queue.GetStatusAsync(key, patience.Token) is { } status && status.State == state)
                return status;
            await Task.Delay(20, patience.Token);
        }
    }

    /// <summary>Waits until something was logged.</summary>
    public async Task WaitForLogAsync(int eventId)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        await foreach (FakeLogRecord record in Log.GetLogsAsync(patience.Token))
        {
            if (record.Id.Id == eventId)
                return;
        }
    }

    public async Task<int> CountDeadLettersAsync() => (await _host.Services.GetRequiredService<IWolverineRuntime>().Storage.Admin.FetchCountsAsync()).DeadLetter;

    public Task StopAsync() => _host.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }
}
