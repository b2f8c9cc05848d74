using BenchmarkDotNet.Attributes;
using QwenDocs.Endpoints;
using QwenDocs.Rendering;

namespace QwenDocs.Benchmarks;

/// <summary>The cost of writing a request of 20 pages of 400 KB: a body of 10.7 MB.</summary>
[MemoryDiagnoser]
public class RequestBenchmarks
{
    private ChatRequest _request = null!;

    [GlobalSetup]
    public void Setup()
    {
        var bytes = new byte[400_000];
        new Random(1).NextBytes(bytes);
        _request = new ChatRequest
        {
            Model = "qwen/qwen2.5-vl-72b-instruct",
            Messages =
            [
                ChatMessage.FromText(ChatRole.System, "Read the invoice."),
                new ChatMessage(ChatRole.User, [.. Enumerable.Range(1, 20).Select(number => ChatPart.Image(new PageImage(number, new PixelSize(1232, 1764), "image/jpeg", bytes)))]),
            ],
        };
    }

    [Benchmark]
    public async Task<long> Write()
    {
        var body = new RequestBody();
        EndpointDialect.OpenRouter.WriteBody(body, _request, new EndpointOptions());
        using var content = new RequestContent(body);
        await content.CopyToAsync(Stream.Null).ConfigureAwait(false);
        return body.Length;
    }
}
