using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Pipelines;
using QwenDocs.Telemetry;
using QwenDocs.Validation;

namespace QwenDocs.DependencyInjection;

/// <summary>Builds one extractor of an application, step by step in the order in which an answer comes: endpoint, throttle, fallback, cache.</summary>
/// <remarks>
/// Each step wraps what stands before it. What the settings configure and no call places stands in that usual order: a throttle around each
/// endpoint, the fallback around them, the cache outermost.
/// </remarks>
public sealed class QwenDocsBuilder
{
    private readonly List<EndpointStep> _steps = [];
    private Func<IServiceProvider, ModelEndpoint>? _endpoint;

    internal QwenDocsBuilder(IServiceCollection services, string? name, IHttpClientBuilder httpClient)
    {
        Services = services;
        Name = name;
        HttpClient = httpClient;
    }

    /// <summary>Gets the services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Gets the name under which everything is registered as keyed services, or <see langword="null"/> for the application's default, which is registered without a key.</summary>
    public string? Name { get; }

    /// <summary>Gets the builder of the HTTP client that the endpoints use, for handlers of the application's own. The client must not retry: endpoints do.</summary>
    public IHttpClientBuilder HttpClient { get; }

    /// <summary>Gets a value indicating whether the first endpoint is made of the settings, so that they must name one.</summary>
    internal bool UsesConfiguredEndpoint => _endpoint is null && !HasRegisteredEndpoint;

    /// <summary>Gets a value indicating whether the application registered an endpoint of its own before.</summary>
    internal bool HasRegisteredEndpoint { get; init; }

    private string OptionsName => Name ?? Microsoft.Extensions.Options.Options.DefaultName;

    /// <summary>Configures the endpoint in code, after the settings.</summary>
    /// <param name="configure">Sets the options.</param>
    /// <returns>This builder.</returns>
    public QwenDocsBuilder UseEndpoint(Action<EndpointOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Configure(options => configure(options.Endpoint));
    }

    /// <summary>Uses an endpoint of the application's own instead of the one in the settings.</summary>
    /// <param name="create">Makes the endpoint, once.</param>
    /// <returns>This builder.</returns>
    public QwenDocsBuilder UseEndpoint(Func<IServiceProvider, ModelEndpoint> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        _endpoint = create;
        return this;
    }

    /// <summary>Asks the application's own <see cref="IChatClient"/>. <see cref="EndpointOptions.Model"/> and <see cref="EndpointOptions.Resilience"/> of the settings apply to it too.</summary>
    /// <param name="serviceKey">The key under which the client is registered, or <see langword="null"/> for the one without a key.</param>
    /// <returns>This builder.</returns>
    public QwenDocsBuilder UseChatClient(object? serviceKey = null) => UseEndpoint(provider =>
    {
        EndpointOptions options = OptionsOf(provider).Endpoint;
        return new ChatClientEndpoint(
            provider.GetRequiredKeyedService<IChatClient>(serviceKey),
            options.Model,
            options.Resilience,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<QwenDocsTelemetry>());
    });

    /// <summary>Limits requests and tokens. Before <see cref="UseFallback"/> each endpoint has a limit of its own; after it, all share one.</summary>
    /// <param name="configure">Sets the options after the settings, or <see langword="null"/>.</param>
    /// <returns>This builder.</returns>
    public QwenDocsBuilder UseThrottling(Action<ThrottlingOptions>? configure = null)
    {
        Place(EndpointStepKind.Throttling);
        return Configure(options =>
        {
            options.Throttling ??= new ThrottlingOptions();
            configure?.Invoke(options.Throttling);
        });
    }

