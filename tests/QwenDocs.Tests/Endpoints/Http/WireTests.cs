using System.Text;
using CsCheck;
using QwenDocs.Endpoints;
using QwenDocs.Tokens;

namespace QwenDocs.Tests.Endpoints;

/// <summary>What servers send in the field: a finished answer is read, whatever stands around it.</summary>
public sealed class WireTests
{
    private const string Answer = """{"number":"R-7","amounts":[1.5]}""";

    private const string Whole = """{"id":"c1","model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"{\"number\":\"R-7\",\"amounts\":[1.5]}"},"finish_reason":"stop"}],"usage":{"prompt_tokens":900,"completion_tokens":50}}""";

    private const string Text = """data: {"id":"c1","model":"m","choices":[{"index":0,"delta":{"content":"{\"number\":\"R-7\","}}]}""" + "\n\n";

    private const string Rest = """data: {"choices":[{"index":0,"delta":{"content":"\"amounts\":[1.5]}"},"finish_reason":"stop"}]}""" + "\n\n";

    private const string Usage = """data: {"choices":[],"usage":{"prompt_tokens":900,"completion_tokens":50}}""" + "\n\n";

    private const string Done = "data: [DONE]\n\n";

    private const string Stream = Text + Rest + Usage + Done;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> GoodStreams { get; } = new()
    {
        { "as it should be", Stream },
        { "an empty event", "data:\n\n" + Text + "data: \n\n" + Rest + Usage + Done },
        { "a comment inside data", "data: : OPENROUTER PROCESSING\n\n" + Text + "data: : OPENROUTER PROCESSING\n\n" + Rest + Usage + Done },
        { "comments", ": OPENROUTER PROCESSING\n\n: ping\n\n" + Stream },
        { "words that keep the connection alive", "data: ping\n\nevent: ping\ndata: {\"type\":\"ping\"}\n\n" + Stream + "data: null\n\n" },
        { "nothing after the counts", Text + Rest + Usage },
        { "no blank line at the end", Text + Rest + Usage.TrimEnd() },
        { "no blank lines between events", Stream.Replace("\n\n", "\n", StringComparison.Ordinal) },
        { "line feeds of other systems", Stream.Replace("\n", "\r\n", StringComparison.Ordinal) },
        { "no space after the colon", Stream.Replace("data: ", "data:", StringComparison.Ordinal) },
        { "a byte order mark", "\uFEFF" + Stream },
        { "lines of JSON without the frame of events", Stream.Replace("data: ", string.Empty, StringComparison.Ordinal).Replace("[DONE]\n\n", string.Empty, StringComparison.Ordinal) },
        { "garbage after the end", Text + Rest + "data: {broken\n\n" },
        { "an empty error with each event", Stream.Replace("\"choices\"", "\"error\":{},\"choices\"", StringComparison.Ordinal) },
        { "an empty error text with each event", Stream.Replace("\"choices\"", "\"error\":\"\",\"choices\"", StringComparison.Ordinal) },
        { "an error of nothings", Stream.Replace("\"choices\"", "\"error\":{\"message\":null,\"code\":0,\"type\":\"\"},\"choices\"", StringComparison.Ordinal) },
        { "a number as identifier", Stream.Replace("\"c1\"", "17", StringComparison.Ordinal) },
        { "a model as object", Stream.Replace("\"model\":\"m\"", "\"model\":{\"name\":\"m\"},\"provider\":{\"name\":\"host\"}", StringComparison.Ordinal) },
        { "counts as fractions", Stream.Replace("900", "900.0", StringComparison.Ordinal).Replace("50}", "\"50\"}", StringComparison.Ordinal) },
        { "a price as object", Stream.Replace("50}", "50,\"cost\":{\"usd\":1}}", StringComparison.Ordinal) },
        { "half a surrogate pair in a name", Stream.Replace("{\"choices\"", "{\"\\ud83dxyz12\":1,\"choices\"", StringComparison.Ordinal) },
        { "the answer as parts", Stream.Replace("\"content\":\"{\\\"number\\\":\\\"R-7\\\",\"", "\"content\":[{\"type\":\"text\",\"text\":\"{\\\"number\\\":\\\"R-7\\\",\"}]", StringComparison.Ordinal) },
        { "usage as nothing before", Stream.Replace("\"index\":0,", "\"index\":0,\"logprobs\":null,", StringComparison.Ordinal).Replace("\"id\":", "\"usage\":{},\"id\":", StringComparison.Ordinal) },
    };

