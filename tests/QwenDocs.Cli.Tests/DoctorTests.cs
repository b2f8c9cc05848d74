using System.Text.Json;
using QwenDocs.Testing;

namespace QwenDocs.Cli.Tests;

// Both set variables of the process.
[Collection("Environment variables")]
public sealed class DoctorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("qwendocs-doctor-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task Without_an_endpoint_the_machine_is_looked_at_and_a_page_read()
    {
        (await RunAsync("doctor", "--offline", "--cache", Path.Combine(_folder, "answers"), "--json")).ShouldBe(0, _output.ToString());

        Dictionary<string, string> checks = Checks();
        foreach (string name in new[] { "version", "drawing", "OCR", "answer cache", "endpoint", "reading" })
            checks[name].ShouldBe("ok", name);
        checks.Keys.ShouldContain("fonts");
    }

    [Fact]
    public async Task A_server_is_asked_for_its_window_and_reads_a_page_back()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(
            _ => SimulatedAnswer.Text("""{"code":"4711"}"""), new SimulatedServerOptions { MaxModelLength = 40_000 }, Token);

        (await RunAsync("doctor", "--endpoint", server.Address.ToString(), "--kind", "vllm", "--model", "qwen2.5-vl-7b")).ShouldBe(0, _output.ToString());

        _output.ToString().ShouldContain("window of 40,000 tokens");
        _output.ToString().ShouldContain("was read back");
    }

    [Fact]
    public async Task A_key_that_is_refused_and_a_page_that_is_misread_say_what_to_do_and_fail()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(
            _ => SimulatedAnswer.Text("""{"code":"1234"}"""), new SimulatedServerOptions { ApiKey = "sk-right", MaxModelLength = 40_000 }, Token);
        string[] to = ["--endpoint", server.Address.ToString(), "--kind", "vllm", "--model", "qwen2.5-vl-7b", "--json"];

        (await RunAsync(["doctor", .. to])).ShouldBe(4);
        Checks()["model"].ShouldBe("failed");
        Checks()["reading"].ShouldBe("skipped");

        Environment.SetEnvironmentVariable("QWENDOCS_API_KEY", "sk-right");
        try
        {
            _output.GetStringBuilder().Clear();
            (await RunAsync(["doctor", .. to])).ShouldBe(4);
            Checks()["reading"].ShouldBe("failed");
            _output.ToString().ShouldNotContain("sk-right");
        }
        finally
        {
            Environment.SetEnvironmentVariable("QWENDOCS_API_KEY", null);
        }
    }

    [Fact]
    public async Task Without_a_key_it_says_what_to_set()
    {
        (await RunAsync("doctor")).ShouldBe(4);
        _output.ToString().ShouldContain("Set OPENROUTER_API_KEY");
    }

    private Dictionary<string, string> Checks()
    {
        using var json = JsonDocument.Parse(_output.ToString());
        return json.RootElement.GetProperty("checks").EnumerateArray().ToDictionary(check => check.GetProperty("name").GetString()!, check => check.GetProperty("status").GetString()!);
    }

    private Task<int> RunAsync(params string[] args) => new CommandLineApplication(_output, _error).RunAsync(args, Token);
}
