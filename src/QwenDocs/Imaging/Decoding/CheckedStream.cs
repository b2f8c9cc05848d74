namespace QwenDocs.Imaging.Decoding;

/// <summary>A file's bytes as a stream for a decoder, which is stopped when it asks for more of them after its time is over.</summary>
/// <param name="bytes">The file.</param>
/// <param name="check">Throws when the work is to stop; called for every read.</param>
internal sealed class CheckedStream(ReadOnlyMemory<byte> bytes, Action check) : Stream
{
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => bytes.Length;

    public override long Position
    {
        get => _position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _position = value;
        }
    }

    public override int Read(Span<byte> buffer)
    {
        check();
        if (_position >= bytes.Length)
            return 0;
        int count = Math.Min(buffer.Length, bytes.Length - (int)_position);
        bytes.Span.Slice((int)_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => _position,
        _ => bytes.Length,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
