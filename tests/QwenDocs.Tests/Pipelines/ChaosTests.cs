using System.Collections.Concurrent;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Pipelines;
using QwenDocs.Testing;
using QwenDocs.Validation;
using SkiaSharp;

namespace QwenDocs.Tests.Pipelines;

/// <summary>A thousand documents against a server that fails in one of its ways in 30 % of its answers.</summary>
public class ChaosTests
{
    private const int Documents = 1_000;
    private const int Seed = 20_260_305;

    public sealed record Slip(string Number, decimal Total, IReadOnlyList<string> Notes);

    private static readonly TimeSpan AttemptLimit = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan IdleLimit = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Every_document_ends_right_or_with_one_clear_failure_and_every_cent_is_counted()
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        LimitClock clock = new();
        ChaoticServer chaos = new(clock);
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(chaos.Answer, cancellationToken: token);
        using HttpEndpoint whole = Endpoint(server, clock, isStreamed: false);
        using HttpEndpoint streamed = Endpoint(server, clock, isStreamed: true);
        using DocumentExtractor extractor = new(new ThrottlingEndpoint(new HalfStreamedEndpoint(clock, whole, streamed), new ThrottlingOptions { InitialConcurrency = 16, MinConcurrency = 4, LatencyTolerance = null }));
        DocumentPipeline pipeline = new(extractor, new PipelineOptions { MaxConcurrency = 32, KeepOrder = false });
        PipelineSummary summary = new();
        List<WeakReference> documents = [];
        int mostWaiting = 0;
        int mostHeld = 0;

        // Of an outcome only what is checked at the end is kept, so that what the pipeline holds can be seen.
        List<(int Index, Slip? Record, bool IsFailure)> ends = [];
        await foreach (DocumentOutcome<Slip> outcome in pipeline.ExtractAllAsync<Slip>(Source(), token))
        {
            bool isRight = outcome.IsSuccess && outcome.Result.HasRecord && outcome.Result.Findings.All(finding => finding.Severity < FindingSeverity.Error);
            ends.Add((outcome.Index, isRight ? outcome.Result!.Record : null, !outcome.IsSuccess));
            outcome.Failure?.ShouldBeOfType<EndpointException>();
            summary.Add(outcome);
            mostWaiting = Math.Max(mostWaiting, documents.Count - ends.Count);
            if (ends.Count % 250 == 0)
                mostHeld = Math.Max(mostHeld, CountHeld(documents));
        }

        ends.Select(end => end.Index).Order().ShouldBe(Enumerable.Range(0, Documents));
        List<Slip> records = [.. ends.Select(end => end.Record).OfType<Slip>()];
        records.ShouldAllBe(record => record.Number.Length == 64 && record.Total == 12.5m && record.Notes.Count == 2);
        records.Select(record => record.Number).ShouldBeUnique();
        records.Count.ShouldBeGreaterThan(Documents * 95 / 100);
        summary.Snapshot().CostUsd.ShouldBe(chaos.ChargedUsd);
        summary.Snapshot().Unpriced.ShouldBe(0);
        mostWaiting.ShouldBeLessThanOrEqualTo(96);
        // Those that are worked on or wait to be taken (96), and some that are just being let go.
        mostHeld.ShouldBeLessThanOrEqualTo(128);
        chaos.Misbehaviours.Count.ShouldBe(ChaoticServer.Ways);
        server.Requests.Select(request => request.IsStreamed).Distinct().Count().ShouldBe(2);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{server.Attempts} attempts, {records.Count} right, {ends.Count(end => !end.IsFailure) - records.Count} with findings, {ends.Count(end => end.IsFailure)} failed, ${chaos.ChargedUsd}, {mostWaiting} open and {mostHeld} held at most\n{summary}");

