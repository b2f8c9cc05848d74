using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using QwenDocs.Endpoints;
using QwenDocs.Testing;

namespace QwenDocs.Tests.Endpoints;

/// <summary>What users get wrong, and what they are told to do about it.</summary>
public sealed class BadInputTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wrong_key()
    {
        await using SimulatedModelServer server = await StartAsync(options => options.ApiKey = "right");
        EndpointException failure = await FailAsync(server, options => options.ApiKey = "wrong");
        failure.ErrorCode.ShouldBe(EndpointError.Unauthorized);
        failure.Message.ShouldContain("Check that ApiKey is set, valid and meant for this endpoint");
        failure.ToString().ShouldNotContain("wrong\"");
        // A key that is refused once is not sent again to ask for models.
        server.Queries.ShouldBeEmpty();
        server.Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task No_credit()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Error(402, "This request requires more credits, or fewer max_tokens. You requested up to 8192 tokens, but can only afford 1"));
        EndpointException failure = await FailAsync(server, options => options.ApiKey = "key");
        failure.ErrorCode.ShouldBe(EndpointError.CreditExhausted);
        failure.Message.ShouldContain("Add credit, raise the key's limit, or allow a shorter answer");
        failure.Message.ShouldContain("can only afford 1");
    }

    [Theory]
    [InlineData(EndpointKind.Vllm, "GET /v1/models")]
    [InlineData(EndpointKind.Ollama, "GET /api/tags")]
    public async Task An_unknown_model_is_answered_with_those_that_may_be_meant(EndpointKind kind, string asked)
    {
        await using SimulatedModelServer server = await StartAsync(options => options.Catalog.Models =
            ["llama-3.3-70b", "Qwen/Qwen2.5-VL-72B-Instruct-AWQ", "mistral-small", "Qwen/Qwen2.5-72B-Instruct", "gemma-3", "phi-4", "Qwen/Qwen2.5-VL-7B-Instruct"]);

        EndpointException failure = await FailAsync(server, options => (options.Kind, options.Model) = (kind, "qwen/qwen2.5-vl-72b-instruct"));

        failure.ErrorCode.ShouldBe(EndpointError.NotFound);
        failure.IsTransient.ShouldBeFalse();
        failure.Message.ShouldContain("does not have this model (404). Check Model. It says: The model `qwen/qwen2.5-vl-72b-instruct` does not exist");
        failure.Message.ShouldContain("Models there with a similar name: Qwen/Qwen2.5-VL-72B-Instruct-AWQ, ");
        failure.Message.ShouldNotContain("gemma-3");
        failure.FailedAttempts.Count.ShouldBe(1);
        server.Queries.ShouldBe([asked]);
    }

    [Theory]
    [InlineData(400, "qwen/qwen9-vl is not a valid model ID")]
    [InlineData(404, "No endpoints found for qwen/qwen9-vl.")]
    [InlineData(404, "model 'qwen9-vl' not found")]
    [InlineData(404, "The model `qwen9-vl` does not exist or you do not have access to it.")]
    public async Task Every_servers_way_of_saying_so_is_known(int status, string message)
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Error(status, message));
        EndpointException failure = await FailAsync(server);
        failure.ErrorCode.ShouldBe(EndpointError.NotFound);
        failure.Message.ShouldContain("Models there with a similar name: qwen2.5-vl");
    }

    [Theory]
    [InlineData(400, "Qwen2.5-7B is not a multimodal model")]
    [InlineData(400, "At most 0 image(s) may be provided in one prompt.")]
    [InlineData(500, "image input is not supported - hint: if this is unexpected, you may need to provide the mmproj")]
    [InlineData(500, "this model is missing data required for image input")]
    [InlineData(404, "No endpoints found that support image input")]
    public async Task A_model_without_image_input(int status, string message)
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Error(status, message));
        EndpointException failure = await FailAsync(server);
        failure.ErrorCode.ShouldBe(EndpointError.NoImageInput);
        failure.IsTransient.ShouldBeFalse();
        failure.Message.ShouldContain("Use a vision model such as Qwen2.5-VL");
        server.Queries.ShouldBeEmpty();
    }

    [Fact]
    public async Task Too_many_pictures_for_the_server()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Error(400, "At most 1 image(s) may be provided in one prompt."));
        EndpointException failure = await FailAsync(server);
        failure.Message.ShouldContain("takes 1 pictures in one request at most");
        failure.Message.ShouldContain("--limit-mm-per-prompt");
    }

    [Theory]
    [InlineData("api", EndpointKind.Vllm, "vllm usually stands at {0}v1")]
    [InlineData("api", EndpointKind.Ollama, "ollama usually stands at {0}")]
    [InlineData("other/v1", EndpointKind.Vllm, "Check BaseAddress, and whether vllm is what runs there (Kind)")]
    public async Task A_wrong_base_address(string path, EndpointKind kind, string advice)
    {
        await using SimulatedModelServer server = await StartAsync();
        EndpointException failure = await FailAsync(server, options => (options.Kind, options.BaseAddress) = (kind, new Uri(server.Address, path)));
        failure.ErrorCode.ShouldBe(EndpointError.NotFound);
        failure.Message.ShouldContain("there is nothing at this address (404)");
        failure.Message.ShouldContain(string.Format(System.Globalization.CultureInfo.InvariantCulture, advice, server.Address));
    }

    [Fact]
    public async Task A_web_page_instead_of_the_api()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(SimulatedAnswer.Raw("<!DOCTYPE html><html></html>", "text/html"));
        EndpointException failure = await FailAsync(server, options => options.BaseAddress = new Uri(server.Address, "v1"));
        failure.Message.ShouldContain("the answer is a web page and no JSON. Check BaseAddress");
        failure.Message.ShouldContain("login page");
    }

    [Fact]
    public async Task Https_where_the_server_speaks_http()
    {
        await using SimulatedModelServer server = await StartAsync();
        EndpointException failure = await FailAsync(server, options => options.BaseAddress = new UriBuilder(server.Address) { Scheme = "https" }.Uri);
        failure.ErrorCode.ShouldBe(EndpointError.Unreachable);
        failure.IsTransient.ShouldBeFalse();
        failure.Message.ShouldContain("does not speak TLS");
        failure.Message.ShouldContain("http://");
    }

    [Fact]
    public async Task Http_where_the_server_speaks_https()
    {
        using X509Certificate2 certificate = SelfSigned();
        await using SimulatedModelServer server = await StartAsync(options => options.Certificate = certificate);
        EndpointException failure = await FailAsync(server, options => options.BaseAddress = new UriBuilder(server.Address) { Scheme = "http" }.Uri);
        failure.Message.ShouldContain("https");
    }

    [Fact]
    public async Task A_self_signed_certificate_is_refused_with_the_ways_to_trust_it()
    {
        using X509Certificate2 certificate = SelfSigned();
        await using SimulatedModelServer server = await StartAsync(options => options.Certificate = certificate);
        EndpointException failure = await FailAsync(server);
        failure.ErrorCode.ShouldBe(EndpointError.Unreachable);
        failure.IsTransient.ShouldBeFalse();
        failure.Message.ShouldContain("is not trusted");
        failure.Message.ShouldContain("Add its authority to this machine's trusted ones, or give the endpoint an HttpClient of your own");

        // The second way, as docs/endpoints.md shows it.
        string thumbprint = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        using var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString(HashAlgorithmName.SHA256) == thumbprint },
        };
        using var client = new HttpClient(handler);
        using var endpoint = new HttpEndpoint(client, new EndpointOptions { Kind = EndpointKind.Vllm, BaseAddress = server.Address });
        (await endpoint.CompleteAsync(Requests.Small, Token)).Content.ShouldBe("{}");
    }

    [Theory]
    [InlineData("http")]
    [InlineData("https")]
    public async Task A_proxy_that_asks_who_you_are(string scheme)
    {
        using var proxy = new TcpListener(IPAddress.Loopback, 0);
        proxy.Start();
        Task refusing = RefuseAsync(proxy);
        using var handler = new SocketsHttpHandler { Proxy = new WebProxy($"http://127.0.0.1:{((IPEndPoint)proxy.LocalEndpoint).Port}") };
        using var client = new HttpClient(handler);
        var options = new EndpointOptions { Kind = EndpointKind.Vllm, BaseAddress = new Uri($"{scheme}://gpu.internal/v1") };
        options.Resilience.MaxRetries = 0;
        using var endpoint = new HttpEndpoint(client, options);

        EndpointException failure = await Should.ThrowAsync<EndpointException>(() => endpoint.CompleteAsync(Requests.Small, Token));

        failure.ErrorCode.ShouldBe(EndpointError.Unreachable);
        failure.Message.ShouldContain("proxy");
        failure.Message.ShouldContain("NO_PROXY");
        await refusing;
    }

    private static async Task RefuseAsync(TcpListener proxy)
    {
        using TcpClient connection = await proxy.AcceptTcpClientAsync(Token);
        NetworkStream stream = connection.GetStream();
        byte[] buffer = new byte[65_536];
        await stream.ReadAtLeastAsync(buffer, 1, cancellationToken: Token);
        await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), Token);
        // What the client still sends is taken, so that the connection is not reset under its answer.
        while (await stream.ReadAsync(buffer, Token) > 0)
        {
        }
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private static Task<SimulatedModelServer> StartAsync(Action<SimulatedServerOptions>? change = null)
    {
        var options = new SimulatedServerOptions();
        change?.Invoke(options);
        return SimulatedModelServer.StartAsync(_ => SimulatedAnswer.Text("{}"), options, Token);
    }

    private static async Task<EndpointException> FailAsync(SimulatedModelServer server, Action<EndpointOptions>? change = null)
    {
        var options = new EndpointOptions { Kind = EndpointKind.Vllm, BaseAddress = server.Address };
        options.Resilience.MaxRetries = 0;
        change?.Invoke(options);
        using var endpoint = HttpEndpoint.Create(options);
        return await Should.ThrowAsync<EndpointException>(() => endpoint.CompleteAsync(Requests.Small, Token));
    }
}
