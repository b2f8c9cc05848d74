using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using QwenDocs.DependencyInjection;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Pipelines;
using QwenDocs.Telemetry;
using QwenDocs.Testing;
using QwenDocs.Tests.Endpoints;
using QwenDocs.Tokens;
using QwenDocs.Validation;

namespace QwenDocs.Tests.DependencyInjection;

public class AddQwenDocsTests
{
    [Fact]
    public void An_extractor_is_injected_and_shared()
    {
        ServiceCollection services = [];
        services.AddQwenDocs().UseEndpoint(OpenRouter);
        using ServiceProvider provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        provider.GetRequiredService<DocumentExtractor>().ShouldBeSameAs(provider.GetRequiredService<DocumentExtractor>());
        provider.GetRequiredService<ModelEndpoint>().Name.ShouldBe("openrouter");
        provider.GetRequiredService<DocumentPipeline>().ShouldBeSameAs(provider.GetRequiredService<DocumentPipeline>());
    }

    [Fact]
    public void Options_come_from_configuration()
    {
        ServiceCollection services = [];
        services.AddQwenDocs(Section(new()
        {
            ["Endpoint:Kind"] = "Vllm",
            ["Endpoint:BaseAddress"] = "http://localhost:8000/v1",
            ["Endpoint:Model"] = "Qwen/Qwen3-VL-8B-Instruct",
            ["Extractor:Profile:ContextTokens"] = "32768",
        }));
        using ServiceProvider provider = services.BuildServiceProvider();

        provider.GetRequiredService<DocumentExtractor>().Profile.ContextTokens.ShouldBe(32_768);
    }

    [Fact]
    public void Named_extractors_stand_beside_each_other_with_options_of_their_own()
    {
        ServiceCollection services = [];
        services.AddQwenDocs().UseEndpoint(OpenRouter);
        services.AddQwenDocs("customs", Section(new() { ["Endpoint:Kind"] = "Vllm", ["Endpoint:Model"] = "Qwen/Qwen3-VL-8B-Instruct" }, "QwenDocs:customs"));
        services.AddQwenDocs("invoices", Section(new() { ["Endpoint:Kind"] = "SgLang" }, "QwenDocs:invoices"));
        using ServiceProvider provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        provider.GetRequiredService<ModelEndpoint>().Name.ShouldBe("openrouter");
        provider.GetRequiredKeyedService<ModelEndpoint>("customs").Name.ShouldBe("vllm");
        provider.GetRequiredKeyedService<DocumentExtractor>("customs").Profile.Name.ShouldBe("qwen3-vl");
        provider.GetRequiredKeyedService<ModelEndpoint>("invoices").Name.ShouldBe("sglang");
        provider.GetRequiredKeyedService<DocumentPipeline>("invoices").ShouldNotBeNull();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("customs")]
    public void Adding_the_same_extractor_twice_is_refused(string? name)
    {
        ServiceCollection services = [];
        _ = name is null ? services.AddQwenDocs() : services.AddQwenDocs(name);

        Should.Throw<InvalidOperationException>(() => name is null ? services.AddQwenDocs() : services.AddQwenDocs(name)).Message.ShouldContain(name ?? "Give a further extractor a name");
    }

    [Fact]
    public void The_endpoints_model_decides_the_profile()
    {
        ServiceCollection services = [];
        services.AddQwenDocs().UseEndpoint(options =>
        {
            OpenRouter(options);
            options.Model = "qwen/qwen3-vl-235b-a22b-instruct";
        });
        using ServiceProvider provider = services.BuildServiceProvider();

        provider.GetRequiredService<DocumentExtractor>().Profile.Name.ShouldBe("qwen3-vl");
    }

