using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace QwenDocs.Review;

/// <summary>Writes markup, text and pictures to a stream, piece by piece: no page is ever one string.</summary>
internal sealed class HtmlStream(Stream output)
{
    // A multiple of three bytes: each piece is then base64 of its own, without padding between.
    private const int PieceBytes = 48 * 1024;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Writes markup as it is.</summary>
    public ValueTask MarkupAsync(string markup, CancellationToken cancellationToken) => output.WriteAsync(Encoding.UTF8.GetBytes(markup), cancellationToken);

    /// <summary>Writes bytes as they are.</summary>
    public ValueTask MarkupAsync(ReadOnlyMemory<byte> markup, CancellationToken cancellationToken) => output.WriteAsync(markup, cancellationToken);

    /// <summary>Encodes text so that it can stand in markup and in quoted attributes.</summary>
    public static string Encode(string text) => Encoder.Encode(text);

    /// <summary>Writes bytes as base64.</summary>
    public async Task Base64Async(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        byte[] encoded = ArrayPool<byte>.Shared.Rent(Base64.GetMaxEncodedToUtf8Length(PieceBytes));
        try
        {
            for (int start = 0; start < bytes.Length; start += PieceBytes)
            {
                ReadOnlyMemory<byte> piece = bytes[start..Math.Min(bytes.Length, start + PieceBytes)];
                Base64.EncodeToUtf8(piece.Span, encoded, out _, out int written);
                await output.WriteAsync(encoded.AsMemory(0, written), cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(encoded);
        }
    }
}
