using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Testing;
using QwenDocs.Tests.Endpoints;
using QwenDocs.Tests.Planning;
using QwenDocs.Tokens;
using QwenDocs.Validation;

namespace QwenDocs.Tests.Extraction;

public class ConcurrentRequestTests
{
    public sealed record Part(string?[] Lines);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Requests_wait_side_by_side_as_many_as_allowed_and_come_in_order(int allowed)
    {
        Gathering gathering = new(allowed);
        using DocumentExtractor extractor = Extractor(gathering.Endpoint, allowed);
        gathering.Expected = (await extractor.PlanAsync<Part>(Pages(), Token)).Requests.Count;

        ExtractionResult<Part> result = await ExtractAsync(extractor);

        gathering.Most.ShouldBe(Math.Min(allowed, result.Plan.Requests.Count));
        result.Requests.Select(request => request.Planned).ShouldBe(result.Plan.Requests);
        result.ModelCalls.Select(call => call.RequestNumber).ShouldBe(Enumerable.Range(1, result.Plan.Requests.Count));
        result.Record.Lines.ShouldBe(result.Plan.Requests.Select(request => $"page {request.Pages[0].Number}"));
        result.Usage.CostUsd.ShouldBe(0.001m * result.Plan.Requests.Count);
    }

    [Fact]
    public async Task The_first_failure_ends_the_others_and_is_the_one_that_is_thrown()
    {
        int cancelled = 0;
        int calls = 0;
        TaskCompletionSource both = new();
        DelegateEndpoint endpoint = new("server", async (_, token) =>
        {
            if (Interlocked.Increment(ref calls) == 2)
            {
                both.SetResult();
                throw new EndpointException(EndpointError.ServerFailure, "server", "it is broken");
            }

            await both.Task.WaitAsync(token);
            try
            {
                await Task.Delay(Timeout.Infinite, token);
            }
            catch (OperationCanceledException)
            {
                Interlocked.Increment(ref cancelled);
                throw;
            }

            return DelegateEndpoint.Answer();
        });
        using DocumentExtractor extractor = Extractor(endpoint, 2);

        await Should.ThrowAsync<EndpointException>(() => ExtractAsync(extractor));

        (cancelled, endpoint.Calls).ShouldBe((1, 2));
    }

    [Fact]
    public async Task Rules_run_once_for_each_reading()
    {
        int asked = 0;
        ExtractorOptions options = new();
        options.Rules.Add<Slip>(_ =>
        {
            asked++;
            return [Finding.Warning("$.number", "looks odd")];
        });
        using DocumentExtractor extractor = new(new ScriptedEndpoint("""{"number":"4711"}"""), options);

        ExtractionResult<Slip> result = await extractor.ExtractAsync<Slip>(Document.FromBytes(Requests.Page(1, 60, 60).Bytes), cancellationToken: Token);

        asked.ShouldBe(1);
        result.Findings.ShouldHaveSingleItem();
    }

    public sealed record Slip(string Number);

    private static Task<ExtractionResult<Part>> ExtractAsync(DocumentExtractor extractor) =>
        extractor.ExtractAsync<Part>(Pages(), cancellationToken: Token);

    private static Document Pages() => Document.FromBytes(PlanningInputs.Pages(Enumerable.Repeat(10.0, 12)).ToBytes(), "parts.pdf");

    private static DocumentExtractor Extractor(ModelEndpoint endpoint, int allowed) => new(endpoint, new ExtractorOptions
    {
        Profile = VisionModelProfile.Qwen25VL with { ContextTokens = 8_000 },
        Planning = PlanningInputs.Options(),
        MaxConcurrentRequests = allowed,
    });

    /// <summary>Answers only when as many requests wait as may, or no more can come; counts how many waited at most.</summary>
    private sealed class Gathering
    {
        private readonly Lock _gate = new();
        private readonly int _allowed;
        private readonly List<TaskCompletionSource> _waiting = [];
        private int _held;
        private int _answered;

        public Gathering(int allowed)
        {
            _allowed = allowed;
            Endpoint = new DelegateEndpoint("server", AnswerAsync);
        }

        public DelegateEndpoint Endpoint { get; }

        public int Expected { get; set; }

        public int Most { get; private set; }

        private async Task<ModelResponse> AnswerAsync(ModelRequest request, CancellationToken cancellationToken)
        {
            TaskCompletionSource own = new(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_gate)
            {
                _held++;
                Most = Math.Max(Most, _held);
                _waiting.Add(own);
                // The last requests of a document may be fewer.
                if (_waiting.Count == Math.Min(_allowed, Expected - _answered))
                {
                    _answered += _waiting.Count;
                    _waiting.ForEach(waiting => waiting.TrySetResult());
                    _waiting.Clear();
                }
            }

            await own.Task.WaitAsync(cancellationToken);
            lock (_gate)
                _held--;
            int page = request.Messages[1].Parts.OfType<ModelImage>().First().Page.PageNumber;
            return DelegateEndpoint.Answer($$"""{"lines":["page {{page}}"]}""");
        }
    }
}
