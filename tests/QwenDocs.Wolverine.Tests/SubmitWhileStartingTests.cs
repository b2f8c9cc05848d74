using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using QwenDocs.Endpoints;
using Wolverine;

namespace QwenDocs.Wolverine.Tests;

/// <summary>Background services run before their host has started; so they submit before there is a queue.</summary>
public sealed class SubmitWhileStartingTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("qwendocs-inbox-").FullName;
    private readonly SqliteTestDatabase _database = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        await File.WriteAllBytesAsync(Path.Combine(_folder, "a.png"), TestPicture.Png(0), Token);

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_background_service_may_submit_at_once()
    {
        using IHost host = Build(static services => services.AddSingleton<SubmitAtOnce>().AddHostedService(static provider => provider.GetRequiredService<SubmitAtOnce>()));
        await host.StartAsync(Token);

        Submission submission = await host.Services.GetRequiredService<SubmitAtOnce>().Submission.WaitAsync(Token);

        (submission.IsNew, submission.State).ShouldBe((true, ExtractionState.Received));
        await host.StopAsync(Token);
    }

    [Fact]
    public async Task A_host_that_is_not_started_is_named_and_not_waited_for_without_end()
    {
        FakeTimeProvider time = new();
        using IHost host = Build(services => services.AddSingleton<TimeProvider>(time));

        Task<Submission> submission = host.Services.GetRequiredService<ExtractionQueue>().SubmitAsync<Note>("a.png", Token);
        while (!submission.IsCompleted)
        {
            time.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        (await Should.ThrowAsync<InvalidOperationException>(submission)).Message.ShouldContain("StartAsync");
    }

    // What is added here starts before Wolverine does.
    private IHost Build(Action<IServiceCollection> add)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton<ModelEndpoint>(new CallbackEndpoint());
        builder.Services.AddQwenDocs();
        add(builder.Services);
        builder.UseWolverine(wolverine =>
        {
            wolverine.Discovery.DisableConventionalDiscovery();
            wolverine.UseQwenDocs(queue =>
            {
                _database.Configure(queue);
                queue.UseFolder(_folder).Extract<Note>();
                queue.IsWorker = false;
            });
        });
        return builder.Build();
    }

    private sealed class SubmitAtOnce(ExtractionQueue queue) : BackgroundService
    {
        private readonly TaskCompletionSource<Submission> _submission = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<Submission> Submission => _submission.Task;

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            try
            {
                _submission.SetResult(await queue.SubmitAsync<Note>("a.png", stoppingToken));
            }
            catch (Exception exception)
            {
                _submission.SetException(exception);
            }
        }
    }
}