    [Fact]
    public void An_endpoint_of_the_applications_own_is_used_instead()
    {
        ScriptedEndpoint registered = new("{}");
        ServiceCollection services = [];
        services.AddSingleton<ModelEndpoint>(registered);
        services.AddQwenDocs();
        ScriptedEndpoint given = new("{}");
        services.AddQwenDocs("given").UseEndpoint(_ => given);
        using ServiceProvider provider = services.BuildServiceProvider();

        provider.GetRequiredService<ModelEndpoint>().ShouldBeSameAs(registered);
        provider.GetRequiredKeyedService<ModelEndpoint>("given").ShouldBeSameAs(given);
        provider.GetRequiredKeyedService<DocumentExtractor>("given").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("QwenDocs:customs:Endpoint:Kind", "Endpoint:Model", "x")]
    [InlineData("QwenDocs:customs:Endpoint:BaseAddress", "Endpoint:Kind", "OpenAICompatible")]
    [InlineData("QwenDocs:customs:Endpoint:BaseAddress", "Endpoint:Kind", "Vllm", "Endpoint:BaseAddress", "ftp://gpu/v1")]
    [InlineData("QwenDocs:customs:Endpoint:ApiKey", "Endpoint:Kind", "Vllm", "Endpoint:ApiKey", "two words")]
    [InlineData("QwenDocs:customs:Endpoint:Resilience:MaxRetries", "Endpoint:Kind", "Vllm", "Endpoint:Resilience:MaxRetries", "99")]
    [InlineData("QwenDocs:customs:Endpoint:Resilience:CircuitBreaker:FailureRatio", "Endpoint:Kind", "Vllm", "Endpoint:Resilience:CircuitBreaker:FailureRatio", "7")]
    [InlineData("QwenDocs:customs:Fallbacks:0:Streaming:IdleTimeout", "Endpoint:Kind", "Vllm", "Fallbacks:0:Kind", "SgLang", "Fallbacks:0:Streaming:IdleTimeout", "00:00:00")]
    [InlineData("QwenDocs:customs:Throttling:MaxConcurrency", "Endpoint:Kind", "Vllm", "Throttling:MaxConcurrency", "0")]
    [InlineData("QwenDocs:customs:Extractor:Planning:Resolution:Dpi", "Endpoint:Kind", "Vllm", "Extractor:Planning:Resolution:Dpi", "5")]
    [InlineData("QwenDocs:customs:Extractor:Temperature", "Endpoint:Kind", "Vllm", "Extractor:Temperature", "9")]
    public async Task A_wrong_option_stops_the_start_with_its_key_in_the_settings(string key, params string[] settings)
    {
        HostApplicationBuilder application = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        application.Services.AddQwenDocs("customs", Section(settings.Chunk(2).ToDictionary(pair => pair[0], pair => (string?)pair[1]), "QwenDocs:customs"));
        using IHost host = application.Build();

        OptionsValidationException failure = await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        failure.Failures.ShouldHaveSingleItem().ShouldStartWith($"{key}: ");
    }

    [Theory]
    [InlineData("Endpiont:Kind", "Vllm", "Endpiont:BaseAddress", "http://gpu:8000/v1")]
    [InlineData("Endpoint:Kindd", "Vllm")]
    [InlineData("Endpoint:BaseAddress", "http://gpu:8000/v1")]
    [InlineData("Endpoint:Kind", "OpenRouter")]
    [InlineData("Endpoint:Kind", "DashScope")]
    [InlineData("Endpoint:Kind", "OpenRouter", "Endpoint:BaseAddress", "https://eu.openrouter.ai")]
    [InlineData("Endpoint:Kind", "OpenAICompatible", "Endpoint:BaseAddress", "http://localhost:11434/v1")]
    [InlineData]
    public async Task Settings_that_do_not_say_where_documents_go_stop_the_start_and_nothing_is_sent(params string[] settings)
    {
        var network = FixedResponseHandler.Of("{}", "application/json");
        HostApplicationBuilder application = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        application.Services.AddQwenDocs(Section(settings.Chunk(2).ToDictionary(pair => pair[0], pair => (string?)pair[1])))
            .HttpClient.ConfigurePrimaryHttpMessageHandler(() => network);
        using IHost host = application.Build();

        await Should.ThrowAsync<Exception>(() => host.StartAsync(TestContext.Current.CancellationToken));
        // Without a start, the first use refuses: no extractor is made.
        Should.Throw<Exception>(() => host.Services.GetRequiredService<DocumentExtractor>());
        network.Requests.ShouldBe(0);
    }

