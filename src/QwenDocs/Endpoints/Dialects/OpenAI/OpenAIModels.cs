using System.Text.Json;
using QwenDocs.Tokens;

namespace QwenDocs.Endpoints.Dialects.OpenAI;

/// <summary>Reads <c>GET /models</c> and what servers add to it.</summary>
/// <remarks>
/// Sources: vLLM and SGLang give each model's <c>max_model_len</c> (their own <c>ModelCard</c>), OpenRouter <c>context_length</c>,
/// <c>pricing</c>, <c>architecture</c> and <c>supported_parameters</c>, llama.cpp the window of a slot in <c>meta.n_ctx</c>; others give the names alone.
/// </remarks>
internal static class OpenAIModels
{
    /// <summary>Returns the model's entry. A server of one model is asked for that one, whatever the request calls it.</summary>
    public static ModelOffer? Find(JsonElement list, string model)
    {
        JsonElement[] all = [.. list.Items("data")];
        JsonElement entry = Array.Find(all, each => each.Text("id") == model);
        if (entry.ValueKind == JsonValueKind.Undefined && all.Length == 1)
            entry = all[0];
        return entry.ValueKind == JsonValueKind.Object ? Read(entry, model, entry.Member("architecture")) : null;
    }

    public static IReadOnlyList<string> Names(JsonElement list) => [.. list.Items("data").Select(static each => each.Text("id")).OfType<string>()];

    public static ModelOffer Read(JsonElement entry, string model, JsonElement architecture)
    {
        JsonElement modalities = architecture.Member("input_modalities");
        return new ModelOffer
        {
            Model = model,
            Provider = entry.Text("provider_name"),
            Slug = entry.Text("tag"),
            ContextTokens = entry.Tokens("max_model_len") ?? entry.Tokens("context_length") ?? entry.Member("meta").Tokens("n_ctx"),
            MaxPromptTokens = entry.Tokens("max_prompt_tokens"),
            MaxCompletionTokens = entry.Tokens("max_completion_tokens") ?? entry.Member("top_provider").Tokens("max_completion_tokens"),
            Price = ReadPrice(entry.Member("pricing")),
            AcceptsImages = modalities.ValueKind == JsonValueKind.Array ? architecture.Lists("input_modalities", "image") : null,
            SupportedParameters = entry.Member("supported_parameters").ValueKind == JsonValueKind.Array
                ? [.. entry.Items("supported_parameters").Where(static each => each.ValueKind == JsonValueKind.String).Select(JsonText.Read)]
                : null,
            Quantization = entry.Text("quantization"),
        };
    }

    // US dollars for one token, as text.
    private static TokenPrice? ReadPrice(JsonElement pricing) =>
        pricing.Number("prompt") is { } prompt && pricing.Number("completion") is { } completion && prompt >= 0 && completion >= 0
            ? new TokenPrice(prompt * 1_000_000m, completion * 1_000_000m)
            : null;
}