    public static TheoryData<string, string> GoodBodies { get; } = new()
    {
        { "as it should be", Whole },
        { "white space before", "\r\n\n  " + Whole },
        { "a byte order mark", "\uFEFF" + Whole },
        { "a list of one", "[" + Whole + "]" },
        { "no error in a member", Whole.Replace("{\"id\"", "{\"error\":null,\"detail\":null,\"id\"", StringComparison.Ordinal) },
        { "odd types", Whole.Replace("\"c1\"", "{\"a\":[]}", StringComparison.Ordinal).Replace("\"m\"", "7", StringComparison.Ordinal).Replace("\"index\":0", "\"index\":\"a\"", StringComparison.Ordinal) },
        { "the answer read already", Whole.Replace("\"{\\\"number\\\":\\\"R-7\\\",\\\"amounts\\\":[1.5]}\"", Answer, StringComparison.Ordinal) },
        { "a tool call", Whole.Replace("\"content\":\"{\\\"number\\\":\\\"R-7\\\",\\\"amounts\\\":[1.5]}\"", "\"content\":null,\"tool_calls\":[{\"function\":{\"name\":\"r\",\"arguments\":\"{\\\"number\\\":\\\"R-7\\\",\\\"amounts\\\":[1.5]}\"}}]", StringComparison.Ordinal) },
        { "taken for thoughts", Whole.Replace("\"content\"", "\"content\":null,\"reasoning_content\"", StringComparison.Ordinal) },
        { "taken for thoughts by a newer server", Whole.Replace("\"content\"", "\"content\":\"\",\"reasoning\"", StringComparison.Ordinal) },
        { "an older completion", Whole.Replace("\"message\":{\"role\":\"assistant\",\"content\"", "\"text\"", StringComparison.Ordinal).Replace("},\"finish_reason\"", ",\"finish_reason\"", StringComparison.Ordinal) },
    };

    private static string?[] MediaTypes { get; } = ["application/json", "text/event-stream", "text/plain", "application/octet-stream", "text/html", "application/x-ndjson", null];

    [Theory]
    [MemberData(nameof(GoodStreams))]
    public async Task A_finished_stream_is_read_whatever_its_media_type(string what, string body)
    {
        foreach (string? mediaType in MediaTypes)
        {
            foreach (bool isStreamed in new[] { true, false })
            {
                ModelResponse answer = await ReadAsync(body, mediaType, isStreamed);
                answer.Content.ShouldBe(Answer, $"{what} as {mediaType}, {(isStreamed ? "streamed" : "whole")}");
                answer.FinishReason.ShouldBe(FinishReason.Stop);
                if (body.Contains("900", StringComparison.Ordinal))
                    (answer.Usage.PromptTokens, answer.Usage.CompletionTokens, answer.Usage.IsEstimated).ShouldBe((900, 50, false));
                else
                    answer.Usage.IsEstimated.ShouldBeTrue();
            }
        }
    }

