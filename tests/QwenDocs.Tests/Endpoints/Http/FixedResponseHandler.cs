using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace QwenDocs.Tests.Endpoints;

/// <summary>Answers every request with a body, without a network, and keeps the last request's body.</summary>
internal sealed class FixedResponseHandler(Func<HttpRequestMessage, HttpContent> answer, HttpStatusCode status = HttpStatusCode.OK) : HttpMessageHandler
{
    public int Requests { get; private set; }

    public string? LastBody { get; private set; }

    public static FixedResponseHandler Of(byte[] body, string? mediaType) => new(_ => Content(new MemoryStream(body), mediaType));

    public static FixedResponseHandler Of(string body, string? mediaType, HttpStatusCode status = HttpStatusCode.OK) =>
        new(_ => Content(new MemoryStream(Encoding.UTF8.GetBytes(body)), mediaType), status);

    public static HttpContent Content(Stream body, string? mediaType)
    {
        StreamContent content = new(body);
        content.Headers.ContentType = mediaType is null ? null : new MediaTypeHeaderValue(mediaType);
        return content;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests++;
        LastBody = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        return new HttpResponseMessage(status) { Content = answer(request), RequestMessage = request };
    }
}
