using System.Text.Json;
using QwenDocs.Endpoints.Errors;
using QwenDocs.Tokens;

namespace QwenDocs.Endpoints.Dialects.OpenAI;

/// <summary>Reads the body of an OpenAI-style completion. Only what is needed must have its type: a finished answer is not thrown away over a field that informs.</summary>
internal static class OpenAIResponse
{
    /// <exception cref="JsonException">The bytes are no such answer.</exception>
    /// <exception cref="ReportedErrorException">The answer reports an error.</exception>
    public static ModelResponse Read(ReadOnlySpan<byte> json, string requestedModel)
    {
        var body = JsonText.Parse(json);
        var choice = FirstChoice(body) ?? throw new JsonException("The answer has no choices.");
        var message = choice.Member("message");
        var text = TextOf(message.Member("content"));
        var reasoning = ReasoningOf(message);
        var refusal = string.IsNullOrEmpty(text) && message.Text("refusal") is { Length: > 0 } refused ? refused : null;
        return new ModelResponse
        {
            Id = body.Label("id"),
            Model = body.Label("model") ?? requestedModel,
            Provider = body.Label("provider"),
            Content = JsonText.WithoutLoneSurrogates(refusal ?? AnswerOf(text, reasoning, ToolArgumentsOf(message))),
            Reasoning = reasoning,
            FinishReason = refusal is null ? ReadFinishReason(choice.Text("finish_reason")) : FinishReason.Refusal,
            Usage = ReadUsage(body) ?? default,
        };
    }

    /// <summary>Returns the first choice, or <see langword="null"/> when there is none, as in the event that holds the usage.</summary>
    /// <exception cref="ReportedErrorException">The answer, or its choice, reports an error.</exception>
    public static JsonElement? FirstChoice(JsonElement body)
    {
        var provider = body.Label("provider");
        if (ReportedError.Find(body.Member("error")) is { } error)
            throw new ReportedErrorException(error with { Provider = error.Provider ?? provider, Usage = ReadUsage(body) });
        var choice = body.Items("choices").FirstOrDefault();
        if (choice.ValueKind != JsonValueKind.Object)
            return ReadUsage(body) is null && ReportedError.FindInRoot(body) is { } other ? throw new ReportedErrorException(other) : null;
        if (ReportedError.Find(choice.Member("error")) is { } late)
            throw new ReportedErrorException(late with { Provider = late.Provider ?? provider, Usage = ReadUsage(body) });
        return choice.Text("finish_reason") == "error"
            ? throw new ReportedErrorException(new ReportedError("The model stopped with an error") { Provider = provider, Usage = ReadUsage(body) })
            : choice;
    }

    public static TokenUsage? ReadUsage(JsonElement body) => body.Member("usage") is { ValueKind: JsonValueKind.Object } usage
        ? new TokenUsage(usage.Count("prompt_tokens") ?? 0, usage.Count("completion_tokens") ?? 0, usage.Number("cost"))
        : null;

    public static FinishReason ReadFinishReason(string? reason) => reason switch
    {
        "stop" or "eos" or "end_turn" or "tool_calls" => FinishReason.Stop,
        "length" or "max_tokens" => FinishReason.Length,
        "content_filter" => FinishReason.ContentFilter,
        _ => FinishReason.Unknown,
    };

    // A few servers answer with parts, as requests have them.
    public static string? TextOf(JsonElement content) => content.ValueKind switch
    {
        JsonValueKind.String => JsonText.Read(content),
        JsonValueKind.Array => string.Concat(content.EnumerateArray().Select(static part => part.Text("text"))),
        _ => null,
    };

    /// <summary>Reads what the model thought: <c>reasoning</c> (vLLM from 0.17 on, OpenRouter), <c>reasoning_content</c> (before, SGLang, DashScope), <c>thinking</c> (Ollama).</summary>
    public static string? ReasoningOf(JsonElement message) =>
        message.Text("reasoning") ?? message.Text("reasoning_content") ?? message.Text("thinking");

    /// <summary>Reads the arguments of a call of a tool, where some servers put an answer under a schema.</summary>
    public static string? ToolArgumentsOf(JsonElement message)
    {
        var arguments = message.Items("tool_calls").FirstOrDefault().Member("function").Member("arguments");
        return arguments.ValueKind switch
        {
            JsonValueKind.String => JsonText.Read(arguments),
            JsonValueKind.Object => arguments.GetRawText(),
            _ => null,
        };
    }

    /// <summary>Returns the answer itself: where the content is empty, JSON that stands in a tool call, or that a server's parser took for thoughts.</summary>
    public static string AnswerOf(string? content, string? reasoning, string? toolArguments)
    {
        if (!string.IsNullOrWhiteSpace(content))
            return content;
        if (!string.IsNullOrWhiteSpace(toolArguments))
            return toolArguments;
        return reasoning?.AsSpan().TrimEnd().EndsWith("}", StringComparison.Ordinal) == true ? reasoning : content ?? string.Empty;
    }
}
