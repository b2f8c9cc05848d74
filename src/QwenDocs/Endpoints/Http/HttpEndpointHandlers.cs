using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace QwenDocs.Endpoints.Http;

/// <summary>Sets up the connections of endpoints, the same way with and without dependency injection.</summary>
internal static class HttpEndpointHandlers
{
    /// <summary>Registers the named client that endpoints are made with.</summary>
    /// <remarks>
    /// The handler lives as long as the application, for endpoints hold their client; its connections are renewed instead.
    /// Retries and timeouts are the endpoint's: the client has none.
    /// </remarks>
    public static IHttpClientBuilder AddEndpointClient(this IServiceCollection services, string name) =>
        services.AddHttpClient(name, static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(static () => CreateHandler())
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);

    public static SocketsHttpHandler CreateHandler() => new()
    {
        // A redirect would turn the POST into a GET: it is an error that names the new address.
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(20),
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        UseCookies = false,
    };
}
