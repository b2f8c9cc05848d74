using Microsoft.Extensions.Time.Testing;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Records.Invoices;
using QwenDocs.Testing;
using QwenDocs.Tokens;
using SkiaSharp;

namespace QwenDocs.Tests.Extraction;

public sealed class OvertakenCostTests
{
    private const string Answer = """{"number":"R-1","issueDate":"2026-03-05","total":119.0,"currency":"EUR","lines":[],"taxes":[]}""";

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task A_request_that_was_overtaken_is_booked_at_the_options_price()
    {
        using DocumentExtractor extractor = new(new FallbackEndpoint([new SilentEndpoint(), new ScriptedEndpoint(Answer)], new FallbackOptions { HedgeAfter = TimeSpan.FromSeconds(20) }, _time));

        Task<ExtractionResult<Invoice>> extracting = extractor.ExtractAsync<Invoice>(Picture(), cancellationToken: TestContext.Current.CancellationToken);
        while (!extracting.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        ExtractionResult<Invoice> result = await extracting;
        FailedAttempt overtaken = result.ModelCalls.ShouldHaveSingleItem().Response!.Metadata.FailedAttempts.ShouldHaveSingleItem();
        overtaken.ErrorCode.ShouldBe(EndpointError.HedgeLost);
        overtaken.Usage!.Value.PromptTokens.ShouldBe((int)result.Plan.PromptTokens);
        result.Usage.CostUsd.ShouldBe(0.0003m + TokenPrice.Qwen25VL72B.GetCost(overtaken.Usage.Value.PromptTokens, 0));
        result.Usage.IsEstimated.ShouldBeTrue();
    }

    private static Document Picture()
    {
        using SKBitmap bitmap = new(600, 800);
        bitmap.Erase(SKColors.White);
        using SKData data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return Document.FromBytes(data.ToArray(), "scan.png");
    }

    private sealed class SilentEndpoint : ModelEndpoint
    {
        public override string Name => "silent";

        public override async Task<ModelResponse> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("It never answers.");
        }
    }
}
