using System.Text;
using Microsoft.Extensions.Time.Testing;
using QwenDocs.Endpoints;
using QwenDocs.Testing;

namespace QwenDocs.Tests.Endpoints;

public sealed class StreamingTests
{
    private const string Answer = """{"number":"发票 12 😀","amounts":[1.5,2.5,3.5],"note":"a somewhat longer text, in several events"}""";

    public static TheoryData<EndpointKind> Kinds { get; } = [.. Enum.GetValues<EndpointKind>()];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Each_dialect_streams_the_same_answer_as_it_gives_whole(EndpointKind kind)
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Truncated(Answer) with { CostUsd = 0.0125m, Provider = "host" });
        using HttpEndpoint endpoint = Endpoint(server, kind, options => options.Streaming.IsEnabled = false);

        ModelResponse whole = await endpoint.CompleteAsync(Requests.WithPages(1), Token);
        List<ModelResponseUpdate> updates = await endpoint.StreamAsync(Requests.WithPages(1), Token).ToListAsync(Token);

        (updates[^1].Response! with { Metadata = ResponseMetadata.None }).ShouldBeEquivalentTo(whole);
        string.Concat(updates.Select(update => update.Text)).ShouldBe(Answer);
        updates.Count.ShouldBeGreaterThan(5);
        server.Requests.Select(request => request.IsStreamed).ShouldBe([false, true]);
    }

    [Fact]
    public async Task Usage_is_asked_for_where_it_must_be()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text("{}"));
        foreach (EndpointKind kind in new[] { EndpointKind.OpenAICompatible, EndpointKind.OpenRouter, EndpointKind.Vllm })
        {
            using HttpEndpoint endpoint = Endpoint(server, kind);
            (await endpoint.CompleteAsync(Requests.Small, Token)).Usage.CompletionTokens.ShouldBeGreaterThan(0);
        }

        server.Requests.Select(request => request.Body["stream_options"]?.ToJsonString())
            .ShouldBe(["""{"include_usage":true}""", null, """{"include_usage":true,"continuous_usage_stats":true}"""]);
    }

    [Theory]
    [InlineData(EndpointKind.OpenRouter)]
    [InlineData(EndpointKind.Ollama)]
    public async Task An_error_in_mid_stream_is_an_error(EndpointKind kind)
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text(Answer) with { ErrorAfterContent = 502 });
        using HttpEndpoint endpoint = Endpoint(server, kind);

        EndpointException failure = await Should.ThrowAsync<EndpointException>(async () => await endpoint.StreamAsync(Requests.Small, Token).ToListAsync(Token));

        failure.ErrorCode.ShouldBe(EndpointError.ServerFailure);
        failure.IsTransient.ShouldBeTrue();
    }

    [Fact]
    public async Task A_stream_cut_at_any_byte_is_interrupted_and_never_taken_for_an_answer()
    {
        int length = Encoding.UTF8.GetByteCount(await BodyAsync());
        foreach (int bytes in Enumerable.Range(0, 12).Select(step => step * (length - 4) / 11))
        {
            await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text(Answer) with { CutAfterBytes = bytes });
            using HttpEndpoint endpoint = Endpoint(server);
            EndpointException failure = await Should.ThrowAsync<EndpointException>(async () => await endpoint.StreamAsync(Requests.Small, Token).ToListAsync(Token));
            failure.ErrorCode.ShouldBe(EndpointError.Interrupted, $"after {bytes} bytes");
            failure.IsTransient.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task A_stream_that_ends_politely_but_early_is_interrupted()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Raw("""
            data: {"choices":[{"index":0,"delta":{"content":"{\"a\":"}}]}


            """, "text/event-stream"));
        using HttpEndpoint endpoint = Endpoint(server);
        EndpointException failure = await Should.ThrowAsync<EndpointException>(async () => await endpoint.StreamAsync(Requests.Small, Token).ToListAsync(Token));
        failure.ErrorCode.ShouldBe(EndpointError.Interrupted);
    }

    [Fact]
    public async Task A_retry_in_mid_stream_says_that_the_text_so_far_is_void()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text(Answer) with { ErrorAfterContent = 502 }, SimulatedAnswer.Text("{}"));
        using HttpEndpoint endpoint = Endpoint(server, change: options => (options.Resilience.MaxRetries, options.Resilience.BaseDelay) = (1, TimeSpan.Zero));

        List<ModelResponseUpdate> updates = await endpoint.StreamAsync(Requests.Small, Token).ToListAsync(Token);

        string.Concat(updates.TakeWhile(update => !update.IsRestart).Select(update => update.Text)).ShouldBe(Answer);
        string.Concat(updates.SkipWhile(update => !update.IsRestart).Select(update => update.Text)).ShouldBe("{}");
        updates.Count(update => update.IsRestart).ShouldBe(1);
        updates[^1].Response!.Content.ShouldBe("{}");
    }

    [Fact]
    public async Task A_silent_stream_times_out_after_the_idle_time()
    {
        var time = new FakeTimeProvider();
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text(Answer) with { StallAfterBytes = 400, StallUntil = new TaskCompletionSource().Task });
        using HttpEndpoint endpoint = Endpoint(
            server,
            change: options =>
            {
                // Time runs on below until the stream gives up: no other limit may be near.
                options.Streaming.IdleTimeout = TimeSpan.FromSeconds(30);
                options.Resilience = new ResilienceOptions { AttemptTimeout = TimeSpan.FromHours(24), TotalTimeout = TimeSpan.FromHours(24), MaxRetries = 0 };
            },
            time: time);
        List<ModelResponseUpdate> updates = [];

        EndpointException failure = await Should.ThrowAsync<EndpointException>(async () =>
        {
            IAsyncEnumerator<ModelResponseUpdate> streaming = endpoint.StreamAsync(Requests.Small, Token).GetAsyncEnumerator(Token);
            await using (streaming.ConfigureAwait(true))
            {
                (await streaming.MoveNextAsync()).ShouldBeTrue();
                updates.Add(streaming.Current);
                Task next = ReadToEndAsync(streaming);
                while (!next.IsCompleted)
                {
                    time.Advance(TimeSpan.FromMilliseconds(250));
                    await Task.Yield();
                }

                await next;
            }
        });

        updates.ShouldHaveSingleItem();
        failure.ErrorCode.ShouldBe(EndpointError.Timeout);
        failure.Message.ShouldContain("30 seconds");
    }

    [Fact]
    public async Task Leaving_the_loop_closes_the_connection()
    {
        WatchedStream body = new("data: {\"choices\":[{\"delta\":{\"content\":\"{\"}}]}\n\n");
        using HttpClient client = new(new FixedResponseHandler(_ => FixedResponseHandler.Content(body, "text/event-stream")));
        using HttpEndpoint endpoint = new(client, new EndpointOptions { Kind = EndpointKind.Vllm, BaseAddress = new Uri("http://localhost:1/v1"), Model = "qwen2.5-vl-7b" });
        await foreach (ModelResponseUpdate update in endpoint.StreamAsync(Requests.Small, Token))
        {
            update.Text.ShouldBe("{");
            body.IsClosed.ShouldBeFalse();
            break;
        }

        body.IsClosed.ShouldBeTrue();
    }

    [Fact]
    public async Task A_server_that_does_not_stream_is_read_all_the_same()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(
            SimulatedAnswer.Raw("""{"choices":[{"message":{"content":"{}"},"finish_reason":"stop"}]}"""), SimulatedAnswer.ErrorInBody(402), SimulatedAnswer.Raw("<html>", "text/html"));
        using HttpEndpoint endpoint = Endpoint(server);

        List<ModelResponseUpdate> updates = await endpoint.StreamAsync(Requests.Small, Token).ToListAsync(Token);
        updates.ShouldHaveSingleItem().Text.ShouldBe("{}");
        (await Should.ThrowAsync<EndpointException>(async () => await endpoint.StreamAsync(Requests.Small, Token).ToListAsync(Token))).ErrorCode.ShouldBe(EndpointError.CreditExhausted);
        (await Should.ThrowAsync<EndpointException>(async () => await endpoint.StreamAsync(Requests.Small, Token).ToListAsync(Token))).ErrorCode.ShouldBe(EndpointError.InvalidResponse);
    }

    [Theory]
    [InlineData(" \n")]
    [InlineData("""{"position":null,"description":"Screw M6 x 20, zinc plated","amount":1.20},""")]
    public async Task An_endless_repetition_is_stopped_and_counted(string unit)
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Repeating("""{"lines":[""", unit, 3000) with { StallAfterBytes = 1_000_000, StallUntil = new TaskCompletionSource().Task });
        using HttpEndpoint endpoint = Endpoint(server);

        ModelResponse answer = await endpoint.CompleteAsync(Requests.WithPages(2) with { MaxCompletionTokens = 100_000 }, Token);

        answer.FinishReason.ShouldBe(FinishReason.Repetition);
        answer.Content.Length.ShouldBeLessThan(12_000);
        answer.Usage.IsEstimated.ShouldBeTrue();
        answer.Usage.PromptTokens.ShouldBe(server.Requests.Single().PromptTokens);
        answer.Usage.CompletionTokens.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task A_repetition_that_was_not_streamed_is_told_from_a_cut()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Repeating("{", " "), SimulatedAnswer.Repeating("{", " ", 1000), SimulatedAnswer.Truncated(Answer));
        using HttpEndpoint endpoint = Endpoint(server, change: options => options.Streaming.IsEnabled = false);
        (await endpoint.CompleteAsync(Requests.Small, Token)).FinishReason.ShouldBe(FinishReason.Length);
        (await endpoint.CompleteAsync(Requests.Small, Token)).FinishReason.ShouldBe(FinishReason.Repetition);
        (await endpoint.CompleteAsync(Requests.Small, Token)).FinishReason.ShouldBe(FinishReason.Length);
    }

    [Theory]
    [InlineData("I'm sorry, but I can't help with personal documents.")]
    [InlineData("很抱歉，我无法处理这份文件。")]
    [InlineData("Es tut mir leid, das kann ich nicht lesen.")]
    public async Task Refusals_are_told_apart(string text)
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text(text), SimulatedAnswer.Refusal(text));
        using HttpEndpoint endpoint = Endpoint(server);
        foreach (int _ in Enumerable.Range(0, 2))
        {
            ModelResponse answer = await endpoint.CompleteAsync(Requests.WithPages(1), Token);
            answer.FinishReason.ShouldBe(FinishReason.Refusal);
            answer.Content.ShouldBe(text);
        }
    }

    [Theory]
    [InlineData("""{"note":"We cannot accept returns. Sorry."}""")]
    [InlineData("The invoice is from 5 March.")]
    public async Task Answers_that_only_sound_like_one_are_no_refusals(string text)
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text(text));
        using HttpEndpoint endpoint = Endpoint(server);
        (await endpoint.CompleteAsync(Requests.WithPages(1), Token)).FinishReason.ShouldBe(FinishReason.Stop);
    }

    private static async Task ReadToEndAsync(IAsyncEnumerator<ModelResponseUpdate> updates)
    {
        while (await updates.MoveNextAsync())
        {
            // Only the end matters.
        }
    }

    private static async Task<string> BodyAsync()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text(Answer));
        using var client = new HttpClient();
        using var content = new StringContent("""{"model":"qwen/qwen2.5-vl-72b-instruct","messages":[{"role":"user","content":"x"}],"stream":true,"stream_options":{"include_usage":true}}""");
        using HttpResponseMessage response = await client.PostAsync(new Uri(server.Address, "v1/chat/completions"), content, Token);
        return await response.Content.ReadAsStringAsync(Token);
    }

    private static HttpEndpoint Endpoint(SimulatedModelServer server, EndpointKind kind = EndpointKind.OpenAICompatible, Action<EndpointOptions>? change = null, TimeProvider? time = null)
    {
        var options = new EndpointOptions { Kind = kind, BaseAddress = new Uri(server.Address, kind == EndpointKind.DashScope ? "v1" : string.Empty) };
        options.Resilience.MaxRetries = 0;
        change?.Invoke(options);
        return HttpEndpoint.Create(options, timeProvider: time);
    }

    /// <summary>An answer that has begun and goes on for ever.</summary>
    private sealed class WatchedStream(string text) : MemoryStream(System.Text.Encoding.UTF8.GetBytes(text))
    {
        public bool IsClosed { get; private set; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int read = await base.ReadAsync(buffer, cancellationToken);
            if (read == 0)
                await Task.Delay(Timeout.Infinite, cancellationToken);
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            IsClosed = true;
            base.Dispose(disposing);
        }
    }
}