        IEnumerable<Document> Source()
        {
            for (int index = 0; index < Documents; index++)
            {
                Document document = Picture(index);
                lock (documents)
                    documents.Add(new WeakReference(document));
                yield return document;
            }
        }
    }

    private static int CountHeld(List<WeakReference> documents)
    {
        GC.Collect();
        lock (documents)
            return documents.Count(document => document.IsAlive);
    }

    private static HttpEndpoint Endpoint(SimulatedModelServer server, TimeProvider clock, bool isStreamed) => HttpEndpoint.Create(
        new EndpointOptions
        {
            Kind = EndpointKind.OpenAICompatible,
            BaseAddress = server.Address,
            Resilience = { MaxRetries = 3, BaseDelay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero, AttemptTimeout = AttemptLimit },
            // A stream that is stopped early tells no price; that it is stopped is tested elsewhere.
            Streaming = { IsEnabled = isStreamed, IdleTimeout = IdleLimit, StopRepetition = false },
        },
        timeProvider: clock);

    // The number stands in black and white blocks, so that every picture differs whatever it is encoded as.
    private static Document Picture(int number)
    {
        using SKBitmap bitmap = new(60, 60);
        bitmap.Erase(SKColors.White);
        using (SKCanvas canvas = new(bitmap))
        {
            using SKPaint paint = new() { Color = SKColors.Black };
            for (int bit = 0; bit < 10; bit++)
            {
                if ((number >> bit & 1) == 1)
                    canvas.DrawRect(5 + (bit % 5 * 10), 10 + (bit / 5 * 20), 8, 8, paint);
            }
        }

        using SKData data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return Document.FromBytes(data.ToArray(), $"{number}.png");
    }

    /// <summary>Streams the answers about every other picture.</summary>
    private sealed class HalfStreamedEndpoint(LimitClock clock, ModelEndpoint whole, ModelEndpoint streamed) : ModelEndpoint
    {
        public override string Name => whole.Name;

        public override Task<ModelResponse> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default)
        {
            string picture = request.Messages.SelectMany(message => message.Parts).OfType<ModelImage>().Single().Page.Sha256;
            clock.Enter(picture);
            return (picture[0] % 2 == 0 ? whole : streamed).CompleteAsync(request, cancellationToken);
        }
    }

    /// <summary>Answers by the picture, the number of the question about it, and the seed, so that threads change nothing.</summary>
    private sealed class ChaoticServer(LimitClock clock)
    {
        public const int Ways = 15;

        private static readonly Task Never = new TaskCompletionSource().Task;

        private readonly ConcurrentDictionary<string, int> _asked = new();
        private readonly Lock _gate = new();

        public decimal ChargedUsd { get; private set; }

        public ConcurrentDictionary<int, int> Misbehaviours { get; } = new();

        public SimulatedAnswer Answer(SimulatedRequest request)
        {
            string picture = request.Images.Single().Sha256;
            int asked = _asked.AddOrUpdate(picture, 1, static (_, count) => count + 1);
            Random random = new(HashCodeOf(picture, asked));
            string whole = $$"""{"number":"{{picture}}","total":12.5,"notes":["a","b"]}""";
            string right = request.Schema?["required"]?.AsArray().Select(name => (string?)name).Contains("number") == true ? whole
                : request.Schema!["properties"]!["total"] is not null ? """{"total":12.5,"notes":["b"]}""" : """{"notes":["b"]}""";
            if (random.NextDouble() >= 0.3)
                return Paid(right);
            int way = random.Next(Ways);
            Misbehaviours.AddOrUpdate(way, 1, static (_, count) => count + 1);
            return way switch
            {
                0 => SimulatedAnswer.Error(429, retryAfter: TimeSpan.Zero),
                1 => SimulatedAnswer.Error(429),
                2 => SimulatedAnswer.Error(500 + random.Next(4)),
                3 => PaidFailure(),
                4 => SimulatedAnswer.ErrorInChoice(502),
                5 => SimulatedAnswer.Text(right) with { CutAfterBytes = random.Next(200) },
                6 => SimulatedAnswer.Raw("{\"choices\":"),
                7 => SimulatedAnswer.Raw("<html>Bad gateway</html>", "text/html", 502),
                8 => Paid("""{"number":{"is":"wrong"},"total":"a lot","notes":["a","b"]}"""),
                9 => Paid(whole[..^6]) with { FinishReason = "length" },
                10 => Charge(SimulatedAnswer.Repeating("""{"number":"x","total":12.5,"notes":[""", "\"a\",", 900)),
                11 => Stalled(request, SimulatedAnswer.Text(right) with { Before = Never }, AttemptLimit),
                12 => Stalled(request, SimulatedAnswer.Text(right) with { StallAfterBytes = 1 + random.Next(60), StallUntil = Never }, request.IsStreamed ? IdleLimit : AttemptLimit),
                13 when request.IsStreamed => SimulatedAnswer.Text(right) with { ErrorAfterContent = 502 },
                13 => SimulatedAnswer.ErrorInBody(503),
                _ => Paid("I am sorry, I cannot read this picture."),
            };
        }

        // HashCode and string hashes differ from run to run.
        private static int HashCodeOf(string picture, int asked) => unchecked((Seed * 31) + (Convert.ToInt32(picture[..7], 16) * 17) + (asked * 7919));

        private SimulatedAnswer Stalled(SimulatedRequest request, SimulatedAnswer answer, TimeSpan limit)
        {
            clock.End(request.Images.Single().Sha256, limit);
            return answer;
        }

        private SimulatedAnswer Paid(string text) => Charge(SimulatedAnswer.Text(text));

        private SimulatedAnswer Charge(SimulatedAnswer answer)
        {
            lock (_gate)
                ChargedUsd += 0.0010m;
            return answer with { CostUsd = 0.0010m };
        }

        private SimulatedAnswer PaidFailure()
        {
            lock (_gate)
                ChargedUsd += 0.0004m;
            return SimulatedAnswer.Raw("""{"error":{"code":502,"message":"the provider died"},"usage":{"prompt_tokens":50,"completion_tokens":3,"cost":0.0004}}""");
        }
    }
}