    /// <summary>Asks another endpoint when those before it fail. Each call adds one.</summary>
    /// <param name="configure">Sets the options of the endpoint, or <see langword="null"/> to place the fallbacks of the settings.</param>
    /// <param name="configureFallback">Sets when a failing endpoint is skipped, or <see langword="null"/>.</param>
    /// <returns>This builder.</returns>
    public QwenDocsBuilder UseFallback(Action<EndpointOptions>? configure = null, Action<FallbackOptions>? configureFallback = null)
    {
        Place(EndpointStepKind.Fallback);
        return Configure(options =>
        {
            configureFallback?.Invoke(options.Fallback);
            if (configure is null)
                return;
            EndpointOptions endpoint = new();
            configure(endpoint);
            options.Fallbacks.Add(endpoint);
        });
    }

    /// <summary>Keeps answers in the application's <see cref="HybridCache"/>, or in its <see cref="IDistributedCache"/> where no hybrid one is registered. Answers hold document content.</summary>
    /// <param name="configure">Sets the options after the settings, or <see langword="null"/>.</param>
    /// <returns>This builder.</returns>
    public QwenDocsBuilder UseCaching(Action<CachingOptions>? configure = null)
    {
        Place(EndpointStepKind.Caching);
        return Configure(options =>
        {
            options.Caching ??= new CachingOptions();
            configure?.Invoke(options.Caching);
        });
    }

    /// <summary>Puts an endpoint of the application's own, such as a <see cref="DelegatingEndpoint"/>, around what stands before it.</summary>
    /// <param name="wrap">Makes the outer endpoint of the inner one.</param>
    /// <returns>This builder.</returns>
    public QwenDocsBuilder Use(Func<ModelEndpoint, IServiceProvider, ModelEndpoint> wrap)
    {
        ArgumentNullException.ThrowIfNull(wrap);
        _steps.Add(new EndpointStep(EndpointStepKind.Custom, wrap));
        return this;
    }

    /// <summary>Configures how documents are read, after the settings.</summary>
    /// <param name="configure">Sets the options.</param>
    /// <returns>This builder.</returns>
    public QwenDocsBuilder ConfigureExtractor(Action<ExtractorOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Configure(options => configure(options.Extractor));
    }

    /// <summary>Adds the application's own rules about records.</summary>
    /// <param name="configure">Adds the rules.</param>
    /// <returns>This builder.</returns>
    public QwenDocsBuilder AddRules(Action<RecordRules> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Configure(options => configure(options.Extractor.Rules));
    }

    /// <summary>Configures the <see cref="DocumentPipeline"/>, which is registered in any case.</summary>
    /// <param name="configure">Sets the options, or <see langword="null"/>. They are checked when the application starts.</param>
    /// <returns>This builder.</returns>
    public QwenDocsBuilder AddPipeline(Action<PipelineOptions>? configure = null)
    {
        if (configure is not null)
            Services.Configure(OptionsName, configure);
        Services.AddOptions<PipelineOptions>(OptionsName).ValidateOnStart().Validate(static options =>
        {
            options.Validate();
            return true;
        });
        return this;
    }

    /// <summary>Adds a health check: it asks the endpoint for the model's limits, which costs nothing, and is unhealthy where the endpoint fails, lacks the model or takes no pictures.</summary>
    /// <param name="name">The name of the check; <see langword="null"/> for <c>qwendocs</c>, with the builder's name behind it where it has one.</param>
    /// <param name="timeout">The longest wait; <see langword="null"/> for 10 seconds.</param>
    /// <param name="tags">The tags of the check.</param>
    /// <returns>This builder.</returns>
    public QwenDocsBuilder AddHealthCheck(string? name = null, TimeSpan? timeout = null, params IEnumerable<string> tags)
    {
        Services.AddHealthChecks().Add(new HealthCheckRegistration(
            name ?? (Name is null ? "qwendocs" : $"qwendocs-{Name}"),
            provider => new ModelHealthCheck(provider.GetRequiredKeyedService<ModelEndpoint>(Name), OptionsOf(provider).Extractor.Model),
            failureStatus: null,
            tags,
            timeout ?? TimeSpan.FromSeconds(10)));
        return this;
    }

    internal QwenDocsOptions OptionsOf(IServiceProvider provider) => provider.GetRequiredService<IOptionsMonitor<QwenDocsOptions>>().Get(OptionsName);

