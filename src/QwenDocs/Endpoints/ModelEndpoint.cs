namespace QwenDocs.Endpoints;

/// <summary>Something that answers chat completions with pictures: a server on the network, or a reader on this machine.</summary>
/// <remarks>Implementations may be called from several threads at once.</remarks>
public abstract class ModelEndpoint
{
    /// <summary>Gets the name for logs and results, such as <c>openrouter</c> or <c>offline</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Gets the model that this endpoint asks for whatever a request names, or <see langword="null"/> where it takes the request's own.</summary>
    public virtual string? Model => null;

    /// <summary>Sends one request and waits for the whole answer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait and the connection.</param>
    /// <returns>The answer, as the model gave it.</returns>
    /// <exception cref="EndpointException">The endpoint failed or refused.</exception>
    public abstract Task<ChatCompletion> CompleteAsync(ChatRequest request, CancellationToken cancellationToken = default);
}