    [Theory]
    [InlineData("Endpiont:Kind", "Endpiont")]
    [InlineData("Throttling:MaxConcurency", "MaxConcurency")]
    [InlineData("Extractor:Thinking:Budget", "Budget")]
    [InlineData("Extractor:Profile:MaxPixel", "MaxPixel")]
    [InlineData("Extractor:Planing:Cost:MaxCostUsd", "Planing")]
    [InlineData("Endpoint:OpenRouter:DataPolice", "DataPolice")]
    [InlineData("Fallbacks:0:Adress", "Adress")]
    public async Task A_key_that_is_not_known_stops_the_start(string key, string unknown)
    {
        HostApplicationBuilder application = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        application.Services.AddQwenDocs(Section(new() { ["Endpoint:Kind"] = "Vllm", ["Fallbacks:0:Kind"] = "Vllm", [key] = "Vllm" }));
        using IHost host = application.Build();

        (await Should.ThrowAsync<Exception>(() => host.StartAsync(TestContext.Current.CancellationToken))).Message.ShouldContain(unknown);
    }

    [Fact]
    public void Fallbacks_and_throttles_come_from_configuration()
    {
        ServiceCollection services = [];
        services.AddQwenDocs(Section(new()
        {
            ["Endpoint:Kind"] = "OpenRouter",
            ["Endpoint:ApiKey"] = "key",
            ["Fallbacks:0:Kind"] = "Vllm",
            ["Fallbacks:0:BaseAddress"] = "http://gpu:8000/v1",
            ["Throttling:TokensPerMinute"] = "100000",
        }));
        using ServiceProvider provider = services.BuildServiceProvider();

        provider.GetRequiredService<ModelEndpoint>().ShouldBeOfType<FallbackEndpoint>().Name.ShouldBe("openrouter, then vllm at gpu:8000");
    }

    [Fact]
    public async Task Steps_run_in_the_order_in_which_they_are_written()
    {
        List<string> order = [];
        ServiceCollection services = [];
        services.AddDistributedMemoryCache();
        services.AddQwenDocs()
            .UseEndpoint(_ => new ScriptedEndpoint(_ =>
            {
                order.Add("endpoint");
                return DelegateEndpoint.Answer();
            }))
            .Use((inner, _) => new NotingEndpoint(inner, order, "inside"))
            .UseThrottling()
            .UseCaching()
            .Use((inner, _) => new NotingEndpoint(inner, order, "outside"));
        using ServiceProvider provider = services.BuildServiceProvider();
        ModelEndpoint endpoint = provider.GetRequiredService<ModelEndpoint>();

        await endpoint.CompleteAsync(Requests.Small, TestContext.Current.CancellationToken);
        await endpoint.CompleteAsync(Requests.Small, TestContext.Current.CancellationToken);

        order.ShouldBe(["outside", "inside", "endpoint", "outside"]);
    }

    [Fact]
    public void A_throttle_of_the_settings_stands_within_a_cache_that_is_placed_in_code()
    {
        ServiceCollection services = [];
        services.AddDistributedMemoryCache();
        services.AddQwenDocs(Section(new() { ["Endpoint:Kind"] = "Vllm", ["Throttling:MaxConcurrency"] = "8" })).UseCaching();
        using ServiceProvider provider = services.BuildServiceProvider();

        provider.GetRequiredService<ModelEndpoint>().ShouldBeOfType<CachingEndpoint>();
    }