    internal PipelineOptions PipelineOptionsOf(IServiceProvider provider) => provider.GetRequiredService<IOptionsMonitor<PipelineOptions>>().Get(OptionsName);

    internal ModelEndpoint Build(IServiceProvider provider)
    {
        QwenDocsOptions options = OptionsOf(provider);
        ModelEndpoint endpoint = _endpoint?.Invoke(provider) ?? CreateEndpoint(provider, options.Endpoint);
        bool isThrottled = false;
        foreach (EndpointStep step in Order(options))
        {
            (endpoint, isThrottled) = step.Kind switch
            {
                EndpointStepKind.Throttling => (Throttle(provider, endpoint, options), true),
                EndpointStepKind.Fallback => (Fall(provider, endpoint, options, isThrottled), isThrottled),
                EndpointStepKind.Caching => (Cache(provider, endpoint, options), isThrottled),
                _ => (step.Wrap!(endpoint, provider), isThrottled),
            };
        }

        return endpoint;
    }

    private void Place(EndpointStepKind kind)
    {
        if (!_steps.Exists(step => step.Kind == kind))
            _steps.Add(new EndpointStep(kind, null));
    }

    private QwenDocsBuilder Configure(Action<QwenDocsOptions> configure)
    {
        Services.Configure(OptionsName, configure);
        return this;
    }

    // What only the settings configure is put before the first step that usually stands further out.
    private List<EndpointStep> Order(QwenDocsOptions options)
    {
        List<EndpointStep> steps = [.. _steps];
        foreach ((EndpointStepKind kind, bool isConfigured) in new[]
        {
            (EndpointStepKind.Throttling, options.Throttling is not null),
            (EndpointStepKind.Fallback, options.Fallbacks.Count > 0),
            (EndpointStepKind.Caching, options.Caching is not null),
        })
        {
            if (!isConfigured || steps.Exists(step => step.Kind == kind))
                continue;
            int outer = steps.FindIndex(step => step.Kind > kind);
            steps.Insert(outer < 0 ? steps.Count : outer, new EndpointStep(kind, null));
        }

        return steps;
    }

    private HttpEndpoint CreateEndpoint(IServiceProvider provider, EndpointOptions options) => new(
        provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClient.Name),
        options,
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<QwenDocsTelemetry>());

    private static ThrottlingEndpoint Throttle(IServiceProvider provider, ModelEndpoint endpoint, QwenDocsOptions options) =>
        new(endpoint, options.Throttling, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<QwenDocsTelemetry>());

    private ModelEndpoint Fall(IServiceProvider provider, ModelEndpoint first, QwenDocsOptions options, bool isThrottled)
    {
        if (options.Fallbacks.Count == 0)
            return first;
        IEnumerable<ModelEndpoint> others = options.Fallbacks.Select(each => CreateEndpoint(provider, each) is var other && isThrottled ? Throttle(provider, other, options) : (ModelEndpoint)other);
        return new FallbackEndpoint(others.Prepend(first), options.Fallback, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<QwenDocsTelemetry>());
    }

    private static CachingEndpoint Cache(IServiceProvider provider, ModelEndpoint endpoint, QwenDocsOptions options)
    {
        QwenDocsTelemetry telemetry = provider.GetRequiredService<QwenDocsTelemetry>();
        return provider.GetService<HybridCache>() is { } hybrid
            ? new CachingEndpoint(endpoint, hybrid, options.Caching, telemetry)
            : new CachingEndpoint(endpoint, provider.GetRequiredService<IDistributedCache>(), options.Caching, telemetry);
    }

    private sealed record EndpointStep(EndpointStepKind Kind, Func<ModelEndpoint, IServiceProvider, ModelEndpoint>? Wrap);

    // In the usual order, from the inside out.
    private enum EndpointStepKind
    {
        Custom,
        Throttling,
        Fallback,
        Caching,
    }
}
