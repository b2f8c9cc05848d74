using System.Text.Json.Serialization;
using QwenDocs.Tokens;

namespace QwenDocs.Endpoints.Caching;

/// <summary>An answer as a cache keeps it. What it cost is left out: it was paid once.</summary>
internal sealed record CachedResponse(string? Id, string Model, string? Provider, string Content, FinishReason FinishReason)
{
    public static CachedResponse From(ModelResponse answer) => new(answer.Id, answer.Model, answer.Provider, answer.Content, answer.FinishReason);

    public ModelResponse ToCompletion() => new()
    {
        Id = Id,
        Model = Model,
        Provider = Provider,
        Content = Content,
        FinishReason = FinishReason,
        Usage = TokenUsage.Zero,
        Metadata = new ResponseMetadata { IsFromCache = true },
    };
}

[JsonSerializable(typeof(CachedResponse))]
internal sealed partial class CachedResponseJsonContext : JsonSerializerContext;
