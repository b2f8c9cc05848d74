using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using QwenDocs.Endpoints.Dialects;

namespace QwenDocs.Endpoints;

/// <summary>Turns what went wrong on the wire into exceptions that say what to do.</summary>
internal sealed partial class EndpointFailures(string endpointName, string? apiKey)
{
    private const int LongestQuote = 300;

    // Behind these, validation errors repeat the request, and with it the document.
    private static readonly string[] EchoMarks = ["data:image", "input_value=", "'input':", "\"input\":"];

    public EndpointException FromStatus(HttpStatusCode status, ReportedError? error, TimeSpan? retryAfter, string? redirect = null)
    {
        var limit = error is null ? null : error.ContextLimit ?? FindContextLimit(error.Message);
        var fault = FaultOf(status, error, limit);
        var reason = $"{Explain(fault, status, limit, redirect)}{Provider(error)}{Quote(error)}";
        return new EndpointException(endpointName, reason, status, IsTransient(status, fault))
        {
            Fault = fault,
            RetryAfter = retryAfter ?? (error?.RetryAfterSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null),
            ContextLimit = limit,
            Provider = error?.Provider,
            Usage = error?.Usage,
        };
    }

    /// <summary>An error inside an answer with status 200: its own code decides, and without one the same request may succeed later.</summary>
    public EndpointException FromReport(ReportedError error)
    {
        if (error.Code is >= 400 and < 600)
            return FromStatus((HttpStatusCode)error.Code, error, null);
        var limit = error.ContextLimit ?? FindContextLimit(error.Message);
        var fault = limit is null ? EndpointFault.ServerFailure : EndpointFault.ContextExceeded;
        var reason = $"{(limit is null ? "the answer is an error" : Explain(fault, default, limit, null))}{Provider(error)}{Quote(error)}";
        return new EndpointException(endpointName, reason, null, limit is null) { Fault = fault, ContextLimit = limit, Provider = error.Provider, Usage = error.Usage };
    }

    public EndpointException Unreadable(HttpStatusCode status, bool isHtml, Exception? cause) => new(
        endpointName,
        isHtml
            ? "the answer is a web page and no JSON. Check BaseAddress (often /v1 is missing), and whether a proxy or a login page stands in between"
            : "the answer is no completion: it is not JSON, or holds no choices",
        status,
        !isHtml,
        cause)
    {
        Fault = EndpointFault.InvalidAnswer,
    };

    public EndpointException TooLong(HttpStatusCode status, int limit) => new(
        endpointName, string.Create(CultureInfo.InvariantCulture, $"the answer is longer than {limit:N0} bytes, the most that is read"), status)
    {
        Fault = EndpointFault.InvalidAnswer,
    };

    /// <summary>The answer ended without an end: the server or something in between closed the connection.</summary>
    public EndpointException CutShort() => new(endpointName, "the streamed answer broke off before its end", null, true) { Fault = EndpointFault.Interrupted };

    public EndpointException Stalled(TimeSpan silence) => new(
        endpointName,
        string.Create(CultureInfo.InvariantCulture, $"the answer began, and then nothing came for {silence.TotalSeconds:0.#} seconds. If the server is only slow, raise Streaming.IdleTimeout"),
        null,
        true)
    {
        Fault = EndpointFault.Timeout,
    };

    public EndpointException TimedOut(TimeSpan timeout, string what, Exception? cause) => new(
        endpointName,
        string.Create(CultureInfo.InvariantCulture, $"{what} took longer than {timeout.TotalSeconds:0.#} seconds. Send fewer pages in one request, or raise the timeout"),
        null,
        true,
        cause)
    {
        Fault = EndpointFault.Timeout,
    };

    /// <summary>The transport failed: before the answer began, or (<paramref name="answering"/>) in the middle of it.</summary>
    public EndpointException FromTransport(Exception cause, Uri address, long sentBytes, bool answering)
    {
        var error = (cause as HttpRequestException)?.HttpRequestError ?? (cause as HttpIOException)?.HttpRequestError ?? HttpRequestError.Unknown;
        var socket = cause.InnerException as SocketException;
        var host = address.IsDefaultPort ? address.Host : $"{address.Host}:{address.Port}";
        var (fault, reason) = error switch
        {
            _ when answering => (EndpointFault.Interrupted, "the connection broke in the middle of the answer"),
            HttpRequestError.NameResolutionError => (EndpointFault.Unreachable, $"there is no address for the name {host}. Check BaseAddress, DNS and the network"),
            HttpRequestError.SecureConnectionError => (EndpointFault.Unreachable, $"no secure connection to {host}: its certificate or TLS version is not accepted, or it speaks plain http"),
            HttpRequestError.ConnectionError when socket?.SocketErrorCode == SocketError.ConnectionRefused =>
                (EndpointFault.Unreachable, $"{host} refused the connection. Check that the server runs and listens on this port"),
            HttpRequestError.ConnectionError => (EndpointFault.Unreachable, $"no connection to {host}. Check the address, the network and proxies"),
            HttpRequestError.ProxyTunnelError => (EndpointFault.Unreachable, $"the proxy did not open a way to {host}"),
            _ => (EndpointFault.Interrupted, string.Create(
                CultureInfo.InvariantCulture,
                $"the connection broke before an answer came, while {sentBytes:N0} bytes were sent. If it happens with large requests alone, a limit on the body is the likely cause")),
        };
        // A bad certificate stays bad; a name or a server may come back.
        return new EndpointException(endpointName, reason, null, error != HttpRequestError.SecureConnectionError, cause) { Fault = fault };
    }

