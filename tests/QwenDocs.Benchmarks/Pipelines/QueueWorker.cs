using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using QwenDocs.Endpoints;
using QwenDocs.Wolverine;
using Wolverine;

namespace QwenDocs.Benchmarks.Pipelines;

/// <summary>A worker of a queue in a process of its own. It says so when a late write was refused.</summary>
internal static class QueueWorker
{
    /// <summary>How long a worker that gives no sign of life keeps its documents.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(6);

    /// <summary>Starts a worker process.</summary>
    public static Process Start(QueueRun run, int concurrency)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        foreach (string argument in new[] { "--queue-worker", run.Folder, run.Server.Address.ToString(), run.ConnectionString, concurrency.ToString(CultureInfo.InvariantCulture) })
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    /// <summary>Runs in the worker process until it is asked to stop.</summary>
    public static async Task RunAsync(string[] args)
    {
        HostApplicationBuilder builder = CreateBuilder(args[0], new Uri(args[1]), args[2], queue => queue.MaxConcurrency = int.Parse(args[3], CultureInfo.InvariantCulture));
        builder.Logging.ClearProviders();
        builder.Logging.AddFilter("QwenDocs.Wolverine", LogLevel.Information);
        builder.Logging.AddFilter("Wolverine", LogLevel.Critical);
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        await builder.Build().RunAsync().ConfigureAwait(false);
    }

    /// <summary>Describes a process of the queue.</summary>
    public static HostApplicationBuilder CreateBuilder(string folder, Uri server, string connection, Action<ExtractionQueueOptions> configure)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddQwenDocs().UseEndpoint(_ => HttpEndpoint.ForServer(server, "qwen2.5-vl", kind: EndpointKind.OpenAICompatible));
        builder.UseWolverine(wolverine =>
        {
            wolverine.Discovery.DisableConventionalDiscovery();
            wolverine.UseQwenDocs(queue =>
            {
                if (connection.StartsWith("Data Source", StringComparison.Ordinal))
                    queue.UseSqlite(connection);
                else
                    queue.UsePostgresql(connection);
                queue.UseFolder(folder).Extract<QueueNote>();
                queue.Lease = Lease;
                configure(queue);
            });
        });
        return builder;
    }
}

/// <summary>What is read from the pictures of a queue.</summary>
internal sealed record QueueNote(string? Text);
