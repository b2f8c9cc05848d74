using System.Text.Json;
using QwenDocs.Endpoints.Errors;
using QwenDocs.Tokens;

namespace QwenDocs.Endpoints.Dialects.OpenAI;

/// <summary>The body of an OpenAI-style completion, as far as it is used.</summary>
internal sealed class OpenAIResponse
{
    public string? Id { get; init; }

    public string? Model { get; init; }

    public string? Provider { get; init; }

    public IReadOnlyList<Choice>? Choices { get; init; }

    public Counts? Usage { get; init; }

    public JsonElement Error { get; init; }

    /// <exception cref="JsonException">The bytes are no such answer.</exception>
    /// <exception cref="ReportedErrorException">The answer reports an error.</exception>
    public static ModelResponse Read(ReadOnlySpan<byte> json, string requestedModel)
    {
        var answer = JsonSerializer.Deserialize(json, WireJsonContext.Default.OpenAIResponse) ?? throw new JsonException("The answer is null.");
        var choice = answer.FirstChoice(json) ?? throw new JsonException("The answer has no choices.");
        var text = TextOf(choice.Message?.Content ?? default);
        var refusal = string.IsNullOrEmpty(text) && !string.IsNullOrEmpty(choice.Message?.Refusal) ? choice.Message.Refusal : null;
        return new ModelResponse
        {
            Id = answer.Id,
            Model = answer.Model ?? requestedModel,
            Provider = answer.Provider,
            Content = refusal ?? text ?? string.Empty,
            FinishReason = refusal is null ? ReadFinishReason(choice.FinishReason) : FinishReason.Refusal,
            Usage = answer.Usage?.ToUsage() ?? default,
        };
    }

    /// <summary>Returns the first choice, or <see langword="null"/> when there is none, as in the event that holds the usage.</summary>
    /// <exception cref="ReportedErrorException">The answer, or its choice, reports an error.</exception>
    public Choice? FirstChoice(ReadOnlySpan<byte> json)
    {
        if (ReportedError.Find(Error) is { } error)
            throw new ReportedErrorException(error with { Provider = error.Provider ?? Provider, Usage = Usage?.ToUsage() });
        if (Choices is not [{ } choice, ..])
            return Usage is null && ReportedError.FindInRoot(json) is { } other ? throw new ReportedErrorException(other) : null;
        if (ReportedError.Find(choice.Error) is { } late)
            throw new ReportedErrorException(late with { Provider = late.Provider ?? Provider, Usage = Usage?.ToUsage() });
        return choice.FinishReason == "error"
            ? throw new ReportedErrorException(new ReportedError("The model stopped with an error") { Provider = Provider, Usage = Usage?.ToUsage() })
            : choice;
    }

    public static FinishReason ReadFinishReason(string? reason) => reason switch
    {
        "stop" or "eos" or "end_turn" => FinishReason.Stop,
        "length" or "max_tokens" => FinishReason.Length,
        "content_filter" => FinishReason.ContentFilter,
        _ => FinishReason.Unknown,
    };

    // A few servers answer with parts, as requests have them.
    public static string? TextOf(JsonElement content) => content.ValueKind switch
    {
        JsonValueKind.String => content.GetString(),
        JsonValueKind.Array => string.Concat(content.EnumerateArray().Select(static part =>
            part.ValueKind == JsonValueKind.Object && part.TryGetProperty("text", out var text) ? text.ToString() : string.Empty)),
        _ => null,
    };

    internal sealed class Choice
    {
        public Message? Message { get; init; }

        public Message? Delta { get; init; }

        public string? FinishReason { get; init; }

        public JsonElement Error { get; init; }
    }

    internal sealed class Message
    {
        public JsonElement Content { get; init; }

        public string? Refusal { get; init; }
    }

    internal sealed class Counts
    {
        public int? PromptTokens { get; init; }

        public int? CompletionTokens { get; init; }

        public decimal? Cost { get; init; }

        public TokenUsage ToUsage() => new(PromptTokens ?? 0, CompletionTokens ?? 0, Cost);
    }
}
