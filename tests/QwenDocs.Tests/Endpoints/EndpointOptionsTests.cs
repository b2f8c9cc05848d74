using QwenDocs.Endpoints;

namespace QwenDocs.Tests.Endpoints;

public sealed class EndpointOptionsTests
{
    [Theory]
    [InlineData("http://localhost:8000")]
    [InlineData("http://192.168.1.5:8000/v1")]
    [InlineData("http://10.0.0.1")]
    [InlineData("http://vllm:8000/v1")]
    [InlineData("http://gpu.local/v1")]
    [InlineData("https://api.example.com/v1")]
    public void A_key_may_go_to_private_and_encrypted_addresses(string address) =>
        Should.NotThrow(() => HttpEndpoint.ForServer(new Uri(address), apiKey: "key").Dispose());

    [Theory]
    [InlineData("http://api.example.com/v1")]
    [InlineData("http://8.8.8.8/v1")]
    [InlineData("http://[2001:4860::8888]/v1")]
    public void A_key_never_goes_over_a_public_network_unencrypted(string address)
    {
        Should.Throw<ArgumentException>(() => HttpEndpoint.ForServer(new Uri(address), apiKey: "key")).Message.ShouldContain("unencrypted");
        Should.NotThrow(() => HttpEndpoint.ForServer(new Uri(address)).Dispose());
    }

    [Theory]
    [InlineData("ftp://host/v1")]
    [InlineData("https://user:pass@host/v1")]
    [InlineData("https://host/v1?key=1")]
    public void Odd_addresses_are_refused(string address) =>
        Should.Throw<ArgumentException>(() => HttpEndpoint.ForServer(new Uri(address)));

    [Theory]
    [InlineData("key\n")]
    [InlineData("my s3cret")]
    public void A_key_with_white_space_is_refused(string key) =>
        Should.Throw<ArgumentException>(() => HttpEndpoint.OpenRouter(key)).Message.ShouldNotContain(key);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void A_variable_that_was_not_set_is_answered_with_where_a_key_comes_from(string? key) =>
        Should.Throw<ArgumentException>(() => HttpEndpoint.OpenRouter(key!)).Message.ShouldContain("https://openrouter.ai/keys");

    [Theory]
    [InlineData("http://localhost:11434", EndpointKind.Ollama)]
    [InlineData("http://localhost:11434/v1", EndpointKind.Ollama)]
    [InlineData("http://gpu:8000/v1", EndpointKind.OpenAICompatible)]
    public void What_runs_at_an_address_is_told_by_its_port(string address, EndpointKind kind)
    {
        using var endpoint = HttpEndpoint.ForServer(new Uri(address));
        endpoint.Kind.ShouldBe(kind);
        endpoint.Address!.AbsolutePath.ShouldBe(kind == EndpointKind.Ollama ? "/api/chat" : "/v1/chat/completions");
    }

    [Fact]
    public void The_generic_kind_is_refused_at_the_port_of_Ollama() =>
        Should.Throw<ArgumentException>(() => HttpEndpoint.ForServer(new Uri("http://gpu:11434/v1"), kind: EndpointKind.OpenAICompatible)).Message.ShouldContain("OllamaCompatible");

    [Theory]
    [InlineData(EndpointKind.OpenRouter)]
    [InlineData(EndpointKind.DashScope)]
    public void A_service_that_answers_nobody_without_a_key_is_refused_without_one(EndpointKind kind) =>
        Should.Throw<ArgumentException>(() => HttpEndpoint.Create(new EndpointOptions { Kind = kind })).Message.ShouldContain("ApiKey is missing");

    [Fact]
    public void A_region_of_OpenRouter_has_its_own_address()
    {
        using var endpoint = HttpEndpoint.OpenRouter("sk-1", options: new OpenRouterOptions { Region = OpenRouterRegion.EuropeanUnion });
        endpoint.Address.ShouldBe(new Uri("https://eu.openrouter.ai/api/v1/chat/completions"));
    }

    [Fact]
    public void A_server_without_usual_address_needs_one() =>
        Should.Throw<ArgumentException>(() => HttpEndpoint.Create(new EndpointOptions { Kind = EndpointKind.OpenAICompatible })).Message.ShouldContain("BaseAddress");

    [Fact]
    public void Timeouts_must_fit_each_other()
    {
        var options = new EndpointOptions { Kind = EndpointKind.Vllm };
        (options.Resilience.AttemptTimeout, options.Resilience.TotalTimeout) = (TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(1));
        Should.Throw<ArgumentException>(() => HttpEndpoint.Create(options)).Message.ShouldContain("TotalTimeout");
    }
}
