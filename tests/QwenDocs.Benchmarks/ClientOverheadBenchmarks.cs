using System.Net;
using System.Net.Http.Headers;
using System.Text;
using BenchmarkDotNet.Attributes;
using QwenDocs.Endpoints;

namespace QwenDocs.Benchmarks;

/// <summary>What the client itself takes for a request of 20 pages of 400 KB, from the call to the answer, over a transport that takes no time.</summary>
[MemoryDiagnoser]
public class ClientOverheadBenchmarks : IDisposable
{
    private ModelRequest _request = null!;
    private HttpClient _client = null!;
    private ModelEndpoint _endpoint = null!;
    private ModelEndpoint _decorated = null!;

    [GlobalSetup]
    public void Setup()
    {
        _request = TwentyPages.Request();
        _client = new HttpClient(new SwallowingHandler()) { Timeout = Timeout.InfiniteTimeSpan };
        _endpoint = new HttpEndpoint(_client, new EndpointOptions { Kind = EndpointKind.OpenRouter, ApiKey = "key" });
        _decorated = new FallbackEndpoint([new ThrottlingEndpoint(_endpoint, new ThrottlingOptions { TokensPerMinute = int.MaxValue })]);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _client.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true)]
    public Task<ModelResponse> Endpoint() => _endpoint.CompleteAsync(_request);

    [Benchmark]
    public Task<ModelResponse> WithFallbackAndThrottle() => _decorated.CompleteAsync(_request);

    private sealed class SwallowingHandler : HttpMessageHandler
    {
        private static readonly byte[] Answer = Encoding.UTF8.GetBytes("""{"id":"1","model":"m","choices":[{"finish_reason":"stop","message":{"content":"{}"}}],"usage":{"prompt_tokens":10,"completion_tokens":2,"cost":0.01}}""");

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await request.Content!.CopyToAsync(Stream.Null, cancellationToken).ConfigureAwait(false);
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(Answer) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } } };
        }
    }
}
