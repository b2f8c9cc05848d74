using System.Text.Json.Serialization;

namespace QwenDocs.Endpoints;

/// <summary>An answer as a cache keeps it. What it cost is left out: it was paid once.</summary>
internal sealed record CachedAnswer(string? Id, string Model, string? Provider, string Content, FinishReason FinishReason)
{
    public static CachedAnswer From(ChatCompletion answer) => new(answer.Id, answer.Model, answer.Provider, answer.Content, answer.FinishReason);

    public ChatCompletion ToCompletion() => new()
    {
        Id = Id,
        Model = Model,
        Provider = Provider,
        Content = Content,
        FinishReason = FinishReason,
        Usage = TokenUsage.Nothing,
        IsFromCache = true,
    };
}

[JsonSerializable(typeof(CachedAnswer))]
internal sealed partial class CachedAnswerJsonContext : JsonSerializerContext;
