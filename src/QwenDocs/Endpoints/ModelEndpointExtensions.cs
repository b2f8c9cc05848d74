using Microsoft.Extensions.AI;
using QwenDocs.Endpoints.ChatClients;

namespace QwenDocs.Endpoints;

/// <summary>Makes endpoints usable elsewhere.</summary>
public static class ModelEndpointExtensions
{
    /// <summary>Makes an endpoint usable wherever an <see cref="IChatClient"/> is: text and pictures in, text or JSON under a schema out, streamed or not.</summary>
    /// <param name="endpoint">The endpoint; disposing of the client leaves it open.</param>
    /// <param name="model">The model, where neither the endpoint nor <see cref="ChatOptions.ModelId"/> names one.</param>
    /// <returns>The client. The <see cref="ModelResponse"/> with its price and its failed attempts stands in <see cref="ChatResponse.RawRepresentation"/>.</returns>
    /// <remarks>
    /// Pictures must come with the request (<see cref="DataContent"/>, or a <c>data:</c> address); tools and other media are refused with a
    /// <see cref="NotSupportedException"/>. Of the options, the model, the temperature, the most tokens, the instructions and the format of the
    /// answer count; others are passed over. A schema is closed and all its properties required, as strict decoding wants it.
    /// </remarks>
    public static IChatClient AsIChatClient(this ModelEndpoint endpoint, string? model = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return new EndpointChatClient(endpoint, model);
    }
}
