using QwenDocs.Endpoints;

namespace QwenDocs.Testing;

/// <summary>One request and its answer.</summary>
/// <param name="Request">The request, line by line: model, limits, schema, then each part of each message; a picture as media type, size and hash.</param>
/// <param name="Answer">The answer.</param>
public sealed record CassetteEntry(IReadOnlyList<string> Request, ModelResponse Answer);
