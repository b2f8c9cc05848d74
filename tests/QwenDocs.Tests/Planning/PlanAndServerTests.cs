using CsCheck;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Imaging;
using QwenDocs.Pipelines;
using QwenDocs.Planning;
using QwenDocs.Schemas;
using QwenDocs.Testing;
using QwenDocs.Testing.Simulation;
using QwenDocs.Tests.Tokens;
using QwenDocs.Tokens;
using SkiaSharp;

namespace QwenDocs.Tests.Planning;

/// <summary>The plan against a server that decodes what it gets and counts by itself.</summary>
public class PlanAndServerTests
{
    public sealed record Note(string? Number, string[] Lines);

    private static readonly VisionModelProfile Small28 = VisionModelProfile.Qwen25VL with { ContextTokens = 5_000 };

    private static readonly VisionModelProfile Small32 = VisionModelProfile.Qwen3VL with { ContextTokens = 5_000 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<EndpointKind, int, int> Cases { get; } = new()
    {
        { EndpointKind.Vllm, 28, 0 },
        { EndpointKind.Vllm, 32, 0 },
        { EndpointKind.Vllm, 28, 1 },
        { EndpointKind.SgLang, 28, 0 },
        { EndpointKind.DashScope, 28, 0 },
        { EndpointKind.DashScope, 32, 1 },
    };

    [Theory]
    [MemberData(nameof(ResizeFigures.All), MemberType = typeof(ResizeFigures))]
    public void The_server_counts_as_the_reference(int factor, long least, long most, int width, int height, int seenWidth, int seenHeight, int tokens)
    {
        (int columns, int rows) = SimulatedVision.Squares(new PixelSize(width, height), VisionModelProfile.Qwen25VL with { ResizeFactor = factor, MinPixels = least, MaxPixels = most });

        (columns * factor, rows * factor, columns * rows).ShouldBe((seenWidth, seenHeight, tokens));
    }

    [Fact]
    public void Plan_and_server_agree_on_every_size() =>
        Gen.Select(Gen.Int[1, 12_000], Gen.Int[1, 12_000], Gen.Bool).Where((width, height, _) => Math.Max(width, height) <= 200 * Math.Min(width, height)).Sample(
            (width, height, isFirst) =>
            {
                VisionModelProfile model = isFirst ? VisionModelProfile.Qwen25VL : VisionModelProfile.Qwen3VL;
                (int columns, int rows) = SimulatedVision.Squares(new PixelSize(width, height), model);
                return columns * rows == model.CountImageTokens(new PixelSize(width, height));
            },
            iter: 5_000);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Plan_and_server_count_several_requests_alike(EndpointKind kind, int factor, int overlap)
    {
        VisionModelProfile model = factor == 28 ? Small28 : Small32;
        await using SimulatedModelServer server = await StartAsync(model);
        using HttpEndpoint endpoint = Connect(server, kind);
        using DocumentExtractor extractor = new(endpoint, Options(model, overlap));
        TestPdf pdf = new();
        for (int page = 0; page < 14; page++)
            pdf.Page(width: 200 + (page * 13), height: 300 + (page % 3 * 25), text: $"Item {page}", y: 200, fontSize: 5);

        ExtractionResult<Note> result = await extractor.ExtractAsync<Note>(Document.FromBytes(pdf.ToBytes(), "document.pdf"), cancellationToken: Token);

        result.Plan.Requests.Count.ShouldBeGreaterThan(1);
        result.Requests.ShouldAllBe(request => request.TokenDifference == 0);
        server.Requests.SelectMany(request => request.Images).Select(image => image.Tokens).ShouldBe(result.Plan.Pages.Select(page => page.ImageTokens), ignoreOrder: true);
        server.Requests.SelectMany(request => request.Images).ShouldAllBe(image => image.IsAtModelSize);
        server.Requests.ShouldAllBe(request => request.PromptTokens + request.MaxTokens <= model.ContextTokens);
    }

    [Theory]
    [InlineData(EndpointKind.Vllm, 28)]
    [InlineData(EndpointKind.Vllm, 32)]
    [InlineData(EndpointKind.DashScope, 28)]
    public async Task Plan_and_server_count_shared_requests_of_pictures_of_many_sizes_alike(EndpointKind kind, int factor)
    {
        VisionModelProfile model = (factor == 28 ? VisionModelProfile.Qwen25VL : VisionModelProfile.Qwen3VL) with { ContextTokens = 6_000 };
        Random random = new(7);
        Document[] documents = [.. Enumerable.Range(0, 40).Select(index => Picture(random.Next(20, 480), random.Next(20, 480), $"{index}.png"))];
        await using SimulatedModelServer server = await StartAsync(model);
        using HttpEndpoint endpoint = Connect(server, kind);
        using DocumentExtractor extractor = new(endpoint, Options(model, 0));
        PackingOptions sharing = new() { MaxDocuments = 12, CompletionTokens = 100, LookAhead = 40 };

        BatchPlan plan = await extractor.PlanBatchAsync(documents, RecordSchema.For<Note>(), sharing, Token);
        List<DocumentOutcome<Note>> outcomes = await new DocumentPipeline(extractor, new PipelineOptions { Packing = sharing, MaxConcurrency = 1 }).ExtractAllAsync<Note>(documents, Token).ToListAsync(Token);

        outcomes.ShouldAllBe(outcome => outcome.IsSuccess);
        server.Requests.Count.ShouldBeLessThan(20);
        server.Requests.SelectMany(request => request.Images).ShouldAllBe(image => image.IsAtModelSize);
        server.Requests.Sum(request => request.PromptTokens).ShouldBe(outcomes.Sum(outcome => outcome.Usage.PromptTokens));
        outcomes.Sum(outcome => outcome.Result!.Plan.PromptTokens).ShouldBe(server.Requests.Sum(request => request.PromptTokens));
        plan.Packed.ShouldAllBe(request => request.PromptTokens + request.CompletionTokens + 100 <= model.ContextTokens);
        plan.DocumentCount.ShouldBe(40);
    }

    [Fact]
    public async Task Ollama_puts_pictures_first_and_the_count_stays_within_1_percent()
    {
        await using SimulatedModelServer server = await StartAsync(Small28);
        using HttpEndpoint endpoint = Connect(server, EndpointKind.Ollama);
        using DocumentExtractor extractor = new(endpoint, Options(Small28, 0));

        ExtractionResult<Note> result = await extractor.ExtractAsync<Note>(Document.FromBytes(new TestPdf().Page(width: 300, height: 400).Page(width: 300, height: 400).ToBytes()), cancellationToken: Token);

        AnsweredRequest request = result.Requests.ShouldHaveSingleItem();
        Math.Abs(request.TokenDifference!.Value / (double)request.SentTokens).ShouldBeLessThan(0.01);
    }

    [Fact]
    public async Task A_request_over_the_window_is_planned_again_by_the_window_that_the_server_names()
    {
        await using SimulatedModelServer server = await StartAsync(Small28);
        using HttpEndpoint endpoint = Connect(server, EndpointKind.Vllm);
        var document = Document.FromBytes(PlanningInputs.Pages(Enumerable.Repeat(24.0, 3)).ToBytes(), "document.pdf");
        using DocumentExtractor wrong = new(endpoint, Options(VisionModelProfile.Qwen25VL, 0));
        using DocumentExtractor right = new(endpoint, Options(Small28, 0));

        ExtractionResult<Note> learnt = await wrong.ExtractAsync<Note>(document, cancellationToken: Token);
        int requests = server.Requests.Count;
        await wrong.ExtractAsync<Note>(document, cancellationToken: Token);
        ExtractionResult<Note> told = await right.ExtractAsync<Note>(document, cancellationToken: Token);

        wrong.Profile.ContextTokens.ShouldBe(5_000);
        learnt.Plan.Requests.Count.ShouldBe(told.Plan.Requests.Count);
        learnt.Requests.ShouldAllBe(request => request.TokenDifference == 0);
        // The limit is remembered: the second document is not refused.
        (server.Requests.Count - requests).ShouldBe(2 * told.Plan.Requests.Count);
    }

    private static Task<SimulatedModelServer> StartAsync(VisionModelProfile model) => SimulatedModelServer.StartAsync(
        request => SimulatedAnswer.Text(Slots(request) is { Count: > 0 } slots
            ? $$"""{"documents":[{{string.Join(',', slots.Select(slot => $$$"""{"document":{{{slot}}},"record":{"number":"4711","lines":[]}}"""))}}]}"""
            : """{"number":"4711","lines":[]}"""),
        new SimulatedServerOptions { Model = model },
        Token);

    private static List<string> Slots(SimulatedRequest request) =>
        [.. System.Text.RegularExpressions.Regex.Matches(request.Text, @"^Document (\d+), page", System.Text.RegularExpressions.RegexOptions.Multiline).Select(match => match.Groups[1].Value).Distinct()];

    private static HttpEndpoint Connect(SimulatedModelServer server, EndpointKind kind) =>
        HttpEndpoint.ForServer(kind == EndpointKind.Ollama ? server.Address : new Uri(server.Address, "v1"), "qwen2.5-vl", kind: kind);

    private static ExtractorOptions Options(VisionModelProfile model, int overlap) => new()
    {
        Profile = model,
        Planning = new PlanningOptions { CompletionTokens = 500, MarginTokens = 100, RequestSplitting = new RequestSplittingOptions { OverlapPages = overlap } },
    };

    private static Document Picture(int width, int height, string name)
    {
        using SKBitmap bitmap = new(width, height);
        bitmap.Erase(SKColors.Beige);
        return Document.FromBytes(bitmap.Encode(SKEncodedImageFormat.Png, 100).ToArray(), name);
    }
}
