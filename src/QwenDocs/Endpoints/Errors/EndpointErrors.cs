using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace QwenDocs.Endpoints.Errors;

/// <summary>Turns what went wrong on the wire into exceptions that say what to do.</summary>
internal sealed partial class EndpointErrors(string endpointName, string? apiKey, BaseAddressAdvice? address)
{
    private const int LongestQuote = 300;

    // Behind these, validation errors repeat the request, and with it the document.
    private static readonly string[] EchoMarks = ["data:image", "input_value=", "'input':", "\"input\":", "```", "{", "<think"];

    // Behind these words servers quote the answer that they could not read.
    private static readonly string[] AnswerMarks = ["format: ", "parse ", "parsing ", "output: ", "generated text", "response: ", "content: "];

    public EndpointException FromStatus(HttpStatusCode status, ReportedError? error, TimeSpan? retryAfter, string? redirect = null)
    {
        int? limit = error is null ? null : error.ContextLimit ?? ErrorMessageClassifier.ContextLimit(error.Message);
        EndpointError fault = FaultOf(status, error, limit);
        bool isUnknownModel = fault == EndpointError.NotFound && error is not null && ErrorMessageClassifier.IsUnknownModel(error.Message);
        string reason = $"{(isUnknownModel ? $"the endpoint does not have this model ({(int)status}). Check Model" : Explain(fault, status, limit, redirect, error))}{Provider(error)}{Quote(error)}";
        (RefusedSize refused, int? refusedLimit) = Refused(fault, error?.Message ?? string.Empty, limit);
        // What cannot get better by itself is not asked for again.
        bool isTransient = IsTransient(status, fault) && refused == RefusedSize.None && !(error is not null && ErrorMessageClassifier.IsUnparsedAnswer(error.Message));
        return new EndpointException(fault, endpointName, reason, status, isTransient)
        {
            IsLoading = (int)status == 503 && error is not null && ErrorMessageClassifier.IsLoading(error.Message),
            Refused = refused,
            RefusedLimit = refusedLimit,
            RetryAfter = retryAfter ?? (error?.RetryAfterSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null),
            ContextLimit = limit,
            Provider = error?.Provider,
            Usage = error?.Usage,
            IsUnknownModel = isUnknownModel,
        };
    }

    /// <summary>An error inside an answer with status 200: its own code decides, and without one the same request may succeed later.</summary>
    public EndpointException FromReport(ReportedError error)
    {
        if (error.Code is >= 400 and < 600)
            return FromStatus((HttpStatusCode)error.Code, error, null);
        int? limit = error.ContextLimit ?? ErrorMessageClassifier.ContextLimit(error.Message);
        EndpointError fault = limit is not null ? EndpointError.ContextExceeded : ErrorMessageClassifier.IsWithoutImages(error.Message) ? EndpointError.NoImageInput : EndpointError.ServerFailure;
        string reason = $"{(fault == EndpointError.ServerFailure ? "the answer is an error" : Explain(fault, default, limit, null, error))}{Provider(error)}{Quote(error)}";
        return new EndpointException(fault, endpointName, reason, null, fault == EndpointError.ServerFailure)
        {
            ContextLimit = limit,
            Provider = error.Provider,
            Usage = error.Usage,
            Refused = limit is null ? RefusedSize.None : RefusedSize.Context,
        };
    }

    public EndpointException Unreadable(HttpStatusCode status, bool isHtml, Exception? cause) => new(
        EndpointError.InvalidResponse,
        endpointName,
        isHtml
            ? $"the answer is a web page and no JSON. {Advice}. A proxy or a login page in between answers so, too"
            : "the answer is no completion: it is not JSON, or holds no choices",
        status,
        !isHtml,
        cause);

    public EndpointException TooLong(HttpStatusCode status, int limit) => new(
        EndpointError.InvalidResponse,
        endpointName,
        string.Create(CultureInfo.InvariantCulture, $"the answer is longer than {limit:N0} bytes, the most that is read"),
        status);

