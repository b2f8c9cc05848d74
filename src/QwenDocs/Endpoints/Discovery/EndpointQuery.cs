using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Polly;
using QwenDocs.Endpoints.Dialects;
using QwenDocs.Endpoints.Errors;
using QwenDocs.Endpoints.Http;

namespace QwenDocs.Endpoints.Discovery;

/// <summary>Asks a server small questions beside completions: which models it has, what they can do, what is left on the key.</summary>
internal sealed class EndpointQuery(
    HttpClient client,
    EndpointOptions options,
    EndpointDialect dialect,
    Uri completions,
    string model,
    EndpointServices services,
    ResiliencePipeline pipeline)
{
    public string Model => model;

    public EndpointOptions Options => options;

    public EndpointErrors Failures => services.Errors;

    /// <summary>Gets what stands at a path below the base address.</summary>
    public Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, new Uri(Base, path), null, cancellationToken);

    /// <summary>Gets what stands at a path beside the base address's own <c>/v1</c>.</summary>
    public Task<JsonElement> GetBesideAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, new Uri(Root, path), null, cancellationToken);

    /// <summary>Posts to a path beside the base address's own <c>/v1</c>.</summary>
    public Task<JsonElement> PostBesideAsync(string path, string json, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, new Uri(Root, path), json, cancellationToken);

    /// <summary>Waits for an answer that not every server gives; where it does not, nothing is known.</summary>
    public static async Task<JsonElement> OrNothing(Task<JsonElement> asking)
    {
        try
        {
            return await asking.ConfigureAwait(false);
        }
        catch (EndpointException exception) when (exception is { ErrorCode: EndpointError.NotFound or EndpointError.Forbidden or EndpointError.BadRequest or EndpointError.InvalidResponse, IsTransient: false }
            || exception.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented)
        {
            return default;
        }
    }

    private Uri Base { get; } = new(completions, Up(dialect.CompletionsPath));

    private Uri Root
    {
        get
        {
            string path = Base.AbsolutePath.TrimEnd('/');
            string own = dialect.DefaultPath.TrimEnd('/');
            return own.Length > 0 && path.EndsWith(own, StringComparison.OrdinalIgnoreCase) ? new Uri(Base, $"{path[..^own.Length]}/") : Base;
        }
    }

    // From …/v1/chat/completions back to …/v1/: one step up for each further segment.
    private static string Up(string completionsPath) =>
        completionsPath.Count(static character => character == '/') is var steps and > 0 ? string.Concat(Enumerable.Repeat("../", steps)) : "./";

    private async Task<JsonElement> SendAsync(HttpMethod method, Uri address, string? json, CancellationToken cancellationToken)
    {
        try
        {
            return await pipeline.ExecuteAsync(async token => await AttemptAsync(method, address, json, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
        catch (Polly.Timeout.TimeoutRejectedException exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw services.Errors.TimedOut(exception.Timeout, $"the answer to {address.AbsolutePath}", exception);
        }
    }

    private async Task<JsonElement> AttemptAsync(HttpMethod method, Uri address, string? json, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(method, address);
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (json is not null)
            message.Content = new StringContent(json, Encoding.UTF8, "application/json");
        if (options.ApiKey is { } key)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        dialect.AddHeaders(message.Headers, options);
        try
        {
            using HttpResponseMessage response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            return await new ResponseReader(dialect, services).ReadJsonAsync(response, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException && !cancellationToken.IsCancellationRequested)
        {
            throw services.Errors.FromTransport(exception, address, 0, answering: false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw services.Errors.TimedOut(client.Timeout, "the HTTP client's wait", exception);
        }
    }
}
