using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using QwenDocs.Endpoints;
using QwenDocs.Testing;
using QwenDocs.Tests;

namespace QwenDocs.Samples.Tests;

/// <summary>The sample service on a real port: what a client sees.</summary>
public sealed class InvoiceServiceTests
{
    private const string Answer = """{"number":"RE-4711","issueDate":"2026-03-05","currency":"EUR","total":119,"lines":[],"taxes":[]}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_upload_gives_the_record_without_any_setting()
    {
        await using Service service = new();

        using HttpResponseMessage response = await service.Client.PostAsync("invoices", Body(Invoice()), Token);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        JsonElement json = await ReadAsync(response);
        json.GetProperty("record").GetProperty("number").GetString().ShouldBe("RE-4711");
        json.GetProperty("model").GetString().ShouldBe("pp-ocrv4");
    }

    [Fact]
    public async Task A_form_gives_the_record_with_its_doubts()
    {
        await using Service service = new(endpoint: Answers(Answer.Replace("119", "777.77", StringComparison.Ordinal)));
        using MultipartFormDataContent form = new() { { Body(Invoice()), "file", "rechnung.pdf" } };

        using HttpResponseMessage response = await service.Client.PostAsync("invoices", form, Token);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        JsonElement json = await ReadAsync(response);
        json.GetProperty("document").GetString().ShouldBe("rechnung.pdf");
        json.GetProperty("doubts").EnumerateArray().Select(doubt => doubt.GetProperty("path").GetString()).ShouldContain("$.total");
    }

    [Fact]
    public async Task Progress_comes_as_events_and_the_record_last()
    {
        await using Service service = new(endpoint: Answers(Answer));

        List<SseItem<string>> events = await service.EventsAsync(Invoice());

        events.Count.ShouldBeGreaterThan(1);
        events[..^1].ShouldAllBe(one => one.EventType == "progress" && one.Data.Contains("\"stage\""));
        events[^1].EventType.ShouldBe("result");
        events[^1].Data.ShouldContain("RE-4711");
    }

    [Fact]
    public async Task Every_refusal_is_a_problem_with_a_code()
    {
        await using Service service = new(endpoint: Answers(Answer), ("Uploads:MaxBytes", "20000"), ("Uploads:MaxPages", "2"));

        await RefusedAsync(400, "upload.empty", Body([]));
        await RefusedAsync(413, "upload.tooLong", Body(new byte[30_000]));
        await RefusedAsync(415, "document.unsupportedFormat", Body("Dear Sir or Madam"u8.ToArray()));
        await RefusedAsync(415, "upload.format", Body(Convert.FromBase64String("R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==")));
        await RefusedAsync(422, "document.damaged", Body("%PDF-1.7\nnothing that could be read"u8.ToArray()));
        await RefusedAsync(413, "document.tooManyPages", Body(new TestPdf().Page().Page().Page().ToBytes()));
        await RefusedAsync(400, "upload.files", new MultipartFormDataContent { { Body(Invoice()), "a", "a.pdf" }, { Body(Invoice()), "b", "b.pdf" } });

        async Task RefusedAsync(int status, string code, HttpContent body)
        {
            using (body)
            {
                using HttpResponseMessage response = await service.Client.PostAsync("invoices", body, Token);
                await ProblemAsync(response, status, code);
            }
        }
    }

    [Fact]
    public async Task An_answer_without_an_invoice_and_an_endpoint_that_fails_are_problems_too()
    {
        await using Service none = new(endpoint: Answers("I cannot help with that."));
        using (HttpResponseMessage response = await none.Client.PostAsync("invoices", Body(Invoice()), Token))
            await ProblemAsync(response, 422, "answer.noRecord");

        await using Service failing = new(endpoint: new DelegateEndpoint("own", (_, _) => throw new EndpointException(EndpointError.Unauthorized, "own", "the secret words of the server")));
        using (HttpResponseMessage response = await failing.Client.PostAsync("invoices", Body(Invoice()), Token))
            (await ProblemAsync(response, 502, "endpoint.unauthorized")).ShouldNotContain("secret");

        SseItem<string> last = (await failing.EventsAsync(Invoice()))[^1];
        last.EventType.ShouldBe("problem");
        last.Data.ShouldContain("endpoint.unauthorized");
    }

    [Fact]
    public async Task A_document_that_takes_too_long_is_given_up()
    {
        await using Service service = new(endpoint: Waits(out _, out _), ("Uploads:TimeLimit", "00:00:00.5"));

        using HttpResponseMessage response = await service.Client.PostAsync("invoices", Body(Invoice()), Token);

        await ProblemAsync(response, 504, "upload.timeLimit");
    }

    [Fact]
    public async Task What_comes_while_all_places_are_taken_is_told_to_come_back_and_a_client_that_leaves_ends_the_work()
    {
        await using Service service = new(endpoint: Waits(out Task asked, out Task ended), ("Uploads:MaxConcurrent", "1"), ("Uploads:MaxWaiting", "0"));
        using CancellationTokenSource leaving = new();
        Task<HttpResponseMessage> first = service.Client.PostAsync("invoices", Body(Invoice()), leaving.Token);
        await asked.WaitAsync(Token);

        using HttpResponseMessage second = await service.Client.PostAsync("invoices", Body(Invoice()), Token);
        await ProblemAsync(second, 503, "upload.busy");
        second.Headers.RetryAfter.ShouldNotBeNull();

        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first);
        await ended.WaitAsync(Token);
    }

    [Fact]
    public async Task It_tells_whether_it_lives_and_whether_its_model_can_be_asked()
    {
        await using Service service = new();

        (await service.Client.GetAsync("health/live", Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await service.Client.GetAsync("health/ready", Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using HttpResponseMessage missing = await service.Client.GetAsync("invoices/4711", Token);
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        missing.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    private static async Task<string> ProblemAsync(HttpResponseMessage response, int status, string code)
    {
        string text = await response.Content.ReadAsStringAsync(Token);
        ((int)response.StatusCode).ShouldBe(status, text);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        JsonElement problem = JsonSerializer.Deserialize<JsonElement>(text);
        problem.GetProperty("status").GetInt32().ShouldBe(status);
        problem.GetProperty("code").GetString().ShouldBe(code);
        problem.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        problem.GetProperty("type").GetString().ShouldStartWith("https://");
        return text;
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response) => JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(Token));

    private static DelegateEndpoint Answers(string answer) => new("own", () => DelegateEndpoint.Answer(answer));

    /// <summary>Makes an endpoint that never answers, and tells when it was asked and when the wait was ended.</summary>
    private static DelegateEndpoint Waits(out Task asked, out Task ended)
    {
        TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously), over = new(TaskCreationOptions.RunContinuationsAsynchronously);
        (asked, ended) = (begun.Task, over.Task);
        return new DelegateEndpoint("own", async (_, token) =>
        {
            begun.TrySetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, token);
            }
            finally
            {
                over.TrySetResult();
            }

            throw new InvalidOperationException();
        });
    }

    private static ByteArrayContent Body(byte[] bytes) => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/pdf") } };

    private static byte[] Invoice()
    {
        string[] lines = ["Muster GmbH", "Rechnung", "Rechnungsnummer: RE-4711", "Rechnungsdatum: 05.03.2026", "Gesamtbetrag: 119,00 EUR"];
        return new TestPdf().PageWithContent(string.Concat(lines.Select((line, index) => $"BT /F1 16 Tf 72 {760 - (40 * index)} Td ({line}) Tj ET\n"))).ToBytes();
    }

    private sealed class Service : IAsyncDisposable
    {
        private readonly WebApplicationFactory<Program> _root = new();
        private readonly WebApplicationFactory<Program> _factory;

        public Service(ModelEndpoint? endpoint = null, params (string Key, string Value)[] settings)
        {
            _factory = _root.WithWebHostBuilder(host =>
            {
                foreach ((string key, string value) in settings.Prepend(("urls", "http://127.0.0.1:0")))
                    host.UseSetting(key, value);
                if (endpoint is not null)
                    host.ConfigureTestServices(services => services.AddSingleton(endpoint));
            });
            _factory.UseKestrel(0);
            _factory.StartServer();
            Client = _factory.CreateClient();
        }

        public HttpClient Client { get; }

        public async Task<List<SseItem<string>>> EventsAsync(byte[] document)
        {
            using HttpRequestMessage request = new(HttpMethod.Post, "invoices") { Content = Body(document), Headers = { Accept = { new MediaTypeWithQualityHeaderValue("text/event-stream") } } };
            using HttpResponseMessage response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
            response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
            List<SseItem<string>> events = [];
            await foreach (SseItem<string> one in SseParser.Create(await response.Content.ReadAsStreamAsync(Token)).EnumerateAsync(Token))
                events.Add(one);
            return events;
        }

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await _factory.DisposeAsync();
            await _root.DisposeAsync();
        }
    }
}
