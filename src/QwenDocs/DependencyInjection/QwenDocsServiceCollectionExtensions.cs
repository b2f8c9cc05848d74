using System.Diagnostics.Metrics;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using QwenDocs.DependencyInjection;
using QwenDocs.Endpoints;
using QwenDocs.Endpoints.Http;
using QwenDocs.Extraction;
using QwenDocs.Telemetry;

#pragma warning disable IDE0130 // Registration stands where applications look for it.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers QwenDocs.</summary>
public static class QwenDocsServiceCollectionExtensions
{
    private const string ClientName = "QwenDocs";

    /// <summary>Adds a <see cref="DocumentExtractor"/>, configured by a section of the application's settings.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section, such as <c>builder.Configuration.GetSection("QwenDocs")</c>: see <see cref="QwenDocsOptions"/>.</param>
    /// <returns>The builder of the HTTP client that the endpoint uses, for handlers of the application's own.</returns>
    public static IHttpClientBuilder AddQwenDocs(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<QwenDocsOptions>().Bind(configuration);
        return AddCore(services);
    }

    /// <summary>Adds a <see cref="DocumentExtractor"/>, configured in code.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the HTTP client that the endpoint uses, for handlers of the application's own.</returns>
    /// <remarks>A <see cref="ModelEndpoint"/> that is registered already, such as an offline one, is used instead of the configured one.</remarks>
    public static IHttpClientBuilder AddQwenDocs(this IServiceCollection services, Action<QwenDocsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<QwenDocsOptions>().Configure(configure ?? (static _ => { }));
        return AddCore(services);
    }

    private static IHttpClientBuilder AddCore(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(static provider => new QwenDocsTelemetry(provider.GetService<IMeterFactory>(), provider.GetService<ILoggerFactory>()));
        services.TryAddSingleton(static provider => CreateEndpoint(provider));
        services.TryAddSingleton(static provider => new DocumentExtractor(
            provider.GetRequiredService<ModelEndpoint>(),
            provider.GetRequiredService<IOptions<QwenDocsOptions>>().Value.Extractor,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<QwenDocsTelemetry>()));

        return services.AddEndpointClient(ClientName);
    }

    // From the outside in: the cache, the order of endpoints, each one's throttle.
    private static ModelEndpoint CreateEndpoint(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<QwenDocsOptions>>().Value;
        var timeProvider = provider.GetRequiredService<TimeProvider>();
        var telemetry = provider.GetRequiredService<QwenDocsTelemetry>();
        ModelEndpoint[] endpoints = [.. options.Fallbacks.Prepend(options.Endpoint).Select((each, index) => CreateEndpoint(provider, each, options.Throttling, timeProvider, options.UseChatClient && index == 0))];
        var endpoint = endpoints.Length == 1 ? endpoints[0] : new FallbackEndpoint(endpoints, options.Fallback, timeProvider, telemetry);
        return options.CacheLifetime switch
        {
            null => endpoint,
            { } lifetime when provider.GetService<HybridCache>() is { } hybrid => new CachingEndpoint(endpoint, hybrid, lifetime, telemetry),
            { } lifetime => new CachingEndpoint(endpoint, provider.GetRequiredService<IDistributedCache>(), lifetime, telemetry),
        };
    }

    private static ModelEndpoint CreateEndpoint(IServiceProvider provider, EndpointOptions options, ThrottlingOptions? throttle, TimeProvider timeProvider, bool isChatClient)
    {
        var telemetry = provider.GetRequiredService<QwenDocsTelemetry>();
        ModelEndpoint endpoint = isChatClient
            ? new ChatClientEndpoint(provider.GetRequiredService<IChatClient>(), options.Model, options.Resilience, timeProvider, telemetry)
            : new HttpEndpoint(provider.GetRequiredService<IHttpClientFactory>().CreateClient(ClientName), options, timeProvider: timeProvider, telemetry: telemetry);
        return throttle is null ? endpoint : new ThrottlingEndpoint(endpoint, throttle, timeProvider, telemetry);
    }
}
