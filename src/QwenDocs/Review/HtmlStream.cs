using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
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

    /// <summary>Writes the head of a page that holds all it needs: it loads nothing, sends nothing, and runs one script alone, which is known by its hash.</summary>
    /// <param name="title">The title, encoded.</param>
    /// <param name="style">The style sheet, with a line end.</param>
    /// <param name="script">The script that the page will hold.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public async Task HeadAsync(
        string title,
        string style,
        string script,
        CancellationToken cancellationToken)
    {
        string hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)));
        await MarkupAsync(
            $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'">
            <title>{title}</title>
            <style>
            {style}</style>
            </head>

            """,
            cancellationToken).ConfigureAwait(false);
    }
}
