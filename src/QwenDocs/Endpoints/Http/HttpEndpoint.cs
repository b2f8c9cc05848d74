using System.Net.Http.Headers;
using Polly;
using QwenDocs.Endpoints.Discovery;
using QwenDocs.Endpoints.Errors;
using QwenDocs.Endpoints.Http;
using QwenDocs.Endpoints.Resilience;
using QwenDocs.Endpoints.Telemetry;
using QwenDocs.Schemas;
using QwenDocs.Telemetry;

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
    private readonly TimeProvider _timeProvider;
    private readonly Uri _completions;
    private readonly EndpointErrors _failures;
    private readonly AttemptRunner _runner;
    private readonly ResiliencePipeline _queries;
    private readonly ResiliencePipeline _hints;
    private readonly EndpointTelemetry _telemetry;

    /// <summary>Initializes a new instance of the <see cref="HttpEndpoint"/> class over a client of the caller's.</summary>
    /// <param name="client">The client. Its own timeout applies too: give it <see cref="Timeout.InfiniteTimeSpan"/> and leave timeouts to the options. It should not retry.</param>
    /// <param name="options">Where the model is served. They must not change afterwards.</param>
    /// <param name="dialect">The dialect, for a server that no <see cref="EndpointKind"/> names; otherwise the kind decides.</param>
    /// <param name="timeProvider">The clock of timeouts and retries; the system's by default.</param>
    /// <param name="telemetry">Where metrics, traces and logs go; <see cref="QwenDocsTelemetry.Default"/> by default.</param>
    /// <exception cref="ArgumentException">The options are missing something or contradict each other; the message says what.</exception>
    public HttpEndpoint(HttpClient client, EndpointOptions options, EndpointDialect? dialect = null, TimeProvider? timeProvider = null, QwenDocsTelemetry? telemetry = null)
        : this(client, ownsClient: false, options, dialect, timeProvider, telemetry)
    {
    }

    private HttpEndpoint(HttpClient client, bool ownsClient, EndpointOptions options, EndpointDialect? dialect, TimeProvider? timeProvider, QwenDocsTelemetry? telemetry)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        _dialect = dialect ?? EndpointDialect.For(options.Kind);
        options.Validate(_dialect);
        _client = client;
        _ownsClient = ownsClient;
        _options = options;
        _timeProvider = timeProvider ?? TimeProvider.System;
        var address = (options.BaseAddress ?? _dialect.DefaultBaseAddress)!;
        _completions = Completions(address, _dialect);
        Name = address == _dialect.DefaultBaseAddress || options.BaseAddress is null ? _dialect.Name : $"{_dialect.Name} at {address.Authority}";
        _failures = new EndpointErrors(Name, options.ApiKey, new BaseAddressAdvice(address, _dialect));
        _telemetry = new EndpointTelemetry(telemetry, Name, typeof(HttpEndpoint));
        _runner = new AttemptRunner(Name, options.Resilience, _failures, _timeProvider, _telemetry);
        _queries = ResiliencePipelines.BuildQueries(options.Resilience, Math.Min(MostQueryRetries, options.Resilience.MaxRetries), _timeProvider);
        _hints = ResiliencePipelines.BuildQueries(options.Resilience, 0, _timeProvider);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override string? Model => _options.Model;

    /// <inheritdoc/>
    public override string? GetSchemaPrompt(RecordSchema schema) => _dialect.DescribeSchema(schema);

    /// <summary>Gets the dialect that is spoken.</summary>
    public EndpointDialect Dialect => _dialect;

    /// <summary>Gets the address that requests are sent to.</summary>
    internal Uri Address => _completions;

    /// <summary>Makes an endpoint for the OpenRouter service.</summary>
    /// <param name="apiKey">The key.</param>
    /// <param name="model">The model, or <see langword="null"/> to take each request's own.</param>
    /// <param name="routing">How a host is chosen; the default asks for hosts that honour schemas and do not collect data.</param>
    /// <returns>The endpoint. Keep it for the application's life: it holds the connections.</returns>
    /// <exception cref="ArgumentException">The key or the model is empty or malformed.</exception>
    public static HttpEndpoint OpenRouter(string apiKey, string? model = null, OpenRouterOptions? routing = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(apiKey);
        return Create(new EndpointOptions { Kind = EndpointKind.OpenRouter, ApiKey = apiKey, Model = model, OpenRouter = routing ?? new OpenRouterOptions() });
    }

    /// <summary>Makes an endpoint for a server.</summary>
    /// <param name="baseAddress">The address, such as <c>http://gpu:8000/v1</c>.</param>
    /// <param name="kind">What runs there.</param>
    /// <param name="model">The model by the server's name for it, or <see langword="null"/> to take each request's own.</param>
    /// <param name="apiKey">The key, if the server wants one.</param>
    /// <returns>The endpoint. Keep it for the application's life: it holds the connections.</returns>
    /// <exception cref="ArgumentException">The address is no absolute http or https address, or a key would travel unencrypted over a public network.</exception>
    public static HttpEndpoint ForServer(Uri baseAddress, EndpointKind kind = EndpointKind.Vllm, string? model = null, string? apiKey = null)
    {
        ArgumentNullException.ThrowIfNull(baseAddress);
        return Create(new EndpointOptions { Kind = kind, BaseAddress = baseAddress, Model = model, ApiKey = apiKey });
    }

    /// <summary>Makes an endpoint with connections of its own.</summary>
    /// <param name="options">Where the model is served. They must not change afterwards.</param>
    /// <param name="dialect">The dialect, for a server that no <see cref="EndpointKind"/> names; otherwise the kind decides.</param>
    /// <param name="timeProvider">The clock of timeouts and retries; the system's by default.</param>
    /// <param name="telemetry">Where metrics, traces and logs go; <see cref="QwenDocsTelemetry.Default"/> by default.</param>
    /// <returns>The endpoint. Keep it for the application's life: it holds the connections.</returns>
    /// <exception cref="ArgumentException">The options are missing something or contradict each other; the message says what.</exception>
    public static HttpEndpoint Create(EndpointOptions options, EndpointDialect? dialect = null, TimeProvider? timeProvider = null, QwenDocsTelemetry? telemetry = null)
    {
        var client = new HttpClient(HttpEndpointHandlers.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };
        try
        {
            return new HttpEndpoint(client, ownsClient: true, options, dialect, timeProvider, telemetry);
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
        var model = _options.Model ?? request.Model;
        var failed = new List<FailedAttempt>();
        var listener = new ResponseListener(request.Progress, _timeProvider, cancellationToken);
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
            var described = await NameModelsAsync(exception, model, cancellationToken).ConfigureAwait(false);
            described.FailedAttempts = failed;
            throw described;
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

    /// <summary>Asks what the service says of the key: its limit, and what is left of it.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What is known, or <see langword="null"/> where the service does not tell; OpenRouter does.</returns>
    /// <exception cref="EndpointException">The endpoint failed, or refused the key.</exception>
    public Task<OpenRouterKeyInfo?> GetKeyInfoAsync(CancellationToken cancellationToken = default) =>
        _dialect.ReadKeyAsync(Query(_options.Model ?? string.Empty), cancellationToken);

    /// <summary>Closes the connections, if they are the endpoint's own.</summary>
    public void Dispose()
    {
        if (_ownsClient)
            _client.Dispose();
    }

    private static Uri Completions(Uri address, EndpointDialect dialect)
    {
        var path = address.AbsolutePath is "/" ? dialect.DefaultPath : address.AbsolutePath;
        return new Uri(address, $"{path.TrimEnd('/')}/{dialect.CompletionsPath}");
    }

    private EndpointQuery Query(string model, ResiliencePipeline? pipeline = null) => new(_client, _options, _dialect, _completions, model, _failures, pipeline ?? _queries, _timeProvider);

    // One further call, and only for what it can explain. When it fails too, what is known is said.
    private async Task<EndpointException> NameModelsAsync(EndpointException exception, string model, CancellationToken cancellationToken)
    {
        try
        {
            var names = await _dialect.ListModelsAsync(Query(model, _hints), cancellationToken).ConfigureAwait(false);
            return names.Count == 0 ? exception : _failures.UnknownModel(exception, ModelNameSuggestions.Similar(names, model));
        }
        catch (EndpointException)
        {
            return exception;
        }
    }

    private async Task<ModelResponse> RecordedAttemptAsync(ModelRequest request, RequestBody body, string model, ResponseListener listener, List<FailedAttempt> failed, CancellationToken cancellationToken)
    {
        using var trace = AttemptTrace.Begin(_telemetry, request, new AttemptTarget(_dialect.Name, model, _completions), listener.Attempts + 1, _options.Streams(request), _timeProvider);
        try
        {
            var answer = await AttemptAsync(request, body, model, listener, cancellationToken).ConfigureAwait(false);
            trace.Answered(answer, listener.FirstTextOfAttempt);
            return listener.TimeToFirstText is { } first ? answer with { TimeToFirstToken = first } : answer;
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

    private async Task<ModelResponse> AttemptAsync(ModelRequest request, RequestBody body, string model, ResponseListener listener, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, _completions) { Content = new RequestContent(body) };
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (_options.Streams(request))
            message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (_options.ApiKey is { } key)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        _dialect.AddHeaders(message.Headers, _options);

        listener.BeginAttempt();
        var answering = false;
        try
        {
            using var response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            answering = true;
            var answer = _options.Streams(request) && StreamingResponseReader.IsStream(response)
                ? await new StreamingResponseReader(_dialect, _options.Streaming, _failures, _timeProvider).ReadAsync(response, request, model, listener, cancellationToken).ConfigureAwait(false)
                : await new ResponseReader(_dialect, _failures, _timeProvider).ReadAsync(response, model, cancellationToken).ConfigureAwait(false);
            return FinishReasonClassifier.Judge(answer, request);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException && !cancellationToken.IsCancellationRequested)
        {
            throw _failures.FromTransport(exception, _completions, body.Length, answering);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw _failures.TimedOut(_client.Timeout, "the HTTP client's wait", exception);
        }
    }
}