    [Fact]
    public void Everything_about_endpoints_can_be_configured()
    {
        ServiceCollection services = [];
        services.AddQwenDocs(Section(new()
        {
            ["Endpoint:Kind"] = "OpenRouter",
            ["Endpoint:ApiKey"] = "key",
            ["Endpoint:OpenRouter:Providers:Order:0"] = "deepinfra",
            ["Endpoint:OpenRouter:Providers:AllowOthers"] = "false",
            ["Endpoint:OpenRouter:Providers:Quantizations:0"] = "bf16",
            ["Endpoint:OpenRouter:Providers:Sort"] = "Throughput",
            ["Endpoint:OpenRouter:Providers:MaxPrice:PromptPerMillion"] = "0.5",
            ["Endpoint:OpenRouter:Providers:MaxPrice:CompletionPerMillion"] = "1",
            ["Endpoint:OpenRouter:DataPolicy"] = "ZeroRetention",
            ["Endpoint:OpenRouter:App:Title"] = "Example",
            ["Endpoint:Resilience:AttemptTimeout"] = "00:05:00",
            ["Endpoint:Resilience:MinThroughput:PromptPerSecond"] = "100",
            ["Endpoint:Resilience:MinThroughput:CompletionPerSecond"] = "2",
            ["Endpoint:Resilience:CircuitBreaker:BreakDuration"] = "00:01:00",
            ["Endpoint:Streaming:IsEnabled"] = "false",
            ["Fallback:HedgeAfter"] = "00:00:45",
            ["Extractor:PlanBy"] = "EndpointWithPrice",
        }));
        using ServiceProvider provider = services.BuildServiceProvider();

        QwenDocsOptions options = provider.GetRequiredService<IOptions<QwenDocsOptions>>().Value;

        OpenRouterProviderRouting providers = options.Endpoint.OpenRouter.Providers;
        providers.Order.ShouldBe(["deepinfra"]);
        providers.AllowOthers.ShouldBeFalse();
        providers.Quantizations.ShouldBe(["bf16"]);
        providers.Sort.ShouldBe(OpenRouterProviderSort.Throughput);
        providers.MaxPrice.ShouldBe(new TokenPrice(0.5m, 1m));
        options.Endpoint.OpenRouter.DataPolicy.ShouldBe(OpenRouterDataPolicy.ZeroRetention);
        options.Endpoint.OpenRouter.App!.Title.ShouldBe("Example");
        options.Endpoint.Resilience.AttemptTimeout.ShouldBe(TimeSpan.FromMinutes(5));
        options.Endpoint.Resilience.MinThroughput.ShouldBe(new TokenThroughput(100, 2));
        options.Endpoint.Resilience.CircuitBreaker.BreakDuration.ShouldBe(TimeSpan.FromMinutes(1));
        options.Endpoint.Streaming.IsEnabled.ShouldBeFalse();
        options.Fallback.HedgeAfter.ShouldBe(TimeSpan.FromSeconds(45));
        options.Extractor.PlanBy.ShouldBe(PlanningLimits.EndpointWithPrice);
        provider.GetRequiredService<DocumentExtractor>().ShouldNotBeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Answers_are_kept_in_the_hybrid_cache_where_there_is_one(bool isHybrid)
    {
        ServiceCollection services = [];
        if (isHybrid)
            services.AddHybridCache();
        else
            services.AddDistributedMemoryCache();
        services.AddQwenDocs().UseEndpoint(OpenRouter).UseCaching(caching => caching.Lifetime = TimeSpan.FromHours(1));
        using ServiceProvider provider = services.BuildServiceProvider();

        provider.GetRequiredService<ModelEndpoint>().ShouldBeOfType<CachingEndpoint>();
    }

    [Fact]
    public async Task The_applications_chat_client_is_asked_when_it_is_told_to_be()
    {
        FakeChatClient client = new();
        ServiceCollection services = [];
        services.AddSingleton<Microsoft.Extensions.AI.IChatClient>(client);
        services.AddQwenDocs().UseChatClient().UseEndpoint(options => options.Model = "qwen3-vl");
        using ServiceProvider provider = services.BuildServiceProvider();

        await provider.GetRequiredService<ModelEndpoint>().CompleteAsync(Requests.Small, TestContext.Current.CancellationToken);

        client.Options!.ModelId.ShouldBe("qwen3-vl");
        provider.GetRequiredService<DocumentExtractor>().Profile.Name.ShouldBe("qwen3-vl");
    }

    [Fact]
    public async Task Rules_of_the_application_are_kept()
    {
        ServiceCollection services = [];
        services.AddSingleton<ModelEndpoint>(new ScriptedEndpoint("""{"text":"x"}"""));
        services.AddQwenDocs().AddRules(rules => rules.Add<Note>(note => Finding.Error(nameof(Note.Text), "wrong")));
        using ServiceProvider provider = services.BuildServiceProvider();

        ExtractionResult<Note> result = await provider.GetRequiredService<DocumentExtractor>().ExtractAsync<Note>(
            Document.FromBytes(Requests.Page(1, 60, 60).Bytes, "a.png"), cancellationToken: TestContext.Current.CancellationToken);

        result.Findings.ShouldContain(finding => finding.Message.Contains("wrong"));
    }

    [Theory]
    [InlineData(true, HealthStatus.Healthy)]
    [InlineData(false, HealthStatus.Unhealthy)]
    public async Task The_health_check_asks_for_the_models_limits(bool acceptsImages, HealthStatus status)
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(
            _ => SimulatedAnswer.Text("{}"),
            new SimulatedServerOptions { Catalog = new SimulatedCatalog { AcceptsImages = acceptsImages } },
            TestContext.Current.CancellationToken);
        ServiceCollection services = [];
        services.AddLogging();
        services.AddQwenDocs("customs").UseEndpoint(options => (options.Kind, options.BaseAddress) = (EndpointKind.LlamaCpp, server.Address)).AddHealthCheck();
        using ServiceProvider provider = services.BuildServiceProvider();

        HealthReport report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);

