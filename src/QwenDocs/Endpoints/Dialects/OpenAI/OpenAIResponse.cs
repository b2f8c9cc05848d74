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
        JsonElement body = JsonText.Parse(json).Single();
        JsonElement choice = FirstChoice(body) ?? throw new JsonException("The answer has no choices.");
        JsonElement message = choice.Member("message");
        string? text = TextOf(message.Member("content")) ?? choice.Text("text");
        string? reasoning = ReasoningOf(message);
        FinishReason finishReason = ReadFinishReason(choice.Text("finish_reason"));
        string? refusal = string.IsNullOrEmpty(text) && message.Text("refusal") is { Length: > 0 } refused ? refused : null;
        return new ModelResponse
        {
            Id = body.Label("id"),
            Model = body.Label("model") ?? requestedModel,
            Provider = body.Label("provider"),
            Content = JsonText.WithoutLoneSurrogates(refusal ?? AnswerOf(text, reasoning, ToolArgumentsOf(message), finishReason)),
            Reasoning = reasoning is null ? null : JsonText.WithoutLoneSurrogates(reasoning),
            FinishReason = refusal is null ? finishReason : FinishReason.Refusal,
            Usage = ReadUsage(body) ?? default,
        };
    }

    /// <summary>Returns the first choice, or <see langword="null"/> when there is none, as in the event that holds the usage.</summary>
    /// <exception cref="ReportedErrorException">The answer, or its choice, reports an error.</exception>
    public static JsonElement? FirstChoice(JsonElement body)
    {
        string? provider = body.Label("provider");
        if (ReportedError.Find(body.Member("error")) is { } error)
            throw new ReportedErrorException(error with { Provider = error.Provider ?? provider, Usage = ReadUsage(body) });
        JsonElement choice = body.Items("choices").FirstOrDefault();
        if (choice.ValueKind != JsonValueKind.Object)
            return ReadUsage(body) is null && ReportedError.FindInRoot(body) is { } other ? throw new ReportedErrorException(other) : null;
        if (ReportedError.Find(choice.Member("error")) is { } late)
            throw new ReportedErrorException(late with { Provider = late.Provider ?? provider, Usage = ReadUsage(body) });
        return choice.Text("finish_reason") == "error"
            ? throw new ReportedErrorException(new ReportedError("The model stopped with an error") { Provider = provider, Usage = ReadUsage(body) })
            : choice;
    }

    /// <summary>Reads the counts, or <see langword="null"/> where there are none.</summary>
    /// <remarks>Sources: OpenAI's API reference, "usage"; OpenRouter's documentation, "Usage Accounting": with a key of the caller's own at the provider, the provider's price comes on top of the service's.</remarks>
    public static TokenUsage? ReadUsage(JsonElement body)
    {
        JsonElement usage = body.Member("usage");
        int? prompt = usage.Count("prompt_tokens") ?? usage.Count("input_tokens");
        int? completion = usage.Count("completion_tokens") ?? usage.Count("output_tokens");
        if (prompt is null && completion is null)
            return null;
        decimal upstream = usage.Flag("is_byok") == true ? usage.Member("cost_details").Number("upstream_inference_cost") ?? 0 : 0;
        JsonElement details = usage.Member("prompt_tokens_details");
        return new TokenUsage(prompt ?? 0, completion ?? 0, usage.Number("cost") is >= 0 and var cost ? cost + upstream : null)
        {
            ReasoningTokens = usage.Member("completion_tokens_details").Count("reasoning_tokens") ?? usage.Count("reasoning_tokens") ?? 0,
            CachedTokens = details.Count("cached_tokens") ?? 0,
            CacheWriteTokens = details.Count("cache_write_tokens") ?? 0,
        };
    }

    public static FinishReason ReadFinishReason(string? reason) => reason switch
    {
        "stop" or "eos" or "eos_token" or "end_turn" or "stop_sequence" or "tool_calls" or "function_call" => FinishReason.Stop,
        "length" or "max_tokens" or "max_length" => FinishReason.Length,
        "content_filter" => FinishReason.ContentFilter,
        _ => FinishReason.Unknown,
    };

    // A few servers answer with parts, as requests have them.
    public static string? TextOf(JsonElement content) => content.ValueKind switch
    {
        JsonValueKind.String => JsonText.Read(content),
        JsonValueKind.Array => string.Concat(content.EnumerateArray().Select(static part => part.ValueKind == JsonValueKind.String ? JsonText.Read(part) : part.Text("text"))),
        // A server that has read the answer's JSON already gives it as an object.
        JsonValueKind.Object => content.Text("text") ?? content.GetRawText(),
        _ => null,
    };

    /// <summary>Reads what the model thought: <c>reasoning</c> (vLLM from 0.17 on, OpenRouter), <c>reasoning_content</c> (before, SGLang, DashScope), <c>thinking</c> (Ollama).</summary>
    public static string? ReasoningOf(JsonElement message) =>
        NotEmpty(message.Text("reasoning")) ?? NotEmpty(message.Text("reasoning_content")) ?? NotEmpty(message.Text("thinking"));

    /// <summary>Reads the arguments of a call of a tool, where some servers put an answer under a schema.</summary>
    public static string? ToolArgumentsOf(JsonElement message)
    {
        JsonElement arguments = message.Items("tool_calls").FirstOrDefault().Member("function").Member("arguments");
        return arguments.ValueKind switch
        {
            JsonValueKind.String => JsonText.Read(arguments),
            JsonValueKind.Object => arguments.GetRawText(),
            _ => null,
        };
    }

    /// <summary>Returns the answer itself: where the content is empty, JSON that stands in a tool call, or that a server's parser took for thoughts.</summary>
    /// <remarks>Thoughts that were cut are no answer, though a draft may stand in them.</remarks>
    public static string AnswerOf(string? content, string? reasoning, string? toolArguments, FinishReason finishReason)
    {
        if (!string.IsNullOrWhiteSpace(content))
            return content;
        if (!string.IsNullOrWhiteSpace(toolArguments))
            return toolArguments;
        return finishReason != FinishReason.Length && reasoning is not null && EndsWithJson(reasoning) ? reasoning : content ?? string.Empty;
    }

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static bool EndsWithJson(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd();
        if (text.EndsWith("```"))
            text = text[..^3].TrimEnd();
        return text.Length > 1 && text[^1] is '}' or ']';
    }
}
