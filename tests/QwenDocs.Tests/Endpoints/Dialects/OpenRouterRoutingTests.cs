using QwenDocs.Endpoints;

namespace QwenDocs.Tests.Endpoints;

public sealed class OpenRouterRoutingTests
{
    [Fact]
    public async Task Sorts_preferences_and_cached_instructions_are_written()
    {
        string body = await BodyAsync(new OpenRouterOptions
        {
            CacheInstructions = true,
            Providers = { Sort = OpenRouterProviderSort.Throughput, SortAcrossModels = true, PreferredMinThroughput = 40, PreferredMaxLatency = 2.5 },
        });

        body.ShouldContain(""""sort":{"by":"throughput","partition":"none"},"preferred_min_throughput":40,"preferred_max_latency":2.5"""");
        body.ShouldContain(""""content":[{"type":"text","text":"Read the invoice.","cache_control":{"type":"ephemeral"}}]"""");
    }

    [Fact]
    public async Task Without_them_the_body_is_as_before()
    {
        string body = await BodyAsync(new OpenRouterOptions { Providers = { Sort = OpenRouterProviderSort.Price } });
        body.ShouldContain(""""sort":"price"}"""");
        body.ShouldNotContain("cache_control");
        body.ShouldNotContain("stream_options");
    }

    [Fact]
    public void Contradictions_are_refused()
    {
        foreach (OpenRouterProviderRouting routing in new OpenRouterProviderRouting[]
        {
            new() { SortAcrossModels = true }, new() { PreferredMaxLatency = 0 }, new() { PreferredMinThroughput = double.NaN },
        })
        {
            Should.Throw<ArgumentException>(() => HttpEndpoint.OpenRouter("k", options: new OpenRouterOptions { Providers = routing }));
        }
    }

    private static async Task<string> BodyAsync(OpenRouterOptions options)
    {
        var handler = FixedResponseHandler.Of("""{"choices":[{"message":{"content":"{}"},"finish_reason":"stop"}]}""", "application/json");
        using HttpClient client = new(handler);
        using HttpEndpoint endpoint = new(client, new EndpointOptions { Kind = EndpointKind.OpenRouter, ApiKey = "k", OpenRouter = options });
        await endpoint.CompleteAsync(Requests.Small, TestContext.Current.CancellationToken);
        return handler.LastBody!;
    }
}
