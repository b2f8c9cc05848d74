using System.Net.Http.Headers;
using Polly;
using QwenDocs.Endpoints.Dialects;
using QwenDocs.Endpoints.Dialects.OpenRouter;
using QwenDocs.Endpoints.Discovery;
using QwenDocs.Endpoints.Errors;
using QwenDocs.Endpoints.Http;
using QwenDocs.Endpoints.Resilience;
using QwenDocs.Endpoints.Telemetry;
using QwenDocs.Schemas;
using QwenDocs.Telemetry;
using QwenDocs.Tokens;

namespace QwenDocs.Endpoints;

/// <summary>A server that answers chat completions over HTTP.</summary>
/// <remarks>
/// Requests go out as a stream: pictures are encoded on the way to the socket, so that memory does not grow with the pages.
/// An attempt that fails for a passing reason is repeated as <see cref="ResilienceOptions"/> says.
/// </remarks>
public sealed class HttpEndpoint : ModelEndpoint, IDisposable
{
    private const int MostQueryRetries = 2;

    private readonly HttpClient _client;
    private readonly bool _ownsClient;
    private readonly EndpointOptions _options;
    private readonly EndpointDialect _dialect;
    private readonly Uri _completions;
    private readonly EndpointServices _services;
    private readonly AttemptRunner _runner;
    private readonly ResiliencePipeline _queries;
    private readonly ResiliencePipeline _hints;
    private volatile bool _hasAnswered;

    /// <summary>Initializes a new instance of the <see cref="HttpEndpoint"/> class over a client of the caller's.</summary>
    /// <param name="client">The client. Its own timeout applies too: give it <see cref="Timeout.InfiniteTimeSpan"/> and leave timeouts to the options. It should not retry.</param>
    /// <param name="options">Where the model is served. They must not change afterwards.</param>
    /// <param name="timeProvider">The clock of timeouts and retries; the system's by default.</param>
    /// <param name="telemetry">Where metrics, traces and logs go; <see cref="QwenDocsTelemetry.Default"/> by default.</param>
    /// <exception cref="ArgumentException">The options are missing something or contradict each other; the message says what.</exception>
    public HttpEndpoint(HttpClient client, EndpointOptions options, TimeProvider? timeProvider = null, QwenDocsTelemetry? telemetry = null)
        : this(client, ownsClient: false, options, timeProvider, telemetry)
    {
    }

    private HttpEndpoint(
        HttpClient client,
        bool ownsClient,
        EndpointOptions options,
        TimeProvider? timeProvider,
        QwenDocsTelemetry? telemetry)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _client = client;
        _ownsClient = ownsClient;
        _options = options;
        _dialect = EndpointDialect.For(options.Kind!.Value);
        Uri address = (options.BaseAddress ?? _dialect.AddressFor(options))!;
        _completions = Completions(address, _dialect);
        Name = address == _dialect.DefaultBaseAddress || options.BaseAddress is null ? _dialect.Name : $"{_dialect.Name} at {address.Authority}";
        _services = new EndpointServices(
            Name,
            new EndpointErrors(Name, options.ApiKey, new BaseAddressAdvice(address, _dialect)),
            timeProvider ?? TimeProvider.System,
            new EndpointTelemetry(telemetry, Name, typeof(HttpEndpoint)));
        _runner = new AttemptRunner(options.Resilience, _services);
        _queries = ResiliencePipelines.BuildQueries(options.Resilience, Math.Min(MostQueryRetries, options.Resilience.MaxRetries), _services.Time);
        _hints = ResiliencePipelines.BuildQueries(options.Resilience, 0, _services.Time);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override string ProviderName => _dialect.Name;

    /// <inheritdoc/>
    public override Uri? Address => _completions;

    /// <inheritdoc/>
    public override string? Model => _options.Model;

    /// <summary>Gets what runs behind the address.</summary>
    public EndpointKind Kind => _options.Kind!.Value;

    /// <inheritdoc/>
    public override VisionModelProfile LimitPictures(VisionModelProfile profile) => _dialect.LimitPictures(profile);

    /// <inheritdoc/>
    public override string? GetSchemaPrompt(RecordSchema schema) => _dialect.DescribeSchema(schema);

