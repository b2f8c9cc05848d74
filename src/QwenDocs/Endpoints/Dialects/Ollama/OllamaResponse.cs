using System.Text.Json;
using QwenDocs.Endpoints.Dialects.OpenAI;
using QwenDocs.Endpoints.Errors;
using QwenDocs.Tokens;

namespace QwenDocs.Endpoints.Dialects.Ollama;

/// <summary>The body of an answer of Ollama's <c>/api/chat</c>.</summary>
internal sealed class OllamaResponse
{
    public string? Model { get; init; }

    public OpenAIResponse.Message? Message { get; init; }

    public string? DoneReason { get; init; }

    public int? PromptEvalCount { get; init; }

    public int? EvalCount { get; init; }

    public bool Done { get; init; }

    public JsonElement Error { get; init; }

    public TokenUsage ToUsage() => new(PromptEvalCount ?? 0, EvalCount ?? 0);

    /// <exception cref="JsonException">The bytes are no such answer.</exception>
    /// <exception cref="ReportedErrorException">The answer reports an error.</exception>
    public static ModelResponse Read(ReadOnlySpan<byte> json, string requestedModel)
    {
        var answer = JsonSerializer.Deserialize(json, WireJsonContext.Default.OllamaResponse) ?? throw new JsonException("The answer is null.");
        if (ReportedError.Find(answer.Error) is { } error)
            throw new ReportedErrorException(error);
        if (answer.Message is not { Content.ValueKind: JsonValueKind.String } message)
            throw new JsonException("The answer has no message.");
        return new ModelResponse
        {
            Model = answer.Model ?? requestedModel,
            Content = message.Content.GetString()!,
            FinishReason = OpenAIResponse.ReadFinishReason(answer.DoneReason),
            Usage = answer.ToUsage(),
        };
    }
}
