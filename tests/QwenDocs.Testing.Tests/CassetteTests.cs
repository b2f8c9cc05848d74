using QwenDocs.Endpoints;
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
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await using var server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text("{\"a\":1}"));
            using var endpoint = HttpEndpoint.ForServer(server.Address, apiKey: "sk-secret");
            var cassette = Cassette.Create();
            var recorded = await CassetteEndpoint.Record(cassette, endpoint).CompleteAsync(Request, TestContext.Current.CancellationToken);
            await cassette.SaveAsync(path, TestContext.Current.CancellationToken);
            (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ShouldNotContain("sk-secret");

            var replay = CassetteEndpoint.Replay(await Cassette.LoadAsync(path, TestContext.Current.CancellationToken));
            replay.UnusedEntries.ShouldBe(1);
            (await replay.CompleteAsync(Request, TestContext.Current.CancellationToken)).ShouldBe(recorded with { TimeToFirstToken = null });
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
        await using var server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text("{}"));
        using var endpoint = HttpEndpoint.ForServer(server.Address);
        var cassette = Cassette.Create();
        await CassetteEndpoint.Record(cassette, endpoint).CompleteAsync(Request, TestContext.Current.CancellationToken);

        var changed = Request with { Messages = [ModelMessage.FromText(ModelRole.User, "first line\nanother line")] };
        var failure = await Should.ThrowAsync<CassetteMismatchException>(() => CassetteEndpoint.Replay(cassette).CompleteAsync(changed, TestContext.Current.CancellationToken));
        failure.Message.ShouldContain("recorded: \"second line\"");
        failure.Message.ShouldContain("sent:     \"another line\"");
    }

    [Fact]
    public async Task A_cassette_shows_prompt_and_schema_line_by_line_in_their_own_letters()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await using var server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Text("""{"number":"发票-1"}"""));
            using var endpoint = HttpEndpoint.ForServer(server.Address);
            var cassette = Cassette.Create();
            var request = Request with { Messages = [ModelMessage.FromText(ModelRole.User, "读发票\nsecond line")], Schema = RecordSchema.For<Slip>() };
            await CassetteEndpoint.Record(cassette, endpoint).CompleteAsync(request, TestContext.Current.CancellationToken);
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

    private sealed record Slip(string? Number);
}
