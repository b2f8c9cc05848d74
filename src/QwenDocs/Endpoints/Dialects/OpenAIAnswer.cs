using System.Text.Json;

namespace QwenDocs.Endpoints.Dialects;

/// <summary>The body of an OpenAI-style completion, as far as it is used.</summary>
internal sealed class OpenAIAnswer
{
    public string? Id { get; init; }

    public string? Model { get; init; }

    public string? Provider { get; init; }

    public IReadOnlyList<Choice>? Choices { get; init; }

    public Counts? Usage { get; init; }

    public JsonElement Error { get; init; }

    /// <exception cref="JsonException">The bytes are no such answer.</exception>
    /// <exception cref="ReportedErrorException">The answer reports an error.</exception>
    public static ChatCompletion Read(ReadOnlySpan<byte> json, string requestedModel)
    {
        var answer = JsonSerializer.Deserialize(json, AnswerJsonContext.Default.OpenAIAnswer) ?? throw new JsonException("The answer is null.");
        if (ReportedError.Find(answer.Error) is { } error)
            throw new ReportedErrorException(error with { Provider = error.Provider ?? answer.Provider });
        if (answer.Choices is not [{ } choice, ..])
            throw ReportedError.FindInRoot(json) is { } other ? new ReportedErrorException(other) : new JsonException("The answer has no choices.");
        if (ReportedError.Find(choice.Error) is { } late)
            throw new ReportedErrorException(late with { Provider = late.Provider ?? answer.Provider });
        if (choice.FinishReason == "error")
            throw new ReportedErrorException(new ReportedError("The model stopped with an error") { Provider = answer.Provider });
        return new ChatCompletion
        {
            Id = answer.Id,
            Model = answer.Model ?? requestedModel,
            Provider = answer.Provider,
            Content = TextOf(choice.Message?.Content ?? default) ?? choice.Message?.Refusal ?? string.Empty,
            FinishReason = ReadFinishReason(choice.FinishReason),
            Usage = answer.Usage?.ToUsage() ?? default,
        };
    }

    public static FinishReason ReadFinishReason(string? reason) => reason switch
    {
        "stop" or "eos" or "end_turn" => FinishReason.Stop,
        "length" or "max_tokens" => FinishReason.Length,
        "content_filter" => FinishReason.ContentFilter,
        _ => FinishReason.Unknown,
    };

    // A few servers answer with parts, as requests have them.
    private static string? TextOf(JsonElement content) => content.ValueKind switch
    {
        JsonValueKind.String => content.GetString(),
        JsonValueKind.Array => string.Concat(content.EnumerateArray().Select(static part =>
            part.ValueKind == JsonValueKind.Object && part.TryGetProperty("text", out var text) ? text.ToString() : string.Empty)),
        _ => null,
    };

    internal sealed class Choice
    {
        public Message? Message { get; init; }

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
