using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using QwenDocs.DependencyInjection;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Telemetry;
using QwenDocs.Tests.Endpoints;
using QwenDocs.Tests.Extraction;
using QwenDocs.Tokens;

namespace QwenDocs.Tests.DependencyInjection;

public class AddQwenDocsTests
{
    [Fact]
    public void An_extractor_is_injected_and_shared()
    {
        ServiceCollection services = [];
        services.AddQwenDocs(options => options.Endpoint.ApiKey = "key");
        using ServiceProvider provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        provider.GetRequiredService<DocumentExtractor>().ShouldBeSameAs(provider.GetRequiredService<DocumentExtractor>());
        provider.GetRequiredService<ModelEndpoint>().Name.ShouldBe("openrouter");
    }

    [Fact]
    public void Options_come_from_configuration()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Endpoint:Kind"] = "Vllm",
            ["Endpoint:BaseAddress"] = "http://localhost:8000/v1",
            ["Endpoint:Model"] = "Qwen/Qwen3-VL-8B-Instruct",
            ["Extraction:Profile:ContextTokens"] = "32768",
        }).Build();
        ServiceCollection services = [];
        services.AddQwenDocs(configuration);
        using ServiceProvider provider = services.BuildServiceProvider();

        provider.GetRequiredService<DocumentExtractor>().Profile.ContextTokens.ShouldBe(32_768);
    }

    [Fact]
    public void The_endpoints_model_decides_the_profile()
    {
        ServiceCollection services = [];
        services.AddQwenDocs(options =>
        {
            options.Endpoint.ApiKey = "key";
            options.Endpoint.Model = "qwen/qwen3-vl-235b-a22b-instruct";
        });
        using ServiceProvider provider = services.BuildServiceProvider();

        provider.GetRequiredService<DocumentExtractor>().Profile.Name.ShouldBe("qwen3-vl");
    }

    [Fact]
    public void An_endpoint_of_the_applications_own_is_used_instead()
    {
        ScriptedEndpoint endpoint = new("{}");
        ServiceCollection services = [];
        services.AddSingleton<ModelEndpoint>(endpoint);
        services.AddQwenDocs();
        using ServiceProvider provider = services.BuildServiceProvider();

        provider.GetRequiredService<ModelEndpoint>().ShouldBeSameAs(endpoint);
        provider.GetRequiredService<DocumentExtractor>().ShouldNotBeNull();
    }

    [Fact]
    public void A_missing_key_is_named_when_the_extractor_is_made()
    {
        ServiceCollection services = [];
        services.AddQwenDocs(options => options.Endpoint.ApiKey = " ");
        using ServiceProvider provider = services.BuildServiceProvider();

        Should.Throw<ArgumentException>(provider.GetRequiredService<DocumentExtractor>).Message.ShouldContain("ApiKey");
    }

    [Fact]
    public void Fallbacks_and_throttles_come_from_configuration()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Endpoint:ApiKey"] = "key",
            ["Fallbacks:0:Kind"] = "Vllm",
            ["Fallbacks:0:BaseAddress"] = "http://gpu:8000/v1",
            ["Throttle:TokensPerMinute"] = "100000",
        }).Build();
        ServiceCollection services = [];
        services.AddQwenDocs(configuration);
        using ServiceProvider provider = services.BuildServiceProvider();

        provider.GetRequiredService<ModelEndpoint>().ShouldBeOfType<FallbackEndpoint>().Name.ShouldBe("openrouter, then vllm at gpu:8000");
    }

    [Fact]
    public void Everything_about_endpoints_can_be_configured()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
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
            ["Endpoint:Resilience:SlowestServer:PromptPerSecond"] = "100",
            ["Endpoint:Resilience:SlowestServer:CompletionPerSecond"] = "2",
            ["Endpoint:Resilience:CircuitBreaker:BreakDuration"] = "00:01:00",
            ["Endpoint:Streaming:IsEnabled"] = "false",
            ["Fallback:HedgeAfter"] = "00:00:45",
            ["Extraction:Limits"] = "EndpointWithPrice",
        }).Build();
        ServiceCollection services = [];
        services.AddQwenDocs(configuration);
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
        services.AddQwenDocs(options => (options.Endpoint.ApiKey, options.CacheLifetime) = ("key", TimeSpan.FromHours(1)));
        using ServiceProvider provider = services.BuildServiceProvider();

        provider.GetRequiredService<ModelEndpoint>().ShouldBeOfType<CachingEndpoint>();
    }

    [Fact]
    public async Task The_applications_chat_client_is_asked_when_it_is_told_to_be()
    {
        FakeChatClient client = new();
        ServiceCollection services = [];
        services.AddSingleton<Microsoft.Extensions.AI.IChatClient>(client);
        services.AddQwenDocs(options =>
        {
            options.UseChatClient = true;
            options.Endpoint.Model = "qwen3-vl";
        });
        using ServiceProvider provider = services.BuildServiceProvider();

        await provider.GetRequiredService<ModelEndpoint>().CompleteAsync(Requests.Small, TestContext.Current.CancellationToken);

        client.Options!.ModelId.ShouldBe("qwen3-vl");
        provider.GetRequiredService<DocumentExtractor>().Profile.Name.ShouldBe("qwen3-vl");
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

    public sealed record Note(string? Text);
}