    [Theory]
    [MemberData(nameof(GoodBodies))]
    public async Task A_whole_body_is_read_whatever_its_media_type(string what, string body)
    {
        foreach (string? mediaType in MediaTypes)
        {
            foreach (bool isStreamed in new[] { true, false })
            {
                ModelResponse answer = await ReadAsync(body, mediaType, isStreamed);
                answer.Content.ShouldBe(Answer, $"{what} as {mediaType}, {(isStreamed ? "streamed" : "whole")}");
                answer.Usage.PromptTokens.ShouldBe(900);
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_pair_of_surrogates_split_over_two_events_meets_again_and_a_lone_half_is_replaced(bool isStreamed)
    {
        const string Split = """
            data: {"choices":[{"delta":{"content":"\ud83d"}}]}

            data: {"choices":[{"delta":{"content":"\ude00 \ud83d"},"finish_reason":"stop"}]}

            data: [DONE]


            """;
        (await ReadAsync(Split, "text/event-stream", isStreamed)).Content.ShouldBe("😀 \uFFFD");
    }

    [Theory]
    [InlineData("")]
    [InlineData(Usage)]
    public async Task A_connection_that_stays_open_after_the_end_does_not_cost_the_answer(string afterEnd)
    {
        ImpatientTimeProvider clock = new(TimeSpan.FromSeconds(20));
        using HttpClient client = new(new FixedResponseHandler(_ => FixedResponseHandler.Content(new OpenEndedStream(Encoding.UTF8.GetBytes(Text + Rest + afterEnd)), "text/event-stream")));
        using HttpEndpoint endpoint = new(client, Options(EndpointKind.OpenAICompatible, isStreamed: true), clock);

        (await endpoint.CompleteAsync(Requests.Small, Token)).Content.ShouldBe(Answer);
    }

    [Fact]
    public async Task An_answer_without_usage_is_counted_here_and_marked()
    {
        ModelResponse answer = await ReadAsync(Text + Rest + Done, "text/event-stream", isStreamed: true, Requests.Small with { PromptTokens = 1234 });
        answer.Usage.PromptTokens.ShouldBe(1234);
        answer.Usage.CompletionTokens.ShouldBe(TextTokenizer.CountTokens(Answer));
        answer.Usage.IsEstimated.ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"prompt_tokens":0,"completion_tokens":0,"total_tokens":0}""")]
    [InlineData("""{"prompt_tokens":null}""")]
    [InlineData("""{"prompt_tokens":-1,"completion_tokens":-1}""")]
    [InlineData("[]")]
    [InlineData("\"none\"")]
    [InlineData("null")]
    public async Task Usage_that_says_nothing_is_estimated(string usage)
    {
        ModelResponse answer = await ReadAsync(Whole.Replace("""{"prompt_tokens":900,"completion_tokens":50}""", usage, StringComparison.Ordinal), "application/json", isStreamed: false);
        answer.Usage.IsEstimated.ShouldBeTrue();
        answer.Usage.PromptTokens.ShouldBeGreaterThan(0);
        answer.Usage.CompletionTokens.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Thoughts_are_kept_apart_and_counted()
    {
        string body = Whole.Replace("\"content\"", "\"reasoning\":\"Let me look at {\\\"number\\\":\\\"DRAFT\\\"}\",\"content\"", StringComparison.Ordinal)
            .Replace("\"completion_tokens\":50", "\"completion_tokens\":50,\"completion_tokens_details\":{\"reasoning_tokens\":20},\"prompt_tokens_details\":{\"cached_tokens\":800,\"cache_write_tokens\":64}", StringComparison.Ordinal);
        ModelResponse answer = await ReadAsync(body, "application/json", isStreamed: false);
        answer.Content.ShouldBe(Answer);
        answer.Reasoning.ShouldBe("""Let me look at {"number":"DRAFT"}""");
        (answer.Usage.ReasoningTokens, answer.Usage.CachedTokens, answer.Usage.CacheWriteTokens).ShouldBe((20, 800, 64));
    }

    [Fact]
    public async Task Thoughts_that_were_cut_are_no_answer()
    {
        string body = Whole.Replace("\"content\"", "\"content\":\"\",\"reasoning\"", StringComparison.Ordinal).Replace("\"stop\"", "\"length\"", StringComparison.Ordinal);
        ModelResponse answer = await ReadAsync(body, "application/json", isStreamed: false);
        answer.Content.ShouldBeEmpty();
        answer.Reasoning.ShouldBe(Answer);
        answer.FinishReason.ShouldBe(FinishReason.Length);
        answer.Usage.ReasoningTokens.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_price_of_a_providers_own_key_comes_on_top()
    {
        string body = Whole.Replace("50}", "50,\"cost\":0.01,\"is_byok\":true,\"cost_details\":{\"upstream_inference_cost\":0.2}}", StringComparison.Ordinal);
        (await ReadAsync(body, "application/json", isStreamed: false)).Usage.CostUsd.ShouldBe(0.21m);
        (await ReadAsync(body.Replace("\"is_byok\":true,", string.Empty, StringComparison.Ordinal), "application/json", isStreamed: false)).Usage.CostUsd.ShouldBe(0.01m);
    }

    [Fact]
    public async Task Ollama_tells_its_thoughts_apart()
    {
        const string Lines = """
            {"model":"m","message":{"role":"assistant","content":"","thinking":"hm "},"done":false}
            {"model":"m","message":{"role":"assistant","content":"{}","thinking":"so"},"done":false}
            {"model":"m","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","prompt_eval_count":10,"eval_count":9}
            """;
        foreach (string? mediaType in MediaTypes)
        {
            foreach (bool isStreamed in new[] { true, false })
            {
                ModelResponse answer = await ReadAsync(Lines, mediaType, isStreamed, kind: EndpointKind.Ollama);
                (answer.Content, answer.Reasoning, answer.Usage.CompletionTokens).ShouldBe(("{}", "hm so", 9));
            }
        }
    }

    [Fact]
    public async Task Whatever_bytes_come_the_answer_or_our_own_exception_is_the_end()
    {
        byte[][] samples = new[] { Stream, Whole, "\uFEFF" + Stream, GoodStreams.Last().Data.Item2, "{\"message\":{\"content\":\"{}\"},\"done\":true}\n" }.Select(Encoding.UTF8.GetBytes).ToArray();
        byte[][] bits = [.. new[] { "\\ud83d", "\"", "{", "}", "[", "]", "\n\n", "data: ", "null", "1e400", "-1", "[DONE]", ":", ",", "\uFEFF", "\\", "\"error\":", "\"usage\":", "\"choices\":" }.Select(Encoding.UTF8.GetBytes), [0xFF], [0xC3], [0]];
        await Gen.Select(Gen.Int[0, samples.Length - 1], Gen.Select(Gen.Int[0, 700], Gen.Int[0, 12], Gen.Int[0, bits.Length - 1]).Array[1, 6], Gen.Int[0, MediaTypes.Length - 1], Gen.Bool, Gen.Bool).SampleAsync(
            async (which, edits, media, isStreamed, isOllama) =>
            {
                List<byte> body = [.. samples[which]];
                foreach ((int at, int removed, int inserted) in edits)
                {
                    int place = Math.Min(at, body.Count);
                    body.RemoveRange(place, Math.Min(removed, body.Count - place));
                    body.InsertRange(place, bits[inserted]);
                }

                using HttpClient client = new(FixedResponseHandler.Of([.. body], MediaTypes[media]));
                using HttpEndpoint endpoint = new(client, Options(isOllama ? EndpointKind.Ollama : EndpointKind.OpenAICompatible, isStreamed));
                try
                {
                    (await endpoint.CompleteAsync(Requests.Small)).Content.ShouldNotBeNull();
                }
                catch (EndpointException)
                {
                    // The only exception that may come.
                }
            },
            iter: 6_000,
            threads: 1);
    }

    private static async Task<ModelResponse> ReadAsync(string body, string? mediaType, bool isStreamed, ModelRequest? request = null, EndpointKind kind = EndpointKind.OpenAICompatible)
    {
        using HttpClient client = new(FixedResponseHandler.Of(body, mediaType));
        using HttpEndpoint endpoint = new(client, Options(kind, isStreamed));
        return await endpoint.CompleteAsync(request ?? Requests.Small, Token);
    }

    private static EndpointOptions Options(EndpointKind kind, bool isStreamed) => new()
    {
        Kind = kind,
        BaseAddress = new Uri("http://localhost:8000/v1"),
        Resilience = { MaxRetries = 0, CircuitBreaker = { IsEnabled = false } },
        Streaming = { IsEnabled = isStreamed },
    };

    // Gives its bytes, and then nothing until it is given up.
    private sealed class OpenEndedStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int read = await base.ReadAsync(buffer, cancellationToken);
            if (read == 0)
                await Task.Delay(Timeout.Infinite, cancellationToken);
            return read;
        }
    }
}
