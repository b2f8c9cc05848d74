namespace QwenDocs.Endpoints;

/// <summary>What OpenRouter tells beside completions.</summary>
/// <remarks>Source: OpenRouter's API reference.</remarks>
public sealed class OpenRouterClient
{
    private readonly HttpEndpoint _endpoint;

    /// <summary>Initializes a new instance of the <see cref="OpenRouterClient"/> class over an endpoint's key and connections.</summary>
    /// <param name="endpoint">The endpoint; the caller disposes of it.</param>
    /// <exception cref="ArgumentException">The endpoint is none of OpenRouter's.</exception>
    public OpenRouterClient(HttpEndpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        if (endpoint.Kind != EndpointKind.OpenRouter)
            throw new ArgumentException($"{endpoint.Name} is not OpenRouter.", nameof(endpoint));
        _endpoint = endpoint;
    }

    /// <summary>Asks what OpenRouter says of the key: its limit, and what is left of it (<c>GET /key</c>).</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What is known.</returns>
    /// <exception cref="EndpointException">The endpoint failed, or refused the key.</exception>
    public Task<OpenRouterKeyInfo> GetKeyInfoAsync(CancellationToken cancellationToken = default) => _endpoint.ReadKeyAsync(cancellationToken);
}