    /// <summary>Makes an endpoint for the OpenRouter service.</summary>
    /// <param name="apiKey">The key.</param>
    /// <param name="model">The model, or <see langword="null"/> to take each request's own.</param>
    /// <param name="options">How a host is chosen; the default asks for hosts that honour schemas and do not collect data.</param>
    /// <returns>The endpoint. Keep it for the application's life: it holds the connections.</returns>
    /// <exception cref="ArgumentException">The key or the model is empty or malformed.</exception>
    public static HttpEndpoint OpenRouter(string apiKey, string? model = null, OpenRouterOptions? options = null)
    {
        // The variable that was to hold it is often not set: that is the first message that many see.
        if (string.IsNullOrWhiteSpace(apiKey))
            throw new ArgumentException("OpenRouter answers nobody without a key: https://openrouter.ai/keys makes one. ForServer asks a server of your own; the package QwenDocs.Offline reads without a model.", nameof(apiKey));
        return Create(new EndpointOptions { Kind = EndpointKind.OpenRouter, ApiKey = apiKey, Model = model, OpenRouter = options ?? new OpenRouterOptions() });
    }

    /// <summary>Makes an endpoint for a server.</summary>
    /// <param name="baseAddress">The address, such as <c>http://gpu:8000/v1</c>.</param>
    /// <param name="model">The model by the server's name for it, or <see langword="null"/> to take each request's own.</param>
    /// <param name="kind">What runs there; by default Ollama by its own API at Ollama's port (11434), and any OpenAI-compatible server elsewhere.</param>
    /// <param name="apiKey">The key, if the server wants one.</param>
    /// <param name="timeProvider">The clock of timeouts and retries; the system's by default.</param>
    /// <returns>The endpoint. Keep it for the application's life: it holds the connections.</returns>
    /// <exception cref="ArgumentException">The address is no absolute http or https address, or a key would travel unencrypted over a public network.</exception>
    public static HttpEndpoint ForServer(
        Uri baseAddress,
        string? model = null,
        EndpointKind? kind = null,
        string? apiKey = null,
        TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(baseAddress);
        return Create(new EndpointOptions { Kind = kind ?? EndpointOptions.RecognizeKind(baseAddress), BaseAddress = baseAddress, Model = model, ApiKey = apiKey }, timeProvider);
    }