    /// <summary>The answer ended without an end: the server or something in between closed the connection.</summary>
    public EndpointException CutShort() => new(EndpointError.Interrupted, endpointName, "the streamed answer broke off before its end", null, true);

    public EndpointException Stalled(TimeSpan silence) => new(
        EndpointError.Timeout,
        endpointName,
        string.Create(CultureInfo.InvariantCulture, $"the answer began, and then nothing came for {silence.TotalSeconds:0.#} seconds. If the server is only slow, raise Streaming.IdleTimeout"),
        null,
        true);

    public EndpointException TimedOut(TimeSpan timeout, string what, Exception? cause) => new(
        EndpointError.Timeout,
        endpointName,
        string.Create(CultureInfo.InvariantCulture, $"{what} took longer than {timeout.TotalSeconds:0.#} seconds. Send fewer pages in one request, or raise the timeout"),
        null,
        true,
        cause);

    /// <summary>The transport failed: before the answer began, or (<paramref name="answering"/>) in the middle of it.</summary>
    public EndpointException FromTransport(Exception cause, Uri target, long sentBytes, bool answering)
    {
        HttpRequestError error = (cause as HttpRequestException)?.HttpRequestError ?? (cause as HttpIOException)?.HttpRequestError ?? HttpRequestError.Unknown;
        var socket = cause.InnerException as SocketException;
        string host = target.IsDefaultPort ? target.Host : $"{target.Host}:{target.Port}";
        (EndpointError fault, string? reason) = error switch
        {
            _ when answering => (EndpointError.Interrupted, "the connection broke in the middle of the answer"),
            HttpRequestError.NameResolutionError => (EndpointError.Unreachable, $"there is no address for the name {host}. Check BaseAddress, DNS and the network"),
            HttpRequestError.SecureConnectionError => (EndpointError.Unreachable, ExplainTls(cause, host)),
            HttpRequestError.ConnectionError when socket?.SocketErrorCode == SocketError.ConnectionRefused =>
                (EndpointError.Unreachable, $"{host} refused the connection. Check that the server runs and listens on this port"),
            HttpRequestError.ConnectionError => (EndpointError.Unreachable, $"no connection to {host}. Check the address, the network and proxies"),
            HttpRequestError.ProxyTunnelError => (EndpointError.Unreachable, $"the proxy did not open a way to {host}. {ProxyAdvice}"),
            _ => (EndpointError.Interrupted, string.Create(
                CultureInfo.InvariantCulture,
                $"the connection broke before an answer came, while {sentBytes:N0} bytes were sent. If it happens with large requests alone, a limit on the body is the likely cause{(target.Scheme == Uri.UriSchemeHttp ? "; if it always happens, the server may speak https" : string.Empty)}")),
        };
        // A bad certificate stays bad; a name or a server may come back.
        return new EndpointException(fault, endpointName, reason, null, error != HttpRequestError.SecureConnectionError, cause);
    }

    /// <summary>An endpoint refuses before anything is sent to it.</summary>
    public EndpointException CreateRefusal(EndpointError fault, string reason) => new(fault, endpointName, reason);

    /// <summary>The same failure, with the names of models that may have been meant.</summary>
    public static EndpointException UnknownModel(EndpointException exception, IReadOnlyList<string> names) =>
        exception.WithReason($"{exception.Reason}. Models there with a similar name: {string.Join(", ", names)}");

    /// <summary>Tells whether the endpoint itself is down, rather than refusing this request.</summary>
    public static bool IsOutage(EndpointException exception) =>
        exception is { IsTransient: true, ErrorCode: EndpointError.Unreachable or EndpointError.Timeout or EndpointError.Interrupted or EndpointError.ServerFailure };

    private const string ProxyAdvice = "Check the proxy and its credentials (HTTPS_PROXY, or the proxy of an HttpClient of your own); NO_PROXY names hosts that are reached without it";

