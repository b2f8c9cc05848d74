using System.Text;
using System.Text.Json.Nodes;

namespace QwenDocs.Testing.Simulation;

/// <summary>The streams that a simulated server sends.</summary>
internal static class SimulatedStream
{
    // About three tokens an event.
    private const int CharactersPerEvent = 12;

    public static string OpenAI(SimulatedRequest request, SimulatedAnswer answer, string content)
    {
        bool isOpenRouter = request.Path.StartsWith("/api/v1", StringComparison.Ordinal);
        var text = new StringBuilder(isOpenRouter ? ": OPENROUTER PROCESSING\n\n: OPENROUTER PROCESSING\n\n" : string.Empty);
        Write(text, Chunk(request, answer, new JsonObject { ["role"] = "assistant", ["content"] = string.Empty }));
        foreach (string piece in Pieces(content))
            Write(text, Chunk(request, answer, new JsonObject { [answer.IsRefusal ? "refusal" : "content"] = piece }));
        if (answer.ErrorAfterContent is { } code)
        {
            JsonObject error = Chunk(request, answer, new JsonObject { ["content"] = string.Empty }, "error");
            error["error"] = SimulatedJson.ErrorObject(code, "simulated");
            Write(text, error);
            return text.ToString();
        }

        Write(text, Chunk(request, answer, [], answer.FinishReason));
        if (isOpenRouter || (bool?)request.Body["stream_options"]?["include_usage"] == true)
        {
            JsonObject last = Chunk(request, answer, []);
            last["choices"] = new JsonArray();
            last["usage"] = SimulatedJson.Usage(request, answer, content);
            Write(text, last);
        }

        return text.Append("data: [DONE]\n\n").ToString();
    }

    public static string Ollama(SimulatedRequest request, SimulatedAnswer answer, string content)
    {
        var text = new StringBuilder();
        foreach (string piece in Pieces(content))
        {
            text.Append(new JsonObject
            {
                ["model"] = request.Model,
                ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = piece },
                ["done"] = false,
            }.ToJsonString()).Append('\n');
        }

        return text.Append(answer.ErrorAfterContent is null
            ? SimulatedJson.Ollama(request, answer, content, string.Empty)
            : new JsonObject { ["error"] = "simulated" }.ToJsonString()).Append('\n').ToString();
    }

    private static JsonObject Chunk(SimulatedRequest request, SimulatedAnswer answer, JsonObject delta, string? finishReason = null)
    {
        var chunk = new JsonObject
        {
            ["id"] = "gen-simulated",
            ["object"] = "chat.completion.chunk",
            ["model"] = request.Model,
            ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = finishReason }),
        };
        if (answer.Provider is { } provider)
            chunk["provider"] = provider;
        return chunk;
    }

    private static void Write(StringBuilder text, JsonObject chunk) => text.Append("data: ").Append(chunk.ToJsonString()).Append("\n\n");

    private static IEnumerable<string> Pieces(string content)
    {
        for (int start = 0; start < content.Length;)
        {
            int length = Math.Min(CharactersPerEvent, content.Length - start);
            if (start + length < content.Length && char.IsHighSurrogate(content[start + length - 1]))
                length++;
            yield return content.Substring(start, length);
            start += length;
        }
    }
}
