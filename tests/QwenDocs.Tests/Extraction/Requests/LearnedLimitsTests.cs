using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Records.Invoices;
using QwenDocs.Testing;
using QwenDocs.Tokens;
using SkiaSharp;

namespace QwenDocs.Tests.Extraction;

public sealed class LearnedLimitsTests
{
    private const string Answer = """{"number":"R-1","issueDate":"2026-03-05","total":119.0,"currency":"EUR","lines":[],"taxes":[]}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_asked_unless_the_options_want_it()
    {
        await using SimulatedModelServer server = await StartAsync(_ => { });
        using DocumentExtractor extractor = Extractor(server);

        await extractor.ExtractAsync<Invoice>(Picture(), cancellationToken: Token);

        server.Queries.ShouldBeEmpty();
        extractor.ModelLimits.ShouldBeNull();
    }

    [Fact]
    public async Task The_first_extraction_learns_the_window_and_later_plans_need_no_network()
    {
        await using SimulatedModelServer server = await StartAsync(options => options.MaxModelLength = 24_000);
        using DocumentExtractor extractor = Extractor(server, options => options.PlanBy = PlanningLimits.Endpoint);
        (await extractor.PlanAsync<Invoice>(Picture(), Token)).Profile.ContextTokens.ShouldBe(131_072);

        ExtractionResult<Invoice>[] results = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => extractor.ExtractAsync<Invoice>(Picture(), cancellationToken: Token)));

        results.ShouldAllBe(result => result.Plan.Profile.ContextTokens == 24_000);
        extractor.Profile.ContextTokens.ShouldBe(24_000);
        server.Queries.ShouldHaveSingleItem().ShouldBe("GET /v1/models");
        (await extractor.PlanAsync<Invoice>(Picture(), Token)).Profile.ContextTokens.ShouldBe(24_000);
        server.Queries.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_window_larger_than_the_guess_is_used_and_one_larger_than_a_given_profile_is_not()
    {
        await using SimulatedModelServer server = await StartAsync(options => options.MaxModelLength = 200_000);
        using DocumentExtractor guessing = Extractor(server);
        using DocumentExtractor told = Extractor(server, options => options.Profile = VisionModelProfile.Qwen25VL with { ContextTokens = 65_536 });

        await guessing.RefreshModelLimitsAsync(Token);
        await told.RefreshModelLimitsAsync(Token);

        guessing.Profile.ContextTokens.ShouldBe(200_000);
        told.Profile.ContextTokens.ShouldBe(65_536);
    }

    [Theory]
    [InlineData(PlanningLimits.Endpoint, 0.25, 0.75)]
    [InlineData(PlanningLimits.EndpointWithPrice, 0.5, 2)]
    public async Task The_longest_answer_counts_always_and_the_price_when_it_is_wanted(PlanningLimits source, decimal prompt, decimal completion)
    {
        await using SimulatedModelServer server = await StartAsync(options => options.Catalog.Offers =
        [
            new ModelOffer
            {
                Model = "qwen/qwen2.5-vl-72b-instruct",
                Provider = "Host",
                ContextTokens = 128_000,
                MaxCompletionTokens = 4_000,
                Price = new TokenPrice(0.5m, 2m),
                SupportedParameters = ["structured_outputs"],
            },
        ]);
        using var endpoint = HttpEndpoint.ForServer(new Uri(server.Address, "api/v1"), kind: EndpointKind.OpenRouter);
        using DocumentExtractor extractor = new(endpoint, new ExtractorOptions { PlanBy = source });

        ExtractionResult<Invoice> result = await extractor.ExtractAsync<Invoice>(Picture(), cancellationToken: Token);

        result.Plan.Requests.ShouldHaveSingleItem().CompletionTokens.ShouldBe(4_000);
        server.Requests.ShouldHaveSingleItem().MaxTokens.ShouldBe(4_000);
        result.Plan.MaxCostUsd.ShouldBe(new TokenPrice(prompt, completion).GetCost(result.Plan.PromptTokens, 4_000));
    }

    [Fact]
    public async Task A_model_without_image_input_is_told_before_a_page_is_rendered()
    {
        await using SimulatedModelServer server = await StartAsync(options => options.Catalog.AcceptsImages = false);
        using var endpoint = HttpEndpoint.ForServer(server.Address, "qwen2.5-7b", kind: EndpointKind.LlamaCpp);
        using DocumentExtractor extractor = new(endpoint, new ExtractorOptions { PlanBy = PlanningLimits.Endpoint });

        EndpointException failure = await Should.ThrowAsync<EndpointException>(() => extractor.ExtractAsync<Invoice>(Picture(), cancellationToken: Token));

        failure.ErrorCode.ShouldBe(EndpointError.NoImageInput);
        failure.Message.ShouldContain("the model qwen2.5-7b takes no pictures");
        failure.Message.ShouldContain("--mmproj");
        server.Attempts.ShouldBe(0);
    }

    [Fact]
    public async Task A_failed_question_is_asked_again_for_the_next_document()
    {
        bool isDown = true;
        TellingEndpoint endpoint = new(() => isDown ? throw new EndpointException(EndpointError.Unknown, "server", "down", isTransient: true) : new ModelLimits { ContextTokens = 50_000 });
        using DocumentExtractor extractor = new(endpoint, new ExtractorOptions { PlanBy = PlanningLimits.Endpoint });

        await Should.ThrowAsync<EndpointException>(() => extractor.ExtractAsync<Invoice>(Picture(), cancellationToken: Token));
        isDown = false;

        (await extractor.ExtractAsync<Invoice>(Picture(), cancellationToken: Token)).Plan.Profile.ContextTokens.ShouldBe(50_000);
    }

    private static DocumentExtractor Extractor(SimulatedModelServer server, Action<ExtractorOptions>? change = null)
    {
        ExtractorOptions options = new();
        change?.Invoke(options);
        return DocumentExtractor.ForServer(server.Address, "qwen2.5-vl", EndpointKind.Vllm, options: options);
    }

    private static Task<SimulatedModelServer> StartAsync(Action<SimulatedServerOptions> change)
    {
        SimulatedServerOptions options = new();
        change(options);
        return SimulatedModelServer.StartAsync(_ => SimulatedAnswer.Text(Answer), options, Token);
    }

    private static Document Picture()
    {
        using SKBitmap bitmap = new(600, 800);
        bitmap.Erase(SKColors.White);
        using SKData data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return Document.FromBytes(data.ToArray(), "scan.png");
    }

    private sealed class TellingEndpoint(Func<ModelLimits> limits) : ModelEndpoint
    {
        public override string Name => "server";

        public override Task<ModelLimits> GetModelLimitsAsync(string model, CancellationToken cancellationToken = default) => Task.FromResult(limits());

        public override Task<ModelResponse> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default) =>
            Task.FromResult(new ModelResponse { Model = "m", Content = Answer, FinishReason = FinishReason.Stop });
    }
}
