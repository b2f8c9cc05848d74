using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Imaging;
using QwenDocs.Schemas;

namespace QwenDocs.Testing.Tests;

public sealed class CassetteTests
{
    private static readonly ModelRequest Request = new()
    {
        Model = "qwen2.5-vl",
        Messages = [ModelMessage.FromText(ModelRole.User, "first line\nsecond line")],
    };

    [Fact]
    public async Task What_was_recorded_is_replayed_from_the_file()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text("{\"a\":1}"));
            using var endpoint = HttpEndpoint.ForServer(server.Address, apiKey: "sk-secret");
            var cassette = Cassette.Create();
            ModelResponse recorded = await new CassetteRecorder(cassette, endpoint).CompleteAsync(Request, TestContext.Current.CancellationToken);
            await cassette.SaveAsync(path, TestContext.Current.CancellationToken);
            (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ShouldNotContain("sk-secret");

            var replay = new CassettePlayer(await Cassette.LoadAsync(path, TestContext.Current.CancellationToken));
            replay.UnusedEntries.ShouldBe(1);
            (await replay.CompleteAsync(Request, TestContext.Current.CancellationToken)).ShouldBeEquivalentTo(recorded with { Metadata = ResponseMetadata.None });
            replay.UnusedEntries.ShouldBe(0);
            server.Attempts.ShouldBe(1);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_changed_request_fails_with_the_first_difference()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text("{}"));
        using var endpoint = HttpEndpoint.ForServer(server.Address);
        var cassette = Cassette.Create();
        await new CassetteRecorder(cassette, endpoint).CompleteAsync(Request, TestContext.Current.CancellationToken);

        ModelRequest changed = Request with { Messages = [ModelMessage.FromText(ModelRole.User, "first line\nanother line")] };
        CassetteMismatchException failure = await Should.ThrowAsync<CassetteMismatchException>(() => new CassettePlayer(cassette).CompleteAsync(changed, TestContext.Current.CancellationToken));
        failure.Message.ShouldContain("recorded: \"second line\"");
        failure.Message.ShouldContain("sent:     \"another line\"");
    }

    [Fact]
    public async Task A_cassette_shows_prompt_and_schema_line_by_line_in_their_own_letters()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text("""{"number":"发票-1"}"""));
            using var endpoint = HttpEndpoint.ForServer(server.Address);
            var cassette = Cassette.Create();
            ModelRequest request = Request with { Messages = [ModelMessage.FromText(ModelRole.User, "读发票\nsecond line")], Schema = RecordSchema.For<Slip>() };
            await new CassetteRecorder(cassette, endpoint).CompleteAsync(request, TestContext.Current.CancellationToken);
            await cassette.SaveAsync(path, TestContext.Current.CancellationToken);

            string[] lines = [.. (await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken)).Select(line => line.Trim())];
            lines.ShouldContain(line => line.Contains("读发票"));
            lines.ShouldContain(line => line.Contains("发票-1"));
            lines.ShouldContain(line => line.Contains("additionalProperties"));
            lines.Max(line => line.Length).ShouldBeLessThan(200);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task The_first_run_records_and_the_next_one_replays()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        int connections = 0;
        try
        {
            foreach (bool isFirst in (bool[])[true, false])
            {
                await using CassetteEndpoint endpoint = await CassetteEndpoint.OpenAsync(
                    path,
                    () =>
                    {
                        connections++;
                        return new ScriptedEndpoint("""{"number":"1"}""");
                    },
                    cancellationToken: TestContext.Current.CancellationToken);

                endpoint.IsRecording.ShouldBe(isFirst);
                (await ExtractAsync(endpoint)).Record.Number.ShouldBe("1");
            }

            connections.ShouldBe(1);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_run_that_was_answered_nothing_leaves_no_cassette_behind()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

        await (await CassetteEndpoint.OpenAsync(path, () => new ScriptedEndpoint("{}"), cancellationToken: TestContext.Current.CancellationToken)).DisposeAsync();

        File.Exists(path).ShouldBeFalse();
    }

    [Fact]
    public async Task A_picture_of_the_same_size_is_the_same_unless_its_bytes_are_to_be_compared()
    {
        ModelRequest first = WithPicture(60, 84, [1]), second = WithPicture(60, 84, [2]), larger = WithPicture(84, 84, [1]);
        int answers = 0;
        var cassette = Cassette.Create();
        CassetteRecorder recorder = new(cassette, new DelegateEndpoint("server", (_, _) => Task.FromResult(new ModelResponse { Model = "m", Content = $"{++answers}" })));
        await recorder.CompleteAsync(first, TestContext.Current.CancellationToken);
        await recorder.CompleteAsync(second, TestContext.Current.CancellationToken);

        // The same picture answers first, whatever the order; then any of the same size.
        CassettePlayer player = new(cassette);
        (await player.CompleteAsync(second, TestContext.Current.CancellationToken)).Content.ShouldBe("2");
        (await player.CompleteAsync(WithPicture(60, 84, [3]), TestContext.Current.CancellationToken)).Content.ShouldBe("1");

        await Should.ThrowAsync<CassetteMismatchException>(() => new CassettePlayer(cassette).CompleteAsync(larger, TestContext.Current.CancellationToken));
        await Should.ThrowAsync<CassetteMismatchException>(
            () => new CassettePlayer(cassette, new CassetteOptions { ComparePictures = true }).CompleteAsync(WithPicture(60, 84, [3]), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(EndpointKind.Vllm)]
    [InlineData(EndpointKind.DashScope)]
    public async Task A_recorded_and_a_replayed_extraction_plan_what_production_plans(EndpointKind kind)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(
                _ => SimulatedAnswer.Text("""{"number":"1"}"""),
                new SimulatedServerOptions { MaxModelLength = 30_000 },
                TestContext.Current.CancellationToken);
            using var endpoint = HttpEndpoint.ForServer(new Uri(server.Address, "v1"), "qwen2.5-vl", kind, "key");
            var cassette = Cassette.Create();

            ExtractionResult<Slip> production = await ExtractAsync(endpoint);
            ExtractionResult<Slip> recorded = await ExtractAsync(new CassetteRecorder(cassette, endpoint));
            await cassette.SaveAsync(path, TestContext.Current.CancellationToken);
            ExtractionResult<Slip> replayed = await ExtractAsync(new CassettePlayer(await Cassette.LoadAsync(path, TestContext.Current.CancellationToken)));

            recorded.Plan.ToString().ShouldBe(production.Plan.ToString());
            replayed.Plan.ToString().ShouldBe(production.Plan.ToString());
            production.Plan.Profile.ContextTokens.ShouldBe(kind == EndpointKind.Vllm ? 30_000 : 131_072);
            replayed.Record.Number.ShouldBe("1");
            server.Attempts.ShouldBe(2);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static ModelRequest WithPicture(int width, int height, byte[] bytes) => Request with
    {
        Messages = [new ModelMessage(ModelRole.User, [new ModelImage(new PageImage(1, new PixelSize(width, height), "image/png", bytes)), new ModelText("Read it.")])],
    };

    private static async Task<ExtractionResult<Slip>> ExtractAsync(ModelEndpoint endpoint)
    {
        using DocumentExtractor extractor = new(endpoint, new ExtractorOptions { PlanBy = PlanningLimits.Endpoint });
        return await extractor.ExtractAsync<Slip>(Document.FromBytes(Picture, "slip.png"), cancellationToken: TestContext.Current.CancellationToken);
    }

    // One white pixel by one: rendering enlarges it.
    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=");

    public sealed record Slip(string? Number);
}