    /// <summary>Makes an endpoint with connections of its own.</summary>
    /// <param name="options">Where the model is served. They must not change afterwards.</param>
    /// <param name="timeProvider">The clock of timeouts and retries; the system's by default.</param>
    /// <param name="telemetry">Where metrics, traces and logs go; <see cref="QwenDocsTelemetry.Default"/> by default.</param>
    /// <returns>The endpoint. Keep it for the application's life: it holds the connections.</returns>
    /// <exception cref="ArgumentException">The options are missing something or contradict each other; the message says what.</exception>
    public static HttpEndpoint Create(EndpointOptions options, TimeProvider? timeProvider = null, QwenDocsTelemetry? telemetry = null)
    {
        var client = new HttpClient(HttpEndpointHandlers.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };
        try
        {
            return new HttpEndpoint(client, ownsClient: true, options, timeProvider, telemetry);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override async Task<ModelResponse> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var body = new RequestBody();
        _dialect.WriteBody(body, request, _options);
        string model = _options.Model ?? request.Model;
        var failed = new List<FailedAttempt>();
        var listener = new ResponseListener(request.Progress, _services.Time, cancellationToken);
        try
        {
            return await _runner.RunAsync(
                request,
                model,
                failed,
                (Endpoint: this, Request: request, Body: body, Model: model, Listener: listener, Failed: failed),
                static (state, token) => state.Endpoint.RecordedAttemptAsync(state.Request, state.Body, state.Model, state.Listener, state.Failed, token),
                cancellationToken).ConfigureAwait(false);
        }
        catch (EndpointException exception) when (exception.IsUnknownModel)
        {
            throw await NameModelsAsync(exception, model, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// OpenRouter is asked for the model's providers, of which those count that <see cref="OpenRouterOptions"/> lets it choose; vLLM, SGLang and
    /// other compatible servers for <c>/v1/models</c>; llama.cpp for <c>/props</c>; Ollama for <c>/api/show</c>. DashScope tells nothing.
    /// </remarks>
    public override Task<ModelLimits> GetModelLimitsAsync(string model, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(model);
        return _dialect.DiscoverAsync(Query(_options.Model ?? model), cancellationToken);
    }

    /// <summary>Asks which models the endpoint has, by the names under which they are asked for.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The names, in the endpoint's order.</returns>
    /// <exception cref="EndpointException">The endpoint failed, or lists no models.</exception>
    public Task<IReadOnlyList<string>> ListModelsAsync(CancellationToken cancellationToken = default) =>
        _dialect.ListModelsAsync(Query(_options.Model ?? string.Empty), cancellationToken);

    /// <summary>Asks what OpenRouter says of the key.</summary>
    internal Task<OpenRouterKeyInfo> ReadKeyAsync(CancellationToken cancellationToken) => OpenRouterDialect.ReadKeyAsync(Query(string.Empty), cancellationToken);

    /// <summary>Closes the connections, if they are the endpoint's own.</summary>
    public void Dispose()
    {
        if (_ownsClient)
            _client.Dispose();
    }

    private static Uri Completions(Uri address, EndpointDialect dialect)
    {
        string path = address.AbsolutePath is "/" ? dialect.DefaultPath : address.AbsolutePath;
        // An address that is copied from elsewhere has the compatible API's path, beside which a server's own API stands.
        if (dialect.DefaultPath == "/" && path.TrimEnd('/').EndsWith("/v1", StringComparison.OrdinalIgnoreCase))
            path = path.TrimEnd('/')[..^"/v1".Length];
        return new Uri(address, $"{path.TrimEnd('/')}/{dialect.CompletionsPath}");
    }

    private EndpointQuery Query(string model, ResiliencePipeline? pipeline = null) => new(_client, _options, _dialect, _completions, model, _services, pipeline ?? _queries);

    // One further call, and only for what it can explain. When it fails too, what is known is said.
    private async Task<EndpointException> NameModelsAsync(EndpointException exception, string model, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<string> names = await _dialect.ListModelsAsync(Query(model, _hints), cancellationToken).ConfigureAwait(false);
            return names.Count == 0 ? exception : EndpointErrors.UnknownModel(exception, ModelNameSuggestions.Similar(names, model));
        }
        catch (EndpointException)
        {
            return exception;
        }
    }

    private async Task<ModelResponse> RecordedAttemptAsync(
        ModelRequest request,
        RequestBody body,
        string model,
        ResponseListener listener,
        List<FailedAttempt> failed,
        CancellationToken cancellationToken)
    {
        using var trace = AttemptTrace.Begin(_services.Telemetry, request, new AttemptTarget(_dialect.Name, model, _completions), listener.Attempts + 1, _options.Streams(request), _services.Time);
        try
        {
            ModelResponse answer = await AttemptAsync(request, body, model, listener, cancellationToken).ConfigureAwait(false);
            trace.Answered(answer, listener.FirstTextOfAttempt);
            return listener.TimeToFirstText is { } first ? answer with { Metadata = answer.Metadata with { TimeToFirstToken = first } } : answer;
        }
        catch (EndpointException exception)
        {
            trace.Failed(exception);
            failed.Add(FailedAttempt.From(exception));
            throw;
        }
        catch (OperationCanceledException)
        {
            trace.Abandoned(listener.IsCancelled);
            failed.Add(new FailedAttempt(Name, EndpointError.Timeout, null, $"{Name}: the attempt was given up while it was under way."));
            throw;
        }
    }

    private async Task<ModelResponse> AttemptAsync(
        ModelRequest request,
        RequestBody body,
        string model,
        ResponseListener listener,
        CancellationToken cancellationToken)
    {
        listener.BeginAttempt();
        // Servers may close a connection that they announced to keep open: the first request after that breaks, through no fault of its own.
        bool mayBeReused = _hasAnswered;
        while (true)
        {
            bool answering = false;
            try
            {
                using HttpRequestMessage message = CreateMessage(request, body);
                using HttpResponseMessage response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
                answering = true;
                var reader = new ResponseReader(_dialect, _services);
                await reader.ThrowIfRefusedAsync(response, cancellationToken).ConfigureAwait(false);
                ModelResponse answer = _options.Streams(request)
                    ? await new StreamingResponseReader(_dialect, _options.Streaming, _services).ReadAsync(response, request, model, listener, cancellationToken).ConfigureAwait(false)
                    : await reader.ReadAsync(response, model, cancellationToken).ConfigureAwait(false);
                _hasAnswered = true;
                return FinishReasonClassifier.Judge(RequestTokens.EstimateUsage(answer, request, model), request);
            }
            catch (HttpRequestException exception) when (mayBeReused && !answering && IsClosedConnection(exception) && !cancellationToken.IsCancellationRequested)
            {
                mayBeReused = false;
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException && !cancellationToken.IsCancellationRequested)
            {
                throw _services.Errors.FromTransport(exception, _completions, body.Length, answering);
            }
            catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
            {
                throw _services.Errors.TimedOut(_client.Timeout, "the HTTP client's wait", exception);
            }
        }
    }

    private static bool IsClosedConnection(HttpRequestException exception) =>
        exception.HttpRequestError is HttpRequestError.ResponseEnded || (exception.HttpRequestError is HttpRequestError.Unknown && exception.InnerException is IOException);

    private HttpRequestMessage CreateMessage(ModelRequest request, RequestBody body)
    {
        HttpRequestMessage message = new(HttpMethod.Post, _completions) { Content = new RequestContent(body) };
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (_options.Streams(request))
            message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (_options.ApiKey is { } key)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        message.Headers.ConnectionClose = _dialect.ClosesConnections ? true : null;
        _dialect.AddHeaders(message.Headers, _options);
        return message;
    }
}