    private static string ExplainTls(Exception cause, string host)
    {
        // .NET's own words: the exceptions differ by their messages alone.
        string inner = cause.InnerException?.Message ?? string.Empty;
        if (inner.Contains("frame", StringComparison.OrdinalIgnoreCase) || cause.InnerException is IOException)
            return $"{host} does not speak TLS. If the server is served without it, BaseAddress begins with http://";
        return inner.Contains("RemoteCertificateNameMismatch", StringComparison.Ordinal)
            ? $"the certificate of {host} is for another name. Use the name that stands in it as BaseAddress"
            : inner.Contains("certificate", StringComparison.OrdinalIgnoreCase)
                ? $"the certificate of {host} is not trusted: it is self-signed, expired, or of an unknown authority. Add its authority to this machine's trusted ones, or give the endpoint an HttpClient of your own whose handler accepts this certificate alone"
                : $"no secure connection to {host}: its TLS version or its ciphers are not accepted";
    }

    private static EndpointError FaultOf(HttpStatusCode status, ReportedError? error, int? limit) => (int)status switch
    {
        >= 400 and < 502 when error is not null && ErrorMessageClassifier.IsWithoutImages(error.Message) => EndpointError.NoImageInput,
        400 or 413 or 422 or 500 when limit is not null && ErrorMessageClassifier.IsTooLong(error!.Message) => EndpointError.ContextExceeded,
        400 or 422 when error is not null && ErrorMessageClassifier.IsUnknownModel(error.Message) => EndpointError.NotFound,
        400 or 405 or 415 or 422 => EndpointError.BadRequest,
        401 => EndpointError.Unauthorized,
        402 => EndpointError.CreditExhausted,
        403 => EndpointError.Forbidden,
        404 => EndpointError.NotFound,
        407 => EndpointError.Unreachable,
        408 or 504 or 524 => EndpointError.Timeout,
        413 => EndpointError.TooLarge,
        429 => EndpointError.RateLimited,
        >= 300 and < 400 => EndpointError.NotFound,
        >= 500 => EndpointError.ServerFailure,
        _ => EndpointError.Unknown,
    };

    private static (RefusedSize Refused, int? Limit) Refused(EndpointError fault, string message, int? contextLimit) => fault switch
    {
        EndpointError.ContextExceeded => (RefusedSize.Context, contextLimit),
        EndpointError.TooLarge => (RefusedSize.Body, null),
        EndpointError.BadRequest or EndpointError.ServerFailure when ErrorMessageClassifier.IsImageTooLarge(message) => (RefusedSize.PictureTokens, ErrorMessageClassifier.ImageTokenLimit(message)),
        EndpointError.BadRequest when ErrorMessageClassifier.ImageLimit(message) is { } most => (RefusedSize.Pictures, most),
        _ => (RefusedSize.None, null),
    };

    private static bool IsTransient(HttpStatusCode status, EndpointError fault) =>
        fault is not (EndpointError.ContextExceeded or EndpointError.NoImageInput) && (int)status is 408 or 409 or 425 or 429 or >= 500 and not 501 and not 505;

