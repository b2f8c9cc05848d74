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

    [Fact]
    public async Task Every_document_ends_right_or_with_one_clear_failure_and_every_cent_is_counted()
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        ChaoticServer chaos = new();
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(chaos.Answer, cancellationToken: token);
        using ChatCompletionsEndpoint endpoint = ChatCompletionsEndpoint.Create(new EndpointOptions
        {
            Kind = EndpointKind.OpenAICompatible,
            BaseAddress = server.Address,
            // A stream that is stopped in a repetition never tells what it cost, and here every cent is counted.
            Streaming = { IsEnabled = false },
            Resilience = { MaxRetries = 3, BaseDelay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero },
        });
        using DocumentExtractor extractor = new(new ThrottledEndpoint(endpoint, new ThrottleOptions { InitialConcurrency = 16, MinConcurrency = 4, LatencyTolerance = null }));
        DocumentPipeline pipeline = new(extractor, new PipelineOptions { MaxConcurrency = 32, KeepOrder = false });
        int taken = 0;
        int mostWaiting = 0;

        List<DocumentOutcome<Slip>> outcomes = [];
        await foreach (DocumentOutcome<Slip> outcome in pipeline.ExtractAllAsync<Slip>(Source(), token))
        {
            outcomes.Add(outcome);
            mostWaiting = Math.Max(mostWaiting, Volatile.Read(ref taken) - outcomes.Count);
        }

        outcomes.Select(outcome => outcome.Index).Order().ShouldBe(Enumerable.Range(0, Documents));
        List<Slip> records = [.. outcomes.Where(outcome => outcome.IsSuccess && outcome.Result.HasRecord && outcome.Result.Findings.All(finding => finding.Severity < FindingSeverity.Error)).Select(outcome => outcome.Result!.Record)];
        records.ShouldAllBe(record => record.Number.Length == 64 && record.Total == 12.5m && record.Notes.Count == 2);
        records.Select(record => record.Number).ShouldBeUnique();
        outcomes.Where(outcome => !outcome.IsSuccess).ShouldAllBe(outcome => outcome.Failure is EndpointException);
        records.Count.ShouldBeGreaterThan(Documents * 95 / 100);
        outcomes.Sum(outcome => outcome.Usage.CostUsd).ShouldBe(chaos.ChargedUsd);
        mostWaiting.ShouldBeLessThanOrEqualTo(96);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{server.Attempts} attempts, {records.Count} right, {outcomes.Count(outcome => outcome.IsSuccess) - records.Count} with findings, {outcomes.Count(outcome => !outcome.IsSuccess)} failed, ${chaos.ChargedUsd}, {mostWaiting} open at most");

        IEnumerable<Document> Source()
        {
            for (int index = 0; index < Documents; index++)
            {
                Interlocked.Increment(ref taken);
                yield return Picture(index);
            }
        }
    }

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

    /// <summary>Answers by the picture, the number of the question about it, and the seed, so that threads change nothing.</summary>
    private sealed class ChaoticServer
    {
        private readonly ConcurrentDictionary<string, int> _asked = new();
        private readonly Lock _gate = new();

        public decimal ChargedUsd { get; private set; }

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
            return random.Next(12) switch
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
                _ => Paid("I am sorry, I cannot read this picture."),
            };
        }

        // HashCode and string hashes differ from run to run.
        private static int HashCodeOf(string picture, int asked) => unchecked((Seed * 31) + (Convert.ToInt32(picture[..7], 16) * 17) + (asked * 7919));

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
