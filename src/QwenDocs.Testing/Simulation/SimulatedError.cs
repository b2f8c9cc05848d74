using System.Globalization;
using System.Text.Json.Nodes;
using QwenDocs.Endpoints;

namespace QwenDocs.Testing.Simulation;

/// <summary>An error that a server reports, in the shape of its kind.</summary>
/// <param name="Code">The code, like an HTTP status.</param>
/// <param name="Message">The words.</param>
/// <param name="InChoice">Whether it stands in <c>choices[0]</c>.</param>
internal sealed record SimulatedError(int Code, string Message, bool InChoice = false)
{
    public string Write(EndpointKind? kind) => ToJson(kind).ToJsonString();

    private static JsonObject Wrapped(JsonObject error) => new() { ["error"] = error };

    private JsonObject ToJson(EndpointKind? kind) => (kind, InChoice) switch
    {
        // Ollama's own API has no choices and no codes.
        (EndpointKind.Ollama, _) => new JsonObject { ["error"] = Message },
        (_, true) => InChoices(),
        (EndpointKind.SgLang or EndpointKind.LmDeploy, _) => new JsonObject { ["object"] = "error", ["message"] = Message, ["type"] = "error", ["param"] = null, ["code"] = Code },
        (EndpointKind.Vllm or EndpointKind.OllamaCompatible, _) => Wrapped(new JsonObject { ["message"] = Message, ["type"] = "error", ["param"] = null, ["code"] = Code }),
        (EndpointKind.LlamaCpp, _) => Wrapped(new JsonObject { ["code"] = Code, ["message"] = Message, ["type"] = "server_error" }),
        (EndpointKind.DashScope, _) => DashScope(),
        _ => Wrapped(SimulatedJson.ErrorObject(Code, Message)),
    };

    private JsonObject InChoices() => new()
    {
        ["id"] = "gen-simulated",
        ["choices"] = new JsonArray(new JsonObject
        {
            ["index"] = 0,
            ["finish_reason"] = "error",
            ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = string.Empty },
            ["error"] = SimulatedJson.ErrorObject(Code, Message),
        }),
    };

    // Its codes are words.
    private JsonObject DashScope()
    {
        JsonObject json = Wrapped(new JsonObject { ["message"] = Message, ["type"] = "error", ["param"] = null, ["code"] = string.Create(CultureInfo.InvariantCulture, $"error_{Code}") });
        json["request_id"] = "simulated";
        return json;
    }
}
