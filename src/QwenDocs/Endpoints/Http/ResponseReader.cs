using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using QwenDocs.Endpoints.Dialects;
using QwenDocs.Endpoints.Errors;

namespace QwenDocs.Endpoints.Http;

/// <summary>Reads the answer of one attempt.</summary>
internal sealed class ResponseReader(EndpointDialect dialect, EndpointServices services)
{
    // 131,072 tokens, the largest window there is for these models, are well below this.
    private const int LargestAnswer = 16 * 1024 * 1024;
    private const int LargestError = 64 * 1024;

    /// <exception cref="EndpointException">The server refused, or answered something that is no completion.</exception>
    public async Task<ModelResponse> ReadAsync(HttpResponseMessage response, string model, CancellationToken cancellationToken)
    {
        await ThrowIfRefusedAsync(response, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(response, await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), model, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a whole body whose first bytes may have been looked at. A server that streams although it was not asked to is read all the same.</summary>
    public async Task<ModelResponse> ReadAsync(
        HttpResponseMessage response,
        Stream stream,
        string model,
        CancellationToken cancellationToken)
    {
        ArrayBufferWriter<byte> body = await ReadBodyAsync(stream, LargestAnswer, cancellationToken).ConfigureAwait(false)
            ?? throw services.Errors.TooLong(response.StatusCode, LargestAnswer);
        try
        {
            using MemoryStream bytes = new(body.WrittenMemory.ToArray(), writable: false);
            BodyStart start = await BodyStart.ReadAsync(bytes, cancellationToken).ConfigureAwait(false);
            bool isLines = start.IsJson && IsLines(body.WrittenSpan);
            if (!start.IsEvents && !isLines)
                return dialect.ReadCompletion(body.WrittenSpan, model);
            bytes.Position = 0;
            ResponseStream answer = dialect.ReadStream(model);
            Stream events = isLines && !answer.IsOfObjects ? AsEvents(body.WrittenSpan) : (await BodyStart.ReadAsync(bytes, cancellationToken).ConfigureAwait(false)).Before(bytes);
            await using ConfiguredAsyncDisposable _ = events.ConfigureAwait(false);
            try
            {
                await foreach (string? text in answer.ReadAsync(events, cancellationToken).ConfigureAwait(false))
                {
                    // The answer is put together by the stream's reader.
                }
            }
            catch (JsonException) when (answer.IsComplete)
            {
                // The model came to its end: what follows is no part of the answer.
            }

            return answer.IsComplete ? answer.ToCompletion() : throw services.Errors.CutShort();
        }
        catch (ReportedErrorException exception)
        {
            throw services.Errors.FromReport(exception.Error);
        }
        catch (JsonException exception)
        {
            throw services.Errors.Unreadable(response.StatusCode, IsHtml(body.WrittenSpan), exception);
        }
    }

    public async Task ThrowIfRefusedAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
            throw await ReadErrorAsync(response, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads an answer that is JSON of another kind than a completion.</summary>
    public async Task<JsonElement> ReadJsonAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await ThrowIfRefusedAsync(response, cancellationToken).ConfigureAwait(false);
        ArrayBufferWriter<byte> body = await ReadBodyAsync(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), LargestAnswer, cancellationToken).ConfigureAwait(false)
            ?? throw services.Errors.TooLong(response.StatusCode, LargestAnswer);
        try
        {
            return JsonText.Parse(body.WrittenSpan);
        }
        catch (JsonException exception)
        {
            throw services.Errors.Unreadable(response.StatusCode, IsHtml(body.WrittenSpan), exception);
        }
    }

    private static async Task<ArrayBufferWriter<byte>?> ReadBodyAsync(Stream stream, int limit, CancellationToken cancellationToken)
    {
        var body = new ArrayBufferWriter<byte>(4096);
        await using (stream.ConfigureAwait(false))
        {
            int read;
            while ((read = await stream.ReadAsync(body.GetMemory(4096), cancellationToken).ConfigureAwait(false)) > 0)
            {
                body.Advance(read);
                if (body.WrittenCount > limit)
                    return null;
            }
        }

        return body;
    }

    // One object a line, of which the first is whole: a stream without the frame of events.
    private static bool IsLines(ReadOnlySpan<byte> body)
    {
        body = body.Trim(" \r\n\t"u8);
        int end = body.IndexOf((byte)'\n');
        return end > 0 && body[end..].TrimStart(" \r\n\t"u8)[0] == (byte)'{' && JsonText.IsValid(body[..end]);
    }

    private static MemoryStream AsEvents(ReadOnlySpan<byte> lines)
    {
        MemoryStream events = new();
        foreach (Range range in lines.Split((byte)'\n'))
        {
            events.Write("data: "u8);
            events.Write(lines[range]);
            events.Write("\n\n"u8);
        }

        events.Position = 0;
        return events;
    }

    private static bool IsHtml(ReadOnlySpan<byte> body) => body.TrimStart(" \r\n\t"u8).StartsWith("<"u8);

    private async Task<EndpointException> ReadErrorAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        ReportedError? error = null;
        try
        {
            if (await ReadBodyAsync(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), LargestError, cancellationToken).ConfigureAwait(false) is { } body)
                error = ReportedError.FindInRoot(body.WrittenSpan);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            // The status says enough.
        }

        Uri? redirect = (int)response.StatusCode is >= 300 and < 400 ? response.Headers.Location : null;
        return services.Errors.FromStatus(response.StatusCode, error, RetryAfter(response), redirect?.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped));
    }

    // Source: RFC 9110, 10.2.3: seconds, or a date.
    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - services.Time.GetUtcNow() is { Ticks: > 0 } wait ? wait : TimeSpan.Zero,
        _ => null,
    };
}
