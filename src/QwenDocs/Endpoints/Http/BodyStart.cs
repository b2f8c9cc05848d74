namespace QwenDocs.Endpoints.Http;

/// <summary>Tells by its first bytes what a body is, for media types are often wrong, and gives those bytes back to whoever reads it.</summary>
internal sealed class BodyStart
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    private readonly byte[] _bytes;

    private BodyStart(byte[] bytes) => _bytes = bytes;

    /// <summary>Gets a value indicating whether the body begins as JSON does, and not as events or a web page do.</summary>
    public bool IsJson => First is (byte)'{' or (byte)'[';

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

    /// <summary>Makes a stream of the bytes that were read, without a byte order mark, and of the rest.</summary>
    public Stream Before(Stream rest) => new PrefixedStream(Text.ToArray(), rest);

    private sealed class PrefixedStream(ReadOnlyMemory<byte> prefix, Stream rest) : Stream
    {
        private ReadOnlyMemory<byte> _prefix = prefix;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_prefix.IsEmpty)
                return rest.ReadAsync(buffer, cancellationToken);
            int length = Math.Min(buffer.Length, _prefix.Length);
            _prefix[..length].CopyTo(buffer);
            _prefix = _prefix[length..];
            return ValueTask.FromResult(length);
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

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
