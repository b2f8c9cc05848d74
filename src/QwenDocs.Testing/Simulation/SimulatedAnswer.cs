using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using QwenDocs.Testing.Simulation;

namespace QwenDocs.Testing;

/// <summary>What a simulated server answers to one request, well behaved or not.</summary>
/// <remarks>Combine with <c>with</c>: <c>SimulatedAnswer.Text("{}") with { CutAfterBytes = 40 }</c>.</remarks>
public sealed record SimulatedAnswer
{
    private SimulatedAnswer()
    {
    }

    /// <summary>Gets the HTTP status.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Gets the text that the model answers, or <see langword="null"/> when <see cref="Body"/> is sent as it is.</summary>
    public string? Content { get; init; }

    /// <summary>Gets why the model stopped: <c>stop</c>, <c>length</c>, <c>content_filter</c>, <c>error</c>.</summary>
    public string FinishReason { get; init; } = "stop";

    /// <summary>Gets the tokens of the answer, or <see langword="null"/> to count <see cref="Content"/>.</summary>
    public int? CompletionTokens { get; init; }

    /// <summary>Gets the price in US dollars that the answer names, or <see langword="null"/> for none.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>Gets the host that the answer names, or <see langword="null"/> for none.</summary>
    public string? Provider { get; init; }

    /// <summary>Gets a value indicating whether the text stands in the field <c>refusal</c> instead of <c>content</c>. Ollama's own API has no such field.</summary>
    public bool IsRefusal { get; init; }

    /// <summary>Gets the code of the error that ends a stream after the text, or <see langword="null"/> for none. It has no effect on an answer that is not streamed.</summary>
    public int? ErrorAfterContent { get; init; }

    /// <summary>Gets the body that is sent unchanged in place of a completion.</summary>
    public string? Body { get; init; }

    /// <summary>Gets the error that is sent in the shape of the server's kind, in place of a completion.</summary>
    internal SimulatedError? Problem { get; init; }

    /// <summary>Gets the media type of <see cref="Body"/>.</summary>
    public string MediaType { get; init; } = "application/json";

    /// <summary>Gets the headers of the answer.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the number of bytes of the body after which the connection is cut, or <see langword="null"/> to send it whole.</summary>
    public int? CutAfterBytes { get; init; }

    /// <summary>Gets what the server waits for before the first byte, or <see langword="null"/> to answer at once.</summary>
    public Task? Before { get; init; }

    /// <summary>Gets the number of bytes of the body after which the server waits for <see cref="StallUntil"/>.</summary>
    public int StallAfterBytes { get; init; }

    /// <summary>Gets what the server waits for in the middle of the body, or <see langword="null"/> to send it in one go.</summary>
    public Task? StallUntil { get; init; }

    /// <summary>Answers with text.</summary>
    /// <param name="content">The text, usually JSON.</param>
    /// <returns>The answer.</returns>
    public static SimulatedAnswer Text(string content) => new() { Content = content };

    /// <summary>Answers a second look: what is printed on each of its pictures.</summary>
    /// <param name="texts">The text of each picture, in order; <see langword="null"/> for one on which nothing can be read.</param>
    /// <returns>The answer. See <see cref="SimulatedRequest.IsSecondLook"/>.</returns>
    public static SimulatedAnswer Readings(params IReadOnlyList<string?> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        JsonArray readings = [.. texts.Select((text, index) => new JsonObject { ["picture"] = index + 1, ["text"] = text })];
        return Text(new JsonObject { ["readings"] = readings }.ToJsonString());
    }

    /// <summary>Declines to answer, in the field <c>refusal</c>.</summary>
    /// <param name="content">What the model says.</param>
    /// <returns>The answer.</returns>
    public static SimulatedAnswer Refusal(string content) => new() { Content = content, IsRefusal = true };

    /// <summary>Answers with text that is cut at the token limit (<c>finish_reason: length</c>).</summary>
    /// <param name="content">What came before the cut.</param>
    /// <returns>The answer.</returns>
    public static SimulatedAnswer Truncated(string content) => new() { Content = content, FinishReason = "length" };

    /// <summary>Answers with text that repeats itself until the token limit ends it.</summary>
    /// <param name="start">What comes before the repetition.</param>
    /// <param name="repeated">What is repeated.</param>
    /// <param name="times">How often.</param>
    /// <returns>The answer.</returns>
    public static SimulatedAnswer Repeating(string start, string repeated, int times = 500) =>
        Truncated(new StringBuilder(start).Insert(start.Length, repeated, times).ToString());

    /// <summary>Refuses with a status and an error in the shape of the server's kind.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="message">The error's message.</param>
    /// <param name="retryAfter">The value of <c>Retry-After</c>, rounded up to seconds, or <see langword="null"/> for none.</param>
    /// <returns>The answer.</returns>
    public static SimulatedAnswer Error(int status, string message = "simulated", TimeSpan? retryAfter = null) => new()
    {
        Status = status,
        Problem = new SimulatedError(status, message),
        Headers = retryAfter is { } wait
            ? new Dictionary<string, string> { ["Retry-After"] = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture) }
            : [],
    };

    /// <summary>Answers with status 200 and an error in the body, as OpenRouter does once a model has started.</summary>
    /// <param name="code">The error's own code.</param>
    /// <param name="message">The error's message.</param>
    /// <returns>The answer.</returns>
    public static SimulatedAnswer ErrorInBody(int code, string message = "simulated") => new() { Problem = new SimulatedError(code, message) };

    /// <summary>Answers with status 200 and an error in <c>choices[0]</c>.</summary>
    /// <param name="code">The error's own code.</param>
    /// <param name="message">The error's message.</param>
    /// <returns>The answer.</returns>
    public static SimulatedAnswer ErrorInChoice(int code, string message = "simulated") => new() { Problem = new SimulatedError(code, message, InChoice: true) };

    /// <summary>Answers with a body of any kind: broken JSON, a proxy's web page, nothing.</summary>
    /// <param name="body">The body.</param>
    /// <param name="mediaType">Its media type.</param>
    /// <param name="status">The HTTP status.</param>
    /// <returns>The answer.</returns>
    public static SimulatedAnswer Raw(string body, string mediaType = "application/json", int status = 200) =>
        new() { Body = body, MediaType = mediaType, Status = status };
}