        report.Entries["qwendocs-customs"].Status.ShouldBe(status);
        server.Attempts.ShouldBe(0);
    }

    [Fact]
    public async Task A_server_that_is_down_is_unhealthy()
    {
        ServiceCollection services = [];
        services.AddLogging();
        services.AddQwenDocs().UseEndpoint(options =>
        {
            (options.Kind, options.BaseAddress) = (EndpointKind.Vllm, new Uri("http://127.0.0.1:9/v1"));
            options.Resilience.MaxRetries = 0;
        }).AddHealthCheck();
        using ServiceProvider provider = services.BuildServiceProvider();

        HealthReport report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);

        HealthReportEntry entry = report.Entries["qwendocs"];
        entry.Status.ShouldBe(HealthStatus.Unhealthy);
        entry.Data["error"].ShouldBe("Unreachable");
    }

    [Fact]
    public async Task Telemetry_goes_to_the_applications_meters_and_loggers()
    {
        ServiceCollection services = [];
        services.AddLogging(logging => logging.AddFakeLogging());
        services.AddSingleton<ModelEndpoint>(new ScriptedEndpoint("""{"text":"x"}"""));
        services.AddQwenDocs();
        using ServiceProvider provider = services.BuildServiceProvider();
        using MetricCollector<long> documents = new(provider.GetRequiredService<IMeterFactory>(), QwenDocsTelemetry.MeterName, "qwendocs.documents");

        await provider.GetRequiredService<DocumentExtractor>().ExtractAsync<Note>(Document.FromBytes(Requests.Page(1, 60, 60).Bytes, "a.png"), cancellationToken: TestContext.Current.CancellationToken);

        documents.GetMeasurementSnapshot().ShouldHaveSingleItem();
        provider.GetFakeLogCollector().GetSnapshot().ShouldContain(record => record.Id.Id == 201);
    }

    private static void OpenRouter(EndpointOptions options) => (options.Kind, options.ApiKey) = (EndpointKind.OpenRouter, "key");

    private static IConfigurationSection Section(Dictionary<string, string?> settings, string path = "QwenDocs") => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.ToDictionary(pair => $"{path}:{pair.Key}", pair => pair.Value))
        .Build()
        .GetSection(path);

    public sealed record Note(string? Text);

    private sealed class NotingEndpoint(ModelEndpoint inner, List<string> order, string word) : DelegatingEndpoint(inner)
    {
        public override Task<ModelResponse> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default)
        {
            order.Add(word);
            return base.CompleteAsync(request, cancellationToken);
        }
    }
}
