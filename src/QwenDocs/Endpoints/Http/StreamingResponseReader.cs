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

    /// <summary>Tells whether a successful answer is a stream. A server that cannot stream, or fails before it begins, answers with plain JSON.</summary>
    public static bool IsStream(HttpResponseMessage response) =>
        response.IsSuccessStatusCode && response.Content.Headers.ContentType?.MediaType is not ("application/json" or "text/html");

    public async Task<ModelResponse> ReadAsync(HttpResponseMessage response, ModelRequest request, string model, ResponseListener listener, CancellationToken cancellationToken)
    {
        var answer = dialect.ReadStream(model);
        var detector = options.StopRepetition ? new RepetitionDetector() : null;
        var body = new IdleTimeoutStream(
            await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false),
            options.IdleTimeout,
            LargestEvent,
            services.Time,
            () => services.Errors.Stalled(options.IdleTimeout),
            () => services.Errors.TooLong(response.StatusCode, LargestEvent));
        await using (body.ConfigureAwait(false))
        {
            try
            {
                await foreach (var text in answer.ReadAsync(body, cancellationToken).ConfigureAwait(false))
                {
                    body.EndEvent();
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
            catch (JsonException exception)
            {
                throw services.Errors.Unreadable(response.StatusCode, isHtml: false, exception);
            }
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
