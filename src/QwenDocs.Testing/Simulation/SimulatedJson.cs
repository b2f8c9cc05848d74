using System.Text.Json.Nodes;
using QwenDocs.Tokens;

namespace QwenDocs.Testing.Simulation;

/// <summary>The bodies that a simulated server sends.</summary>
internal static class SimulatedJson
{
    public static string OpenAI(SimulatedRequest request, SimulatedAnswer answer, string content)
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = answer.IsRefusal ? null : content };
        if (answer.IsRefusal)
            message["refusal"] = content;
        var body = new JsonObject
        {
            ["id"] = "gen-simulated",
            ["object"] = "chat.completion",
            ["model"] = request.Model,
            ["choices"] = new JsonArray(new JsonObject
            {
                ["index"] = 0,
                ["finish_reason"] = answer.FinishReason,
                ["message"] = message,
            }),
            ["usage"] = Usage(request, answer, content),
        };
        if (answer.Provider is { } provider)
            body["provider"] = provider;
        return body.ToJsonString();
    }

    public static string Ollama(SimulatedRequest request, SimulatedAnswer answer, string content, string? sent = null) => new JsonObject
    {
        ["model"] = request.Model,
        ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = sent ?? content },
        ["done"] = true,
        ["done_reason"] = answer.FinishReason,
        ["prompt_eval_count"] = request.PromptTokens,
        ["eval_count"] = CompletionTokens(answer, content),
    }.ToJsonString();

    public static JsonObject Usage(SimulatedRequest request, SimulatedAnswer answer, string content)
    {
        int tokens = CompletionTokens(answer, content);
        var usage = new JsonObject
        {
            ["prompt_tokens"] = request.PromptTokens,
            ["completion_tokens"] = tokens,
            ["total_tokens"] = request.PromptTokens + tokens,
        };
        if (answer.CostUsd is { } cost)
            usage["cost"] = cost;
        return usage;
    }

    private static int CompletionTokens(SimulatedAnswer answer, string content) => answer.CompletionTokens ?? TextTokenizer.CountTokens(content);

    public static JsonObject ErrorObject(int code, string message) => new() { ["code"] = code, ["message"] = message };
}