    private string Explain(EndpointError fault, HttpStatusCode status, int? limit, string? redirect, ReportedError? error)
    {
        int code = (int)status;
        return fault switch
        {
            EndpointError.ContextExceeded => string.Create(CultureInfo.InvariantCulture, $"the request does not fit the context window of {limit:N0} tokens. Send fewer pages at once, smaller pages, or allow a shorter answer"),
            EndpointError.NoImageInput => $"the model, as it is served there, takes no pictures{(code == 0 ? string.Empty : $" ({code})")}. Use a vision model such as Qwen2.5-VL; llama.cpp needs its projector file too (--mmproj)",
            EndpointError.BadRequest or EndpointError.ServerFailure when error is not null && ErrorMessageClassifier.IsImageTooLarge(error.Message) => $"a picture is larger than the server takes ({code}). Smaller pages would do (Planning.Resolution, or the profile's MaxPixels)",
            EndpointError.ServerFailure when error is not null && ErrorMessageClassifier.IsSharedWindowFull(error.Message) => $"the window is full that all requests of the server share ({code}). Start llama-server with --parallel N and N times the window (-c), so that each request has its own",
            EndpointError.ServerFailure when error is not null && ErrorMessageClassifier.IsUnparsedAnswer(error.Message) => $"the server could not read what its model wrote ({code})",
            EndpointError.ServerFailure when error is not null && ErrorMessageClassifier.IsLoading(error.Message) => $"the server is still loading its model ({code})",
            EndpointError.BadRequest when error is not null && ErrorMessageClassifier.ImageLimit(error.Message) is { } most => string.Create(CultureInfo.InvariantCulture, $"the server takes {most:N0} pictures in one request at most ({code}). Let it take more (vLLM: --limit-mm-per-prompt), or send fewer pages at once"),
            EndpointError.BadRequest when error?.Message.Contains("HTTPS port", StringComparison.OrdinalIgnoreCase) == true || (error is null && code == 400) => $"the request was refused ({code}). {Advice}. A server that speaks https answers so to http",
            EndpointError.BadRequest => $"the request was refused as malformed ({code}). The server may not know a parameter, a schema keyword or that many pictures",
            EndpointError.Unauthorized => $"the key was refused ({code}). Check that ApiKey is set, valid and meant for this endpoint",
            EndpointError.CreditExhausted => $"the account or the key has no credit for this request ({code}). Add credit, raise the key's limit, or allow a shorter answer",
            EndpointError.Forbidden => $"the request was forbidden ({code}): by moderation, a guardrail, or the account's permissions",
            EndpointError.NotFound when redirect is not null => $"the address redirects to {redirect} ({code}). Use that as BaseAddress",
            EndpointError.NotFound when error is null => $"there is nothing at this address ({code}). {Advice}",
            EndpointError.NotFound => $"there is no such model, or nothing at this address ({code}). Check Model and, with OpenRouter, routing and data policy. {Advice}",
            EndpointError.Unreachable when code == 407 => $"a proxy asks who you are ({code}). {ProxyAdvice}",
            EndpointError.Timeout => $"the server gave up waiting ({code})",
            EndpointError.TooLarge => $"the request's body is too large ({code}). Send fewer or smaller pages at once, or raise the server's limit",
            EndpointError.RateLimited => $"too many requests ({code})",
            EndpointError.ServerFailure when code == 503 => "the server is overloaded, still loading, or no provider meets the routing (503)",
            EndpointError.ServerFailure => $"the server failed ({code})",
            _ => $"the server answered with status {code}",
        };
    }

    // A chat client of somebody else's has no address that we know.
    private string Advice => address?.Advice ?? "Check the client's address";

    private static string Provider(ReportedError? error) => error?.Provider is { } provider ? $" (provider {provider})" : string.Empty;

    private string Quote(ReportedError? error)
    {
        if (error is null)
            return string.Empty;
        string text = apiKey is null ? error.Message : error.Message.Replace(apiKey, "…", StringComparison.Ordinal);
        foreach (string mark in EchoMarks)
        {
            if (text.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var echo)
                text = text[..echo] + "…";
        }

        if (ErrorMessageClassifier.IsUnparsedAnswer(error.Message))
        {
            int quote = AnswerMarks.Select(mark => text.IndexOf(mark, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? at + mark.Length : int.MaxValue).Min();
            text = quote < text.Length ? text[..quote] + "…" : text;
        }

        text = WhiteSpace().Replace(text, " ").Trim().TrimEnd('.');
        return $". It says: {(text.Length > LongestQuote ? text[..LongestQuote] + "…" : text)}";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
