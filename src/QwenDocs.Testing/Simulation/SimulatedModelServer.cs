using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using QwenDocs.Endpoints;
using QwenDocs.Testing.Simulation;
using QwenDocs.Testing.Simulation.Requests;
using QwenDocs.Tokens;

namespace QwenDocs.Testing;

/// <summary>A model server on this machine, for tests: it reads requests as a real one does and answers what the test says.</summary>
/// <remarks>
/// It speaks OpenAI-style chat completions at <c>/v1/chat/completions</c> (and below OpenRouter's and DashScope's own paths) and Ollama's own
/// <c>/api/chat</c>, and says of its models what each kind of server says: <c>/v1/models</c> (vLLM, SGLang), <c>/get_model_info</c>,
/// <c>/props</c> (llama.cpp), <c>/api/show</c> and <c>/api/tags</c> (Ollama), a model's endpoints and <c>/key</c> (OpenRouter).
/// It listens on the loopback address alone, at a free port.
/// </remarks>
public sealed class SimulatedModelServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly SimulatedServerOptions _options;
    private readonly Func<SimulatedRequest, SimulatedAnswer> _answer;
    private readonly ConcurrentQueue<SimulatedRequest> _requests = new();
    private readonly ConcurrentQueue<string> _queries = new();
    private readonly CancellationTokenSource _stopped = new();
    private int _attempts;

    private SimulatedModelServer(Func<SimulatedRequest, SimulatedAnswer> answer, SimulatedServerOptions options)
    {
        _answer = answer;
        _options = options;
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen =>
            {
                if (options.Certificate is { } certificate)
                    listen.UseHttps(certificate);
            });
            kestrel.Limits.MaxRequestBodySize = options.MaxBodyBytes;
        });
        _application = builder.Build();
        _application.MapPost("/v1/chat/completions", HandleAsync);
        _application.MapPost("/api/v1/chat/completions", HandleAsync);
        _application.MapPost("/compatible-mode/v1/chat/completions", HandleAsync);
        _application.MapPost("/api/chat", HandleAsync);
        foreach (string? path in new[] { "/v1/models", "/api/v1/models", "/api/v1/models/{author}/{slug}/endpoints", "/api/v1/key", "/get_model_info", "/props", "/api/tags", "/api/ps" })
            _application.MapGet(path, QueryAsync);
        _application.MapPost("/api/show", QueryAsync);
    }

    /// <summary>Gets the root address, such as <c>http://127.0.0.1:40123/</c>. An endpoint adds its dialect's own path.</summary>
    public Uri Address => new(_application.Urls.First() + "/");

    /// <summary>Gets the requests that were read, in the order of their arrival; each retry counts.</summary>
    public IReadOnlyList<SimulatedRequest> Requests => [.. _requests];

    /// <summary>Gets what was asked beside completions, such as <c>GET /v1/models</c>, in order.</summary>
    public IReadOnlyList<string> Queries => [.. _queries];

    /// <summary>Gets the number of attempts, including those that were refused before they were read.</summary>
    public int Attempts => Volatile.Read(ref _attempts);

    /// <summary>Starts a server that gives the same answers in order, and the last one again and again.</summary>
    /// <param name="answers">The answers, at least one.</param>
    /// <returns>The running server.</returns>
    /// <exception cref="ArgumentException">There is no answer.</exception>
    public static Task<SimulatedModelServer> StartAsync(params SimulatedAnswer[] answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        if (answers.Length == 0)
            throw new ArgumentException("A server needs at least one answer.", nameof(answers));
        int next = -1;
        return StartAsync(_ => answers[Math.Min(Interlocked.Increment(ref next), answers.Length - 1)]);
    }

    /// <summary>Starts a server that asks a function for each answer.</summary>
    /// <param name="answer">The function; it may be called from several threads at once.</param>
    /// <param name="options">What the server pretends to be.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>The running server.</returns>
    public static async Task<SimulatedModelServer> StartAsync(Func<SimulatedRequest, SimulatedAnswer> answer, SimulatedServerOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var server = new SimulatedModelServer(answer, options ?? new SimulatedServerOptions());
        await server._application.StartAsync(cancellationToken).ConfigureAwait(false);
        return server;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Answers that still wait for their gate must not hold the server up.
        await _stopped.CancelAsync().ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
        _stopped.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        Interlocked.Increment(ref _attempts);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopped.Token);
        try
        {
            SimulatedAnswer answer = await DecideAsync(context, ended.Token).ConfigureAwait(false);
            if (answer.Problem is { } problem)
                answer = answer with { Body = problem.Write(KindOf(context.Request)) };
            await SendAsync(context, answer, ended.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    private EndpointKind? KindOf(HttpRequest request) => request.Path.StartsWithSegments("/api/chat") ? EndpointKind.Ollama : _options.Kind;

    private async Task<SimulatedAnswer> DecideAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (_options.ApiKey is { } key && context.Request.Headers.Authorization != $"Bearer {key}")
            return SimulatedAnswer.Error(401, "Unauthorized");
        SimulatedRequest request;
        try
        {
            request = await new SimulatedRequestReader(_options.Model).ReadAsync(context.Request, cancellationToken).ConfigureAwait(false);
        }
        catch (BadHttpRequestException exception)
        {
            return SimulatedAnswer.Error(exception.StatusCode, "Request body too large.");
        }
        catch (FormatException exception)
        {
            return SimulatedAnswer.Error(400, exception.Message);
        }

        _requests.Enqueue(request);
        if (!new SimulatedQueries(_options).Knows(request.Model))
            return SimulatedAnswer.Error(404, $"The model `{request.Model}` does not exist.");
        if (!_options.Catalog.AcceptsImages && request.Images.Any())
            return SimulatedAnswer.Error(400, $"{request.Model} is not a multimodal model");
        int limit = _options.MaxModelLength ?? _options.Model.ContextTokens;
        if (request.PromptTokens + (request.MaxTokens ?? 1) > limit)
        {
            return SimulatedAnswer.Error(400, string.Create(CultureInfo.InvariantCulture, $"This model's maximum context length is {limit} tokens. However, you requested {request.PromptTokens + (request.MaxTokens ?? 1)} tokens ({request.PromptTokens} in the messages, {request.MaxTokens ?? 1} in the completion). Please reduce the length of the messages or completion."));
        }

        SimulatedAnswer answer = _answer(request);
        if (answer.Content is not { } content)
            return answer;
        (content, answer) = Cut(content, answer, request.MaxTokens);
        return (request.Path.StartsWith("/api/chat", StringComparison.Ordinal), request.IsStreamed) switch
        {
            (true, true) => answer with { Content = null, Body = SimulatedStream.Ollama(request, answer, content), MediaType = "application/x-ndjson" },
            (true, false) => answer with { Content = null, Body = SimulatedJson.Ollama(request, answer, content) },
            (false, true) => answer with { Content = null, Body = SimulatedStream.OpenAI(request, answer, content), MediaType = "text/event-stream" },
            (false, false) => answer with { Content = null, Body = SimulatedJson.OpenAI(request, answer, content) },
        };
    }

    // A scripted answer longer than the request allows ends as a real one does: in the middle.
    private static (string Content, SimulatedAnswer Answer) Cut(string content, SimulatedAnswer answer, int? maxTokens)
    {
        if (maxTokens is not { } limit || TextTokenizer.CountTokens(content) <= limit)
            return (content, answer);
        (int low, int high) = (0, content.Length);
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = TextTokenizer.CountTokens(content[..middle]) <= limit ? (middle, high) : (low, middle - 1);
        }

        return (content[..low], answer with { FinishReason = "length" });
    }

    private static async Task SendAsync(HttpContext context, SimulatedAnswer answer, CancellationToken cancellationToken)
    {
        if (answer.Before is { } gate)
            await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        byte[] body = Encoding.UTF8.GetBytes(answer.Body ?? string.Empty);
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.MediaType;
        context.Response.ContentLength = body.Length;
        foreach ((string? name, string? value) in answer.Headers)
            context.Response.Headers[name] = value;

        int sent = 0;
        if (answer.StallUntil is { } stall)
        {
            sent = Math.Min(answer.StallAfterBytes, body.Length);
            await context.Response.Body.WriteAsync(body.AsMemory(0, sent), cancellationToken).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
            await stall.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        int end = Math.Clamp(answer.CutAfterBytes ?? body.Length, sent, body.Length);
        await context.Response.Body.WriteAsync(body.AsMemory(sent, end - sent), cancellationToken).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
        if (answer.CutAfterBytes is not null)
            context.Abort();
    }

    private async Task QueryAsync(HttpContext context)
    {
        _queries.Enqueue($"{context.Request.Method} {context.Request.Path}");
        SimulatedAnswer answer;
        if (_options.ApiKey is { } key && context.Request.Headers.Authorization != $"Bearer {key}")
        {
            answer = SimulatedAnswer.Error(401, "Unauthorized");
        }
        else
        {
            JsonNode? body = context.Request.Method == "POST" ? await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted).ConfigureAwait(false) : null;
            answer = new SimulatedQueries(_options).Answer(context.Request, body) is { } found
                ? SimulatedAnswer.Raw(found.ToJsonString())
                : SimulatedAnswer.Error(404, "model not found");
        }

        await SendAsync(context, answer, context.RequestAborted).ConfigureAwait(false);
    }
}
