using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Wolverine;
using Wolverine.Configuration;
using Wolverine.Runtime;
using Wolverine.Sqlite.Transport;
using Wolverine.Transports;

namespace QwenDocs.Wolverine.Work;

/// <summary>Wolverine's SQLite queue, whose listener waits with a message until this process can begin it. Without it the listener fetches all that there is, page by page, without a pause.</summary>
internal sealed class LimitedSqliteQueue(string name, SqliteTransport transport, FetchLimit fetchLimit) : SqliteQueue(name, transport, EndpointRole.Application)
{
    public override ValueTask<IListener> BuildListenerAsync(IWolverineRuntime runtime, IReceiver receiver) =>
        base.BuildListenerAsync(runtime, new LimitedReceiver(receiver, fetchLimit, runtime.Services));

    private sealed class LimitedReceiver(IReceiver receiver, FetchLimit fetchLimit, IServiceProvider services) : IReceiver
    {
        public IHandlerPipeline Pipeline => receiver.Pipeline;

        public async ValueTask ReceivedAsync(IListener listener, Envelope[] messages)
        {
            foreach (Envelope message in messages)
                await ReceivedAsync(listener, message).ConfigureAwait(false);
        }

        public async ValueTask ReceivedAsync(IListener listener, Envelope envelope)
        {
            // A message that was fetched is this process's: when it stops, Wolverine gives it back.
            TimeProvider time = services.GetRequiredService<TimeProvider>();
            CancellationToken stopping = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
            await fetchLimit.WaitForRoomAsync(envelope.Id, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await receiver.ReceivedAsync(listener, envelope).ConfigureAwait(false);
        }

        public ValueTask DrainAsync() => receiver.DrainAsync();

        public void Dispose() => receiver.Dispose();
    }
}
