using System.Globalization;
using System.Text.Json;
using QwenDocs.Endpoints.Dialects;
using QwenDocs.Tokens;

namespace QwenDocs.Endpoints.Errors;

/// <summary>An error as a server reports it in its body.</summary>
/// <remarks>
/// The shapes: <c>{error: {message, code, metadata}}</c> (OpenAI, OpenRouter, llama.cpp), <c>{error: "text"}</c> (Ollama),
/// <c>{object: "error", message, code}</c> (older vLLM, SGLang, LMDeploy), <c>{detail}</c> (FastAPI), <c>{code, message}</c> (DashScope).
/// </remarks>
internal sealed record ReportedError(string Message)
{
    /// <summary>Gets the error's own HTTP-like code.</summary>
    public int? Code { get; init; }

    public string? Provider { get; init; }

    /// <summary>Gets the context window, where the error names it as a number of its own (llama.cpp's <c>n_ctx</c>).</summary>
    public int? ContextLimit { get; init; }

    /// <summary>Gets the seconds to wait that OpenRouter repeats inside the body.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>Gets what the failed attempt cost, where the body tells it beside the error.</summary>
    public TokenUsage? Usage { get; init; }

    public static ReportedError? FindInRoot(ReadOnlySpan<byte> json)
    {
        try
        {
            return FindInRoot(JsonText.Parse(json));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static ReportedError? FindInRoot(JsonElement root)
    {
        root = root.Single();
        if (root.ValueKind != JsonValueKind.Object)
            return null;
        if (Find(root.Member("error")) is { } found)
            return found;
        if (root.Member("detail") is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } detail)
            return new ReportedError(DetailText(detail));
        return root.Member("message").ValueKind is JsonValueKind.Undefined ? null : Find(root);
    }

    public static ReportedError? Find(JsonElement error)
    {
        if (error.ValueKind == JsonValueKind.String)
            return JsonText.Read(error) is { Length: > 0 } text ? new ReportedError(text) : null;
        // Some servers send an empty error with every event.
        if (error.ValueKind != JsonValueKind.Object || !error.EnumerateObject().Any(static member => IsTelling(member.Value)))
            return null;
        JsonElement metadata = error.Member("metadata");
        string message = Words(error.Member("message"));
        // OpenRouter wraps the provider's own words: only they say what is wrong.
        if (metadata.Member("raw") is { ValueKind: JsonValueKind.String } raw && message.StartsWith("Provider returned", StringComparison.Ordinal))
            message = $"{message}: {JsonText.Read(raw)}";
        return new ReportedError(message.Length > 0 ? message : "an error without a message")
        {
            Code = Number(error.Member("code")) ?? Number(error.Member("status")),
            Provider = metadata.Member("provider_name") is { ValueKind: JsonValueKind.String } provider ? JsonText.Read(provider) : null,
            ContextLimit = Number(error.Member("n_ctx")),
            RetryAfterSeconds = Number(metadata.Member("headers").Member("Retry-After")),
        };
    }

    private static string Words(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => JsonText.Read(element),
        JsonValueKind.Undefined or JsonValueKind.Null => string.Empty,
        _ => element.GetRawText(),
    };

    private static bool IsTelling(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.False => false,
        JsonValueKind.String => JsonText.Read(value).Length > 0,
        JsonValueKind.Number => !value.TryGetInt32(out int code) || code is not (0 or 200),
        JsonValueKind.Object => value.EnumerateObject().Any(),
        JsonValueKind.Array => value.GetArrayLength() > 0,
        _ => true,
    };

    // FastAPI's details hold the rejected input, which is document content: only the messages are taken.
    private static string DetailText(JsonElement detail) => detail.ValueKind == JsonValueKind.Array
        ? string.Join("; ", detail.EnumerateArray().Select(static item => Words(item.Member("msg"))))
        : detail.ValueKind == JsonValueKind.String ? JsonText.Read(detail) : "an error with details";

    private static int? Number(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number when element.TryGetInt32(out int number) => number,
        JsonValueKind.String when int.TryParse(JsonText.Read(element), NumberStyles.None, CultureInfo.InvariantCulture, out int number) => number,
        _ => null,
    };
}
