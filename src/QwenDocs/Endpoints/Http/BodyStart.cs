namespace QwenDocs.Endpoints.Http;

/// <summary>Tells by its first bytes what a body is, for media types are often wrong, and gives those bytes back to whoever reads it.</summary>
internal sealed class BodyStart
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    private readonly byte[] _bytes;

    private BodyStart(byte[] bytes) => _bytes = bytes;

    /// <summary>Gets a value indicating whether the body begins as JSON does, and not as events or a web page do.</summary>
    public bool IsJson => First is (byte)'{' or (byte)'[';

    /// <summary>Gets a value indicating whether there is no body, or one of white space alone.</summary>
    public bool IsEmpty => Text.IsEmpty;

    /// <summary>Gets a value indicating whether the body begins as a web page does.</summary>
    public bool IsHtml => First == (byte)'<';

    /// <summary>Gets a value indicating whether the body is a stream of server-sent events: a field or a comment.</summary>
    public bool IsEvents => First == (byte)':' || Text.StartsWith("data:"u8) || Text.StartsWith("event:"u8) || Text.StartsWith("id:"u8) || Text.StartsWith("retry:"u8);

    private ReadOnlySpan<byte> Text => (_bytes.AsSpan().StartsWith(ByteOrderMark) ? _bytes.AsSpan(ByteOrderMark.Length) : _bytes).TrimStart(" \t\r\n"u8);

    private byte First => Text.IsEmpty ? (byte)0 : Text[0];

    /// <summary>Reads as many bytes as it takes to tell.</summary>
    public static async Task<BodyStart> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        // White space before the body is no more than some lines; beyond that, it is no answer.
        byte[] buffer = new byte[512];
        int length = 0;
        while (length < buffer.Length)
        {
            int read = await body.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            if (read == 0)
                break;
            length += read;
            // The longest word that tells is "retry:".
            if (new BodyStart(buffer[..length]) is var start && (start.IsJson || start.IsHtml || start.IsEvents || start.Text.Length >= 6))
                break;
        }

        return new BodyStart(buffer[..length]);
    }

    /// <summary>Makes a stream of the bytes that were read, without a byte order mark, of the rest, and of the blank line that ends the last event where a server leaves it out.</summary>
    public Stream Before(Stream rest) => new JoinedStream(Text.ToArray(), rest, "\n\n"u8.ToArray());

    private sealed class JoinedStream(ReadOnlyMemory<byte> start, Stream rest, ReadOnlyMemory<byte> end) : Stream
    {
        private ReadOnlyMemory<byte> _start = start;
        private ReadOnlyMemory<byte> _end = end;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (!_start.IsEmpty)
                return Take(ref _start, buffer);
            int read = await rest.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            return read > 0 ? read : Take(ref _end, buffer);
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private static int Take(ref ReadOnlyMemory<byte> bytes, Memory<byte> buffer)
        {
            int length = Math.Min(buffer.Length, bytes.Length);
            bytes[..length].CopyTo(buffer);
            bytes = bytes[length..];
            return length;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                rest.Dispose();
            base.Dispose(disposing);
        }
    }
}
