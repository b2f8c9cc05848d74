using System.Runtime.CompilerServices;
using AI = Microsoft.Extensions.AI;

namespace QwenDocs.Endpoints.ChatClients;

/// <summary>An endpoint in the shape of Microsoft.Extensions.AI.</summary>
internal sealed class EndpointChatClient(ModelEndpoint endpoint, string? model) : AI.IChatClient
{
    private readonly AI.ChatClientMetadata _metadata = new(
        endpoint.ProviderName,
        endpoint.Address,
        endpoint.Model ?? model);

    public async Task<AI.ChatResponse> GetResponseAsync(IEnumerable<AI.ChatMessage> messages, AI.ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ModelRequest request = ChatClientRequests.Read(messages, options, _metadata.DefaultModelId);
        ModelResponse answer = await endpoint.CompleteAsync(request, cancellationToken).ConfigureAwait(false);
        return new AI.ChatResponse(new AI.ChatMessage(AI.ChatRole.Assistant, answer.Content))
        {
            ResponseId = answer.Id,
            ModelId = answer.Model,
            FinishReason = ChatClientResponses.Write(answer.FinishReason),
            Usage = ChatClientResponses.Write(answer.Usage),
            RawRepresentation = answer,
        };
    }

    public async IAsyncEnumerable<AI.ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<AI.ChatMessage> messages, AI.ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ModelRequest request = ChatClientRequests.Read(messages, options, _metadata.DefaultModelId);
        var text = new RestartableText(endpoint.Name);
        await foreach (ModelResponseUpdate? update in endpoint.StreamAsync(request, cancellationToken).ConfigureAwait(false))
        {
            if (text.Add(update) is { Length: > 0 } piece)
                yield return new AI.ChatResponseUpdate(AI.ChatRole.Assistant, piece);
            if (update.Response is not { } answer)
                continue;
            yield return new AI.ChatResponseUpdate(AI.ChatRole.Assistant, [new AI.UsageContent(ChatClientResponses.Write(answer.Usage))])
            {
                ResponseId = answer.Id,
                ModelId = answer.Model,
                FinishReason = ChatClientResponses.Write(answer.FinishReason),
                RawRepresentation = answer,
            };
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null)
            return null;
        return serviceType == typeof(AI.ChatClientMetadata) ? _metadata
            : serviceType.IsInstanceOfType(this) ? this
            : serviceType.IsInstanceOfType(endpoint) ? endpoint
            : null;
    }

    // The endpoint is the caller's.
    public void Dispose()
    {
    }
}
