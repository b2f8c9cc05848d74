using System.Diagnostics;
using Microsoft.Extensions.AI;
using QwenDocs.Endpoints.ChatClients;
using QwenDocs.Endpoints.Errors;
using QwenDocs.Endpoints.Http;
using QwenDocs.Endpoints.Resilience;
using QwenDocs.Endpoints.Telemetry;
using QwenDocs.Telemetry;
using AI = Microsoft.Extensions.AI;

namespace QwenDocs.Endpoints;

/// <summary>Any chat client of Microsoft.Extensions.AI as an endpoint: whatever serves a model with pictures can read documents.</summary>
/// <remarks>
/// The schema goes to the client as its JSON response format. Failures of connections, timeouts and the statuses of
/// <see cref="HttpRequestException"/> are told apart; what else a client throws counts as lasting. A client that retries by itself should
/// get <see cref="ResilienceOptions.MaxRetries"/> 0. The price is unknown, unless an endpoint of ours stands behind the client.
/// </remarks>
public sealed class ChatClientEndpoint : ModelEndpoint
{
    private readonly AI.IChatClient _client;
    private readonly AI.ChatClientMetadata? _metadata;
    private readonly string? _model;
    private readonly bool _tracesItself;
    private readonly EndpointServices _services;
    private readonly AttemptRunner _runner;

    /// <summary>Initializes a new instance of the <see cref="ChatClientEndpoint"/> class.</summary>
    /// <param name="client">The client; the caller disposes of it.</param>
    /// <param name="model">The model that requests name, or <see langword="null"/> for the client's own, and each request's where the client has none.</param>
    /// <param name="resilience">Timeouts and retries, or <see langword="null"/> for the defaults. They must not change afterwards.</param>
    /// <param name="timeProvider">The clock of timeouts and retries; the system's by default.</param>
    /// <param name="telemetry">Where metrics, traces and logs go; <see cref="QwenDocsTelemetry.Default"/> by default. Attempts are traced here only where the client does not trace itself.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public ChatClientEndpoint(
        AI.IChatClient client,
        string? model = null,
        ResilienceOptions? resilience = null,
        TimeProvider? timeProvider = null,
        QwenDocsTelemetry? telemetry = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        resilience ??= new ResilienceOptions();
        resilience.Validate();
        _client = client;
        _metadata = client.GetService(typeof(AI.ChatClientMetadata)) as AI.ChatClientMetadata;
        _model = model;
        // OpenTelemetryChatClient gives its source away; its spans would stand twice.
        _tracesItself = client.GetService(typeof(ActivitySource)) is not null;
        Name = Address is { } address ? $"{ProviderName} at {address.Authority}" : ProviderName;
        _services = new EndpointServices(Name, new EndpointErrors(Name, null, null), timeProvider ?? TimeProvider.System, new EndpointTelemetry(telemetry, Name, typeof(ChatClientEndpoint)));
        _runner = new AttemptRunner(resilience, _services);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override string ProviderName => _metadata?.ProviderName ?? "chat-client";

    /// <inheritdoc/>
    public override Uri? Address => _metadata?.ProviderUri;

    /// <inheritdoc/>
    public override string? Model => _model ?? _metadata?.DefaultModelId;

    /// <inheritdoc/>
    public override async Task<ModelResponse> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var listener = new ResponseListener(request.Progress, _services.Time, cancellationToken);
        var failed = new List<FailedAttempt>();
        return await _runner.RunAsync(
            request,
            Model ?? request.Model,
            failed,
            (Endpoint: this, Request: request, Listener: listener, Failed: failed),
            static (state, token) => state.Endpoint.RecordedAttemptAsync(state.Request, state.Listener, state.Failed, token),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<ModelResponse> RecordedAttemptAsync(
        ModelRequest request,
        ResponseListener listener,
        List<FailedAttempt> failed,
        CancellationToken cancellationToken)
    {
        var target = new AttemptTarget(ProviderName, Model ?? request.Model, Address);
        using AttemptTrace? trace = _tracesItself ? null : AttemptTrace.Begin(_services.Telemetry, request, target, listener.Attempts + 1, request.Progress is not null, _services.Time);
        listener.BeginAttempt();
        try
        {
            ModelResponse answer = await AttemptAsync(request, target.Model, listener, cancellationToken).ConfigureAwait(false);
            trace?.Answered(answer, listener.FirstTextOfAttempt);
            return listener.TimeToFirstText is { } first ? answer with { Metadata = answer.Metadata with { TimeToFirstToken = first } } : answer;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            trace?.Abandoned(listener.IsCancelled);
            failed.Add(new FailedAttempt(Name, EndpointError.Timeout, null, $"{Name}: the attempt was given up while it was under way."));
            throw;
        }
        catch (Exception exception)
        {
            EndpointException failure = ChatClientErrors.From(Name, _services.Errors, exception);
            trace?.Failed(failure);
            failed.Add(FailedAttempt.From(failure));
            if (ReferenceEquals(failure, exception))
                throw;
            throw failure;
        }
    }

    private async Task<ModelResponse> AttemptAsync(
        ModelRequest request,
        string model,
        ResponseListener listener,
        CancellationToken cancellationToken)
    {
        List<ChatMessage> messages = ChatClientRequests.WriteMessages(request);
        string? named = _model ?? (_metadata?.DefaultModelId is null ? request.Model : null);
        ChatOptions options = ChatClientRequests.WriteOptions(request, named, _metadata?.ProviderName);
        if (request.Progress is not null)
            return await StreamAsync(request, messages, options, model, listener, cancellationToken).ConfigureAwait(false);
        ChatResponse response = await _client.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        return FinishReasonClassifier.Judge(RequestTokens.EstimateUsage(ChatClientResponses.Read(response, null, model, _services.Errors), request, model), request);
    }

    private async Task<ModelResponse> StreamAsync(
        ModelRequest request,
        List<AI.ChatMessage> messages,
        AI.ChatOptions options,
        string model,
        ResponseListener listener,
        CancellationToken cancellationToken)
    {
        var detector = new RepetitionDetector();
        var updates = new List<AI.ChatResponseUpdate>();
        bool repeats = false;
        await foreach (ChatResponseUpdate? update in _client.GetStreamingResponseAsync(messages, options, cancellationToken).ConfigureAwait(false))
        {
            updates.Add(update);
            if (update.Text is not { Length: > 0 } text)
                continue;
            listener.Add(text);
            if (repeats = detector.Add(text))
                break;
        }

        ModelResponse? original = updates.Select(static update => update.RawRepresentation).OfType<ModelResponse>().LastOrDefault();
        ModelResponse answer = RequestTokens.EstimateUsage(ChatClientResponses.Read(AI.ChatResponseExtensions.ToChatResponse(updates), original, model, _services.Errors), request, model);
        return repeats ? answer with { FinishReason = FinishReason.Repetition } : FinishReasonClassifier.Judge(answer, request);
    }
}
