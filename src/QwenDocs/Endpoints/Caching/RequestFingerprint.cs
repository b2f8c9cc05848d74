using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace QwenDocs.Endpoints.Caching;

/// <summary>The key under which an answer is kept: a hash over all that decides it.</summary>
internal static class RequestFingerprint
{
    // Changed when the key's or the entry's form changes, so that old entries are not misread.
    private const string Prefix = "qwendocs:answer:2:";

    public static string Of(ModelRequest request, string? endpointModel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, endpointModel ?? request.Model);
        Append(hash, FormattableString.Invariant($"{request.Temperature:R} {request.MaxCompletionTokens} {request.ContextTokens}"));
        Append(hash, request.Schema?.Text ?? string.Empty);
        Append(hash, request.AdditionalProperties?.ToJsonString() ?? string.Empty);
        if (request.Thinking is { } thinking)
            Append(hash, thinking.ToString());
        foreach (ModelMessage message in request.Messages)
        {
            Append(hash, message.Role.ToString());
            foreach (ModelContent part in message.Parts)
            {
                Append(hash, part switch
                {
                    ModelText text => "t" + text.Value,
                    ModelImage image => $"i{image.Page.MediaType} {image.Page.Size} {image.Page.Sha256}",
                    _ => throw new NotSupportedException($"A {part.GetType().Name} has no place in a key."),
                });
            }
        }

        return Prefix + Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // With its length before it, no text can run into the next.
    private static void Append(IncrementalHash hash, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