    private static EndpointFault FaultOf(HttpStatusCode status, ReportedError? error, int? limit) => (int)status switch
    {
        400 or 413 or 422 or 500 when limit is not null && LooksTooLong(error!.Message) => EndpointFault.ContextExceeded,
        400 or 405 or 415 or 422 => EndpointFault.BadRequest,
        401 => EndpointFault.Unauthorized,
        402 => EndpointFault.CreditExhausted,
        403 => EndpointFault.Forbidden,
        404 => EndpointFault.NotFound,
        408 or 504 or 524 => EndpointFault.Timeout,
        413 => EndpointFault.TooLarge,
        429 => EndpointFault.RateLimited,
        >= 300 and < 400 => EndpointFault.NotFound,
        >= 500 => EndpointFault.ServerFailure,
        _ => EndpointFault.Unknown,
    };

    private static bool IsTransient(HttpStatusCode status, EndpointFault fault) =>
        fault != EndpointFault.ContextExceeded && (int)status is 408 or 409 or 425 or 429 or >= 500 and not 501 and not 505;

    private static string Explain(EndpointFault fault, HttpStatusCode status, int? limit, string? redirect)
    {
        var code = (int)status;
        return fault switch
        {
            EndpointFault.ContextExceeded => string.Create(CultureInfo.InvariantCulture, $"the request does not fit the context window of {limit:N0} tokens. Send fewer pages at once, smaller pages, or allow a shorter answer"),
            EndpointFault.BadRequest => $"the request was refused as malformed ({code}). The server may not know a parameter, a schema keyword or that many pictures",
            EndpointFault.Unauthorized => $"the key was refused ({code}). Check that ApiKey is set, valid and meant for this endpoint",
            EndpointFault.CreditExhausted => $"the account has no credit for this request ({code}). Add credit, or allow a shorter answer",
            EndpointFault.Forbidden => $"the request was forbidden ({code}): by moderation, a guardrail, or the account's permissions",
            EndpointFault.NotFound when redirect is not null => $"the address redirects to {redirect} ({code}). Use that as BaseAddress",
            EndpointFault.NotFound => $"there is no such model, or nothing at this address ({code}). Check Model, BaseAddress (often /v1 is missing) and, with OpenRouter, the data policy",
            EndpointFault.Timeout => $"the server gave up waiting ({code})",
            EndpointFault.TooLarge => $"the request's body is too large ({code}). Send fewer or smaller pages at once, or raise the server's limit",
            EndpointFault.RateLimited => $"too many requests ({code})",
            EndpointFault.ServerFailure when code == 503 => "the server is overloaded, still loading, or no provider meets the routing (503)",
            EndpointFault.ServerFailure => $"the server failed ({code})",
            _ => $"the server answered with status {code}",
        };
    }

    private static string Provider(ReportedError? error) => error?.Provider is { } provider ? $" (provider {provider})" : string.Empty;

    private string Quote(ReportedError? error)
    {
        if (error is null)
            return string.Empty;
        var text = apiKey is null ? error.Message : error.Message.Replace(apiKey, "…", StringComparison.Ordinal);
        foreach (var mark in EchoMarks)
        {
            if (text.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var echo)
                text = text[..echo] + "…";
        }

        text = WhiteSpace().Replace(text, " ").Trim().TrimEnd('.');
        return $". It says: {(text.Length > LongestQuote ? text[..LongestQuote] + "…" : text)}";
    }

    private static bool LooksTooLong(string message) => TooLongWords().IsMatch(message);

    private static int? FindContextLimit(string message) =>
        ContextLimit().Match(message) is { Success: true } match && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : null;

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    // "maximum context length is 32768", "maximum model length of 16384", "(context length 4096)".
    [GeneratedRegex(@"(?:context|model) (?:length|size|window)\D{0,12}?(\d{3,9})", RegexOptions.IgnoreCase)]
    private static partial Regex ContextLimit();

    [GeneratedRegex(@"context|model length|max_model_len", RegexOptions.IgnoreCase)]
    private static partial Regex TooLongWords();
}
