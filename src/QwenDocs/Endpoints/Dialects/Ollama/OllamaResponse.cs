using System.Text.Json;
using QwenDocs.Endpoints.Dialects.OpenAI;
using QwenDocs.Endpoints.Errors;
using QwenDocs.Tokens;

namespace QwenDocs.Endpoints.Dialects.Ollama;

/// <summary>Reads the body of an answer of Ollama's <c>/api/chat</c>.</summary>
internal static class OllamaResponse
{
    /// <exception cref="JsonException">The bytes are no such answer.</exception>
    /// <exception cref="ReportedErrorException">The answer reports an error.</exception>
    public static ModelResponse Read(ReadOnlySpan<byte> json, string requestedModel)
    {
        JsonElement body = Parse(json);
        JsonElement message = body.Member("message");
        if (message.ValueKind != JsonValueKind.Object)
            throw new JsonException("The answer has no message.");
        FinishReason finishReason = OpenAIResponse.ReadFinishReason(body.Text("done_reason"));
        string? reasoning = OpenAIResponse.ReasoningOf(message);
        return new ModelResponse
        {
            Model = body.Label("model") ?? requestedModel,
            Content = JsonText.WithoutLoneSurrogates(OpenAIResponse.AnswerOf(OpenAIResponse.TextOf(message.Member("content")), reasoning, OpenAIResponse.ToolArgumentsOf(message), finishReason)),
            Reasoning = reasoning is null ? null : JsonText.WithoutLoneSurrogates(reasoning),
            FinishReason = finishReason,
            Usage = ReadUsage(body),
        };
    }

    /// <exception cref="JsonException">The bytes are no object.</exception>
    /// <exception cref="ReportedErrorException">The answer reports an error.</exception>
    public static JsonElement Parse(ReadOnlySpan<byte> json)
    {
        JsonElement body = JsonText.Parse(json).Single();
        if (body.ValueKind != JsonValueKind.Object)
            throw new JsonException("The answer is no object.");
        return ReportedError.Find(body.Member("error")) is { } error ? throw new ReportedErrorException(error) : body;
    }

    public static TokenUsage ReadUsage(JsonElement body) => new(body.Count("prompt_eval_count") ?? 0, body.Count("eval_count") ?? 0);
}
