using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;
using QwenDocs.Endpoints;
using QwenDocs.Testing;

namespace QwenDocs.Tests.Endpoints;

public sealed class EndpointTelemetryTests : IDisposable
{
    private const string Key = "sk-very-secret";

    private readonly TelemetryProbe _probe = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _probe.Dispose();

    [Fact]
    public async Task Each_attempt_is_a_span()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Error(503), SimulatedAnswer.Text("""{"a":1}""") with { CostUsd = 0.0125m, Provider = "host" });
        using HttpEndpoint endpoint = Endpoint(server);

        await endpoint.CompleteAsync(Requests.WithPages(2), Token);

        _probe.Spans.Count.ShouldBe(2);
        _probe.Spans.ShouldAllBe(span => span.DisplayName == "chat qwen/qwen2.5-vl-72b-instruct" && span.Kind == ActivityKind.Client);
        _probe.Spans.ShouldAllBe(span => (string?)span.GetTagItem("gen_ai.operation.name") == "chat" && (string?)span.GetTagItem("gen_ai.provider.name") == "openrouter");
        _probe.Spans.ShouldAllBe(span => (string?)span.GetTagItem("server.address") == "127.0.0.1" && (int?)span.GetTagItem("server.port") == server.Address.Port);
        _probe.Spans.ShouldAllBe(span => (string?)span.GetTagItem("gen_ai.output.type") == "json" && (int?)span.GetTagItem("qwendocs.images") == 2);
        _probe.Spans.Select(span => span.GetTagItem("qwendocs.attempt")).ShouldBe([1, 2]);
        _probe.Spans.Select(span => span.Status).ShouldBe([ActivityStatusCode.Error, ActivityStatusCode.Unset]);
        _probe.Spans.Select(span => span.GetTagItem("error.type")).ShouldBe(["server_failure", null]);
        _probe.Spans[0].GetTagItem("qwendocs.status_code").ShouldBe(503);
        Activity answered = _probe.Spans[1];
        answered.GetTagItem("gen_ai.response.id").ShouldBe("gen-simulated");
        answered.GetTagItem("gen_ai.response.model").ShouldBe("qwen/qwen2.5-vl-72b-instruct");
        answered.GetTagItem("gen_ai.response.finish_reasons").ShouldBe(new[] { "stop" });
        answered.GetTagItem("gen_ai.usage.input_tokens").ShouldBe(server.Requests[1].PromptTokens);
        answered.GetTagItem("gen_ai.usage.output_tokens").ShouldBeOfType<int>().ShouldBeGreaterThan(0);
        answered.GetTagItem("qwendocs.cost").ShouldBe(0.0125);
        answered.GetTagItem("qwendocs.host").ShouldBe("host");
    }

    [Fact]
    public async Task Each_attempt_is_measured_and_paid_failures_count()
    {
        using MetricCollector<double> durations = _probe.Collect<double>("gen_ai.client.operation.duration");
        using MetricCollector<int> tokens = _probe.Collect<int>("gen_ai.client.token.usage");
        using MetricCollector<double> cost = _probe.Collect<double>("qwendocs.cost");
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(
            SimulatedAnswer.Raw("""{"error":{"code":502,"message":"the provider died"},"usage":{"prompt_tokens":50,"completion_tokens":3,"cost":0.25}}"""),
            SimulatedAnswer.Text("{}") with { CostUsd = 0.5m, CompletionTokens = 7 });
        using HttpEndpoint endpoint = Endpoint(server);

        await endpoint.CompleteAsync(Requests.Small, Token);

        IReadOnlyList<CollectedMeasurement<double>> measured = durations.GetMeasurementSnapshot();
        measured.Select(measurement => measurement.Tags.GetValueOrDefault("error.type")).ShouldBe(["server_failure", null]);
        measured.ShouldAllBe(measurement => (string?)measurement.Tags["gen_ai.provider.name"] == "openrouter" && (string?)measurement.Tags["gen_ai.request.model"] == "qwen/qwen2.5-vl-72b-instruct");
        tokens.GetMeasurementSnapshot().Select(measurement => ((string?)measurement.Tags["gen_ai.token.type"], measurement.Value))
            .ShouldBe([("input", 50), ("output", 3), ("input", server.Requests[1].PromptTokens), ("output", 7)]);
        cost.GetMeasurementSnapshot().Sum(measurement => measurement.Value).ShouldBe(0.75);
        durations.Instrument!.Unit.ShouldBe("s");
        ((Instrument<double>)durations.Instrument).Advice!.HistogramBucketBoundaries![^1].ShouldBe(81.92);
        ((Instrument<int>)tokens.Instrument!).Advice!.HistogramBucketBoundaries![^1].ShouldBe(67_108_864);
    }

    [Fact]
    public async Task The_first_chunk_of_a_streamed_answer_is_timed()
    {
        using MetricCollector<double> firstChunks = _probe.Collect<double>("gen_ai.client.operation.time_to_first_chunk");
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text("""{"a":1}"""));
        using HttpEndpoint endpoint = Endpoint(server);

        ModelResponse whole = await endpoint.CompleteAsync(Requests.Small, Token);
        List<ModelResponseUpdate> updates = await endpoint.StreamAsync(Requests.Small, Token).ToListAsync(Token);

        whole.Metadata.TimeToFirstToken.ShouldBeNull();
        updates[^1].Response!.Metadata.TimeToFirstToken.ShouldNotBeNull();
        firstChunks.GetMeasurementSnapshot().ShouldHaveSingleItem();
        _probe.Spans.Select(span => span.GetTagItem("gen_ai.request.stream")).ShouldBe([false, true]);
        _probe.Spans[1].GetTagItem("gen_ai.response.time_to_first_chunk").ShouldBeOfType<double>();
    }

    [Fact]
    public async Task A_repeated_attempt_is_logged_without_content_or_key()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Error(429, $"quota of {Key} is used up", TimeSpan.Zero), SimulatedAnswer.Text("""{"secret":"四千二百"}"""));
        using HttpEndpoint endpoint = Endpoint(server);

        await endpoint.CompleteAsync(Requests.WithPages(1), Token);

        FakeLogRecord record = _probe.Logs.ShouldHaveSingleItem();
        record.Id.Id.ShouldBe(101);
        record.Level.ShouldBe(LogLevel.Warning);
        record.Category.ShouldBe("QwenDocs.Endpoints.HttpEndpoint");
        record.GetStructuredStateValue("Status").ShouldBe("429");
        record.Message.ShouldContain("attempt 1 failed and is repeated");
        _probe.Everything.ShouldNotContain(Key);
        _probe.Everything.ShouldNotContain("四千二百");
        _probe.Everything.ShouldNotContain("发票");
    }

    [Fact]
    public async Task A_cancelled_attempt_is_told_from_one_that_took_too_long()
    {
        using MetricCollector<double> durations = _probe.Collect<double>("gen_ai.client.operation.duration");
        TaskCompletionSource never = new();
        using SemaphoreSlim arrived = new(0);
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(
            _ =>
            {
                arrived.Release();
                return SimulatedAnswer.Text("{}") with { Before = never.Task };
            },
            cancellationToken: Token);
        FakeTimeProvider clock = new();
        using HttpEndpoint endpoint = Endpoint(server, clock);
        using CancellationTokenSource source = new();

        Task<ModelResponse> completing = endpoint.CompleteAsync(Requests.Small, source.Token);
        await arrived.WaitAsync(Token);
        await source.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(completing);
        Task<ModelResponse> timing = endpoint.CompleteAsync(Requests.Small, Token);
        await arrived.WaitAsync(Token);
        clock.Advance(TimeSpan.FromHours(1));
        await Should.ThrowAsync<EndpointException>(timing);

        durations.GetMeasurementSnapshot().Select(measurement => measurement.Tags["error.type"]).ShouldBe(["cancelled", "timeout"]);
    }

    [Fact]
    public async Task A_fallback_and_an_opened_circuit_are_counted_and_logged()
    {
        using MetricCollector<long> fallbacks = _probe.Collect<long>("qwendocs.fallbacks");
        DelegateEndpoint broken = new("first", (_, _) => throw new EndpointException(EndpointError.Unreachable, "first", "it is down", null, true));
        FallbackEndpoint endpoint = new([broken, new DelegateEndpoint("second", () => DelegateEndpoint.Answer())], new FallbackOptions { MinimumRequests = 2 }, telemetry: _probe.Telemetry);

        for (int index = 0; index < 3; index++)
            await endpoint.CompleteAsync(Requests.Small, Token);

        fallbacks.GetMeasurementSnapshot().EvaluateAsCounter().ShouldBe(3);
        _probe.Logs.Count(record => record.Id.Id == 102).ShouldBe(3);
        _probe.Logs.Where(record => record.Id.Id == 103).ShouldHaveSingleItem().Message.ShouldBe("first failed too often and is left alone for 30.0 s.");
    }

    [Fact]
    public async Task A_server_that_is_sent_too_much_is_logged()
    {
        DelegateEndpoint busy = new("busy", (_, _) => throw new EndpointException(EndpointError.RateLimited, "busy", "too many", null, true) { RetryAfter = TimeSpan.FromSeconds(5) });
        ThrottlingEndpoint endpoint = new(busy, new ThrottlingOptions { InitialConcurrency = 8 }, telemetry: _probe.Telemetry);

        await Should.ThrowAsync<EndpointException>(() => endpoint.CompleteAsync(Requests.Small, Token));

        FakeLogRecord record = _probe.Logs.ShouldHaveSingleItem();
        record.Id.Id.ShouldBe(105);
        record.GetStructuredStateValue("Concurrency").ShouldBe("4");
    }

    [Fact]
    public async Task Hits_and_misses_of_a_cache_are_counted()
    {
        using MetricCollector<long> lookups = _probe.Collect<long>("qwendocs.cache.lookups");
        CachingEndpoint endpoint = new(new DelegateEndpoint("server", () => DelegateEndpoint.Answer()), new DictionaryCache(), telemetry: _probe.Telemetry);

        await endpoint.CompleteAsync(Requests.Small, Token);
        await endpoint.CompleteAsync(Requests.Small, Token);

        lookups.GetMeasurementSnapshot().Select(measurement => measurement.Tags["qwendocs.cache.result"]).ShouldBe(["miss", "hit"]);
    }

    private HttpEndpoint Endpoint(SimulatedModelServer server, TimeProvider? clock = null) => HttpEndpoint.Create(
        new EndpointOptions
        {
            Kind = EndpointKind.OpenRouter,
            BaseAddress = server.Address,
            ApiKey = Key,
            Streaming = { IsEnabled = false },
            Resilience = { MaxRetries = 1, BaseDelay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero, AttemptTimeout = TimeSpan.FromMinutes(5), TotalTimeout = TimeSpan.FromMinutes(5) },
        },
        timeProvider: clock,
        telemetry: _probe.Telemetry);

    private sealed class DictionaryCache : IDistributedCache
    {
        private readonly Dictionary<string, byte[]> _entries = [];

        public byte[]? Get(string key) => _entries.GetValueOrDefault(key);

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => Task.FromResult(Get(key));

        public void Refresh(string key)
        {
        }

        public Task RefreshAsync(string key, CancellationToken token = default) => Task.CompletedTask;

        public void Remove(string key) => _entries.Remove(key);

        public Task RemoveAsync(string key, CancellationToken token = default)
        {
            Remove(key);
            return Task.CompletedTask;
        }

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => _entries[key] = value;

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
        {
            Set(key, value, options);
            return Task.CompletedTask;
        }
    }
}
