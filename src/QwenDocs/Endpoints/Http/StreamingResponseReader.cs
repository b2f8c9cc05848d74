using System.Text.Json;

using QwenDocs.Endpoints.Dialects;
using QwenDocs.Endpoints.Errors;
using QwenDocs.Endpoints.Resilience;
using QwenDocs.Tokens;

namespace QwenDocs.Endpoints.Http;

/// <summary>Reads a streamed answer as it grows.</summary>
internal sealed class StreamingResponseReader(EndpointDialect dialect, StreamingOptions options, EndpointServices services)
{
    // An event is a token or some; only a server that sends the whole answer at once comes near this.
    private const int LargestEvent = 16 * 1024 * 1024;

    // After the reason why the model stopped, the counts come at once or not at all.
    private static readonly TimeSpan UsageTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Reads a successful answer: a stream, or whatever else its first bytes say that it is.</summary>
    public async Task<ModelResponse> ReadAsync(
        HttpResponseMessage response,
        ModelRequest request,
        string model,
        ResponseListener listener,
        CancellationToken cancellationToken)
    {
        ResponseStream answer = dialect.ReadStream(model);
        var body = new IdleTimeoutStream(
            await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false),
            options.IdleTimeout,
            LargestEvent,
            services.Time,
            silence => services.Errors.Stalled(silence),
            () => services.Errors.TooLong(response.StatusCode, LargestEvent));
        await using (body.ConfigureAwait(false))
        {
            BodyStart start = await BodyStart.ReadAsync(body, cancellationToken).ConfigureAwait(false);
            Stream whole = start.Before(body);
            await using (whole.ConfigureAwait(false))
            {
                if (start.IsEmpty || start.IsHtml || (start.IsJson && !answer.IsOfObjects))
                    return await new ResponseReader(dialect, services).ReadAsync(response, whole, model, cancellationToken).ConfigureAwait(false);
                return await ReadEventsAsync(response, answer, whole, body, request, model, listener, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<ModelResponse> ReadEventsAsync(
        HttpResponseMessage response,
        ResponseStream answer,
        Stream whole,
        IdleTimeoutStream body,
        ModelRequest request,
        string model,
        ResponseListener listener,
        CancellationToken cancellationToken)
    {
        RepetitionDetector? detector = options.StopRepetition ? new RepetitionDetector() : null;
        try
        {
            await foreach (string? text in answer.ReadAsync(whole, cancellationToken).ConfigureAwait(false))
            {
                body.EndEvent();
                if (answer.IsComplete)
                    body.Shorten(UsageTimeout);
                if (text.Length == 0)
                    continue;
                listener.Add(text);
                if (answer.Length > LargestEvent)
                    throw services.Errors.TooLong(response.StatusCode, LargestEvent);
                if (detector?.Add(text) == true)
                    return Stopped(answer.ToCompletion(), request, model);
            }
        }
        catch (ReportedErrorException exception)
        {
            throw services.Errors.FromReport(exception.Error);
        }
        catch (JsonException) when (answer.IsComplete)
        {
            // The model came to its end: what follows is no part of the answer.
        }
        catch (JsonException exception)
        {
            throw services.Errors.Unreadable(response.StatusCode, isHtml: false, exception);
        }
        catch (Exception exception) when (answer.IsComplete && exception is EndpointException { ErrorCode: EndpointError.Timeout } or HttpRequestException or IOException)
        {
            // The connection stayed open in silence, or broke, after the answer was whole.
        }

        return answer.IsComplete ? answer.ToCompletion() : throw services.Errors.CutShort();
    }

    // Most servers count at the end of a stream, which is not waited for.
    private static ModelResponse Stopped(ModelResponse answer, ModelRequest request, string model) => answer with
    {
        FinishReason = FinishReason.Repetition,
        Usage = answer.Usage.CompletionTokens > 0
            ? answer.Usage
            : new TokenUsage(RequestTokens.CountPrompt(request, model), TextTokenizer.CountTokens(answer.Content)) { IsEstimated = true },
    };
}
