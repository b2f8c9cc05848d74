using BenchmarkDotNet.Attributes;
using QwenDocs.Endpoints;
using QwenDocs.Endpoints.Dialects;
using QwenDocs.Endpoints.Http;

namespace QwenDocs.Benchmarks;

/// <summary>The cost of writing a request of 20 pages of 400 KB: a body of 10.7 MB.</summary>
[MemoryDiagnoser]
public class RequestBenchmarks
{
    private ModelRequest _request = null!;

    [GlobalSetup]
    public void Setup()
    {
        _request = TwentyPages.Request();
    }

    [Benchmark]
    public async Task<long> Write()
    {
        var body = new RequestBody();
        EndpointDialect.For(EndpointKind.OpenRouter).WriteBody(body, _request, new EndpointOptions());
        using var content = new RequestContent(body);
        await content.CopyToAsync(Stream.Null).ConfigureAwait(false);
        return body.Length;
    }
}
