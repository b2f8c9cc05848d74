using System.Buffers;
using System.Buffers.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using QwenDocs.Imaging;

namespace QwenDocs.Endpoints.Http;

/// <summary>The JSON of a request without its pictures, and the places where they go.</summary>
/// <remarks>
/// A picture's JSON string is written with nothing in it; its base64 goes into that gap only when the body goes out, 48 KiB at a time.
/// So the memory is that of the text alone, and the exact length is known beforehand (some servers refuse chunked bodies).
/// Base64 needs no escaping in JSON.
/// </remarks>
internal sealed class RequestBody
{
    private const int PictureBlock = 48 * 1024;

    // The body is no HTML: umlauts and Chinese stay as they are, two or three bytes instead of six.
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _text = new(4096);
    private readonly List<(int Offset, PageImage Image)> _images = [];

    public RequestBody() => Json = new Utf8JsonWriter(_text, WriterOptions);

    /// <summary>Gets the writer of everything but pictures. It must be flushed when the body is whole.</summary>
    public Utf8JsonWriter Json { get; }

    /// <summary>Gets the length of the whole body in bytes.</summary>
    public long Length => _text.WrittenCount + _images.Sum(static image => (long)Base64.GetMaxEncodedToUtf8Length(image.Image.Bytes.Length));

    /// <summary>Writes a picture as a <c>data:</c> address.</summary>
    public void WriteDataUrl(PageImage image) => WriteGap($"data:{image.MediaType};base64,", image);

    /// <summary>Writes a picture as plain base64.</summary>
    public void WriteBase64(PageImage image) => WriteGap(string.Empty, image);

    /// <summary>Sends the body. It may be called again, for another attempt.</summary>
    public async Task WriteToAsync(Stream stream, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Base64.GetMaxEncodedToUtf8Length(PictureBlock));
        try
        {
            int sent = 0;
            foreach ((int offset, PageImage? image) in _images)
            {
                await stream.WriteAsync(_text.WrittenMemory[sent..offset], cancellationToken).ConfigureAwait(false);
                await WritePictureAsync(stream, image.Bytes, buffer, cancellationToken).ConfigureAwait(false);
                sent = offset;
            }

            await stream.WriteAsync(_text.WrittenMemory[sent..], cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // The block's size is a multiple of three, so padding comes only at the picture's end.
    private static async ValueTask WritePictureAsync(
        Stream stream,
        ReadOnlyMemory<byte> bytes,
        byte[] buffer,
        CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
        {
            ReadOnlyMemory<byte> block = bytes[..Math.Min(PictureBlock, bytes.Length)];
            Base64.EncodeToUtf8(block.Span, buffer, out _, out int written);
            await stream.WriteAsync(buffer.AsMemory(0, written), cancellationToken).ConfigureAwait(false);
            bytes = bytes[block.Length..];
        }
    }

    private void WriteGap(string prefix, PageImage image)
    {
        Json.WriteStringValue(prefix);
        int end = checked((int)(Json.BytesCommitted + Json.BytesPending));
        _images.Add((end - 1, image));
    }
}
