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
        var body = Parse(json);
        var message = body.Member("message");
        if (message.ValueKind != JsonValueKind.Object)
            throw new JsonException("The answer has no message.");
        var reasoning = OpenAIResponse.ReasoningOf(message);
        return new ModelResponse
        {
            Model = body.Label("model") ?? requestedModel,
            Content = JsonText.WithoutLoneSurrogates(OpenAIResponse.AnswerOf(message.Text("content"), reasoning, OpenAIResponse.ToolArgumentsOf(message))),
            Reasoning = reasoning,
            FinishReason = OpenAIResponse.ReadFinishReason(body.Text("done_reason")),
            Usage = ReadUsage(body),
        };
    }

    /// <exception cref="JsonException">The bytes are no object.</exception>
    /// <exception cref="ReportedErrorException">The answer reports an error.</exception>
    public static JsonElement Parse(ReadOnlySpan<byte> json)
    {
        var body = JsonText.Parse(json);
        if (body.ValueKind != JsonValueKind.Object)
            throw new JsonException("The answer is no object.");
        return ReportedError.Find(body.Member("error")) is { } error ? throw new ReportedErrorException(error) : body;
    }

    public static TokenUsage ReadUsage(JsonElement body) => new(body.Count("prompt_eval_count") ?? 0, body.Count("eval_count") ?? 0);
}
