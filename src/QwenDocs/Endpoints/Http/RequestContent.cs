using System.Net;
using System.Net.Http.Headers;

namespace QwenDocs.Endpoints.Http;

/// <summary>Sends a <see cref="RequestBody"/>, as often as it takes.</summary>
internal sealed class RequestContent : HttpContent
{
    private readonly RequestBody _body;

    public RequestContent(RequestBody body)
    {
        _body = body;
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        _body.WriteToAsync(stream, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        _body.WriteToAsync(stream, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
